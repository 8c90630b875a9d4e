import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { StoryRunner } from '../demo/runner.ts';
import { tellMainJob } from '../demo/story.ts';

test('the main job, from a villager at the counter to the answer told', async () => {
  test.setTimeout(240_000);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'loket-story-'));
  const run = await StoryRunner.in(path.join(folder, 'pictures'), console.log);
  await tellMainJob(run, folder, path.resolve(import.meta.dirname, '../../out/renderer'));
  expect(run.passed).toBeGreaterThan(15);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});
