import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { answerOf } from './child-hub.ts';
import type { Load, PeerOptions } from './peer-process.ts';

/** What the peers replicate from, in a process of its own. */
export interface ChildPeers {
  address: string;
  load(load: Load): Promise<void>;
  stop(): Promise<void>;
}

/** `folder`: where it may leave files. */
export async function startChildPeers(options: PeerOptions, folder: string): Promise<ChildPeers> {
  const file = join(import.meta.dirname, 'peer-process.ts');
  const child = fork(file, [JSON.stringify(options)], { stdio: 'inherit', cwd: folder });
  const { address } = await answerOf<{ address: string }>(child);
  return {
    address,
    async load(load) {
      const answer = answerOf(child);
      child.send(load);
      await answer;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
