import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';

export const root = join(import.meta.dirname, '../..');
export const rooms = ['shared', 'hub', 'renderer', 'electron', 'build', 'tests'];

/** A throw-away tree inside the project, so that packages resolve to the real ones. */
export class Tree {
  readonly path: string;

  constructor() {
    mkdirSync(join(root, '.loket'), { recursive: true });
    this.path = mkdtempSync(join(root, '.loket/architecture-'));
    this.copy('package.json');
  }

  copy(...paths: string[]) {
    for (const path of paths) cpSync(join(root, path), join(this.path, path), { recursive: true });
  }

  plant(file: string, text: string) {
    mkdirSync(join(this.path, dirname(file)), { recursive: true });
    writeFileSync(join(this.path, file), text);
  }

  remove() {
    rmSync(this.path, { recursive: true });
  }
}

/** Runs one of the project's own tools; a non-zero exit is an answer here, not an error. */
function run(tool: string, parameters: string[], cwd: string): Promise<string> {
  const options = { cwd, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' };
  return new Promise((resolve, reject) => {
    execFile(join(root, 'node_modules/.bin', tool), parameters, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else if (stdout === '' && stderr !== '') reject(new Error(stderr));
      else resolve(stdout);
    });
  });
}

export async function cruise(cwd: string, folders: string[]): Promise<ICruiseResult> {
  const config = join(root, '.dependency-cruiser.mjs');
  return JSON.parse(await run('depcruise', ['--config', config, '--output-type', 'json', ...folders], cwd));
}

/** The compiler's complaints as "file(line,column): error TSnnnn: text". */
export async function typeErrors(cwd: string): Promise<string[]> {
  const output = await run('tsc', ['-b', '--pretty', 'false'], cwd);
  return output.split('\n').filter((line) => line.includes(': error TS'));
}
