/** `npm run demo`: the main job as one scripted run, each step printed and checked, pictures left in .loket/demo. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.ts';
import { StoryRunner } from './runner.ts';
import { tellMainJob } from './story.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.loket/demo-data');

console.log('Building the app …');
if (!process.argv.includes('--built')) await bundle(['renderer']);
await rm(folder, { recursive: true, force: true });
const run = await StoryRunner.in(join(root, '.loket/demo'), console.log);
try {
  await tellMainJob(run, folder, join(root, 'out/renderer'));
  console.log(`demo: ${run.passed} steps passed`);
  process.exit(0);
} catch (error) {
  console.error(error);
  console.error(`demo: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
