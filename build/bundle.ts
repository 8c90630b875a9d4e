/** Bundles the three programs of the desktop into out/: `node build/bundle.ts [renderer|main|preload ...]`. */
import { join } from 'node:path';
import { build } from 'vite';

const programs = ['renderer', 'main', 'preload'];

export async function bundle(names = programs): Promise<void> {
  for (const name of names) {
    await build({ configFile: join(import.meta.dirname, `vite.${name}.config.ts`), logLevel: 'warn' });
  }
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  await bundle(names.length > 0 ? names : programs);
}
