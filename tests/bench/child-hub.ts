import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { HubOptions } from '../../hub/server.ts';

/** The real hub with the demo district, in a process of its own. */
export interface ChildHub {
  address: string;
  /** A one-time code for a PC of the unit. */
  enrolmentCode(unit: string): Promise<string>;
  stop(): Promise<void>;
}

/** On the embedded database in `dataFolder` unless `databaseUrl` names a PostgreSQL. */
export async function startChildHub(
  options: Pick<HubOptions, 'dataFolder' | 'databaseUrl' | 'rendererFolder'>,
): Promise<ChildHub> {
  const settings: HubOptions = { host: '127.0.0.1', port: 0, ...options };
  const child = fork(join(import.meta.dirname, 'hub-process.ts'), [JSON.stringify(settings)], { stdio: 'inherit' });
  const { address } = await answerOf<{ address: string }>(child);
  return {
    address,
    async enrolmentCode(unit) {
      const answer = answerOf<{ code?: string; error?: string }>(child);
      child.send(unit);
      const { code, error } = await answer;
      if (code === undefined) throw new Error(error);
      return code;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

/** The next thing it says. Throws when it ends instead. */
export async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const done = new AbortController();
  const ended = once(child, 'exit', done).then(([code]) => {
    throw new Error(`the process ended with ${code}`);
  });
  try {
    const [answer] = await Promise.race([once(child, 'message', done), ended]);
    return answer as Answer;
  } finally {
    done.abort();
    ended.catch(() => {});
  }
}
