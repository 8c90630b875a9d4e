import { readFile, writeFile } from 'node:fs/promises';
import type { Operation } from './schedule.ts';

const FILE = new URL('./failing-seeds.json', import.meta.url);

/** A schedule that once went wrong, shrunk; the tests replay it. */
export interface Failure {
  seed: number;
  schedule: Operation[];
  /** As it was then. */
  wrong: string[];
}

export const readFailures = async (): Promise<Failure[]> => JSON.parse(await readFile(FILE, 'utf8')) as Failure[];

export async function keepFailure(failure: Failure): Promise<void> {
  const others = (await readFailures()).filter(({ seed }) => seed !== failure.seed);
  await writeFile(FILE, `${JSON.stringify([...others, failure], null, 1)}\n`);
}
