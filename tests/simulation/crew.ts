import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Job, Result } from './job.ts';

/** A schedule takes a few seconds; one that takes this long hangs. */
const LIMIT_MS = 180_000;
/** Then a process is replaced: pages that died leave something behind. */
const SCHEDULES_EACH = 300;

interface Task {
  job: Job;
  done(result: Result): void;
  failed(error: Error): void;
}

/** Processes that run schedules side by side; in a `mutable` crew mechanisms can be switched off. */
export class Crew {
  readonly #kind: 'plain' | 'mutable';
  readonly #waiting: Task[] = [];
  readonly #members = new Set<ChildProcess>();
  #isClosed = false;
  #isBroken = false;

  constructor(size: number, kind: 'plain' | 'mutable' = 'plain') {
    this.#kind = kind;
    for (let index = 0; index < size; index++) this.#hire();
  }

  run(job: Job): Promise<Result> {
    if (this.#isBroken) return Promise.reject(new Error('a worker did not start'));
    return new Promise((done, failed) => {
      this.#waiting.push({ job, done, failed });
      for (const member of this.#members) member.emit('wanted');
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const member of this.#members) member.kill('SIGKILL');
  }

  #hire(): void {
    const member = fork(join(import.meta.dirname, 'worker.ts'), [this.#kind], {
      execArgv: ['--no-deprecation'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#members.add(member);
    let task: Task | null = null;
    let isReady = false;
    let runs = 0;
    let limit: NodeJS.Timeout | undefined;
    const next = () => {
      if (!isReady || task) return;
      if (runs >= SCHEDULES_EACH) return void member.kill('SIGKILL');
      task = this.#waiting.shift() ?? null;
      if (!task) return;
      runs += 1;
      limit = setTimeout(() => member.kill('SIGKILL'), LIMIT_MS);
      member.send(task.job);
    };
    member.on('wanted', next);
    member.on('message', (message: Result | 'ready') => {
      clearTimeout(limit);
      if (message === 'ready') isReady = true;
      else task?.done(message);
      task = null;
      next();
    });
    member.on('exit', () => {
      clearTimeout(limit);
      this.#members.delete(member);
      if (this.#isClosed) return;
      const wrong = ['the process hangs or died'];
      task?.done({ seed: task.job.seed, wrong, saved: 0, did: {}, cpuMs: 0, traceHash: '', trace: [] });
      // One that cannot even begin would be hired without end.
      if (isReady) return this.#hire();
      this.#isBroken = true;
      for (const one of this.#waiting.splice(0)) one.failed(new Error('a worker did not start'));
    });
  }
}
