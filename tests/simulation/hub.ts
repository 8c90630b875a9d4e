import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hint } from '../../hub/database/database.ts';
import { filesFolder } from '../../hub/files/file-service.ts';
import { aHub, type HubParts } from '../fixtures/a-hub.ts';
import { type Backup, backUp } from '../fixtures/hub-backup.ts';
import { atHub } from './turns.ts';

export interface HubRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

export interface HubReply {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/** The real hub on PGlite, asked one request at a time. */
export interface SimulatedHub extends Awaited<ReturnType<typeof aHub>> {
  handle(request: HubRequest): Promise<HubReply>;
  onHint(listener: (hint: Hint) => void): void;
  /** Forgets the listeners of the schedule before, and all that it wrote. */
  reset(): Promise<void>;
  keepAsBase(): Promise<void>;
  backUp(): Promise<Backup>;
  /** Answers with errors until false. */
  isDown: boolean;
  /** Answers that were 5xx though the hub was up: none may be. */
  readonly broken: string[];
}

export async function aSimulatedHub(parts: HubParts): Promise<SimulatedHub> {
  const hub = await aHub({ ...parts, heartbeatMs: 2 ** 31 - 1 });
  const listeners = new Set<(hint: Hint) => void>();
  const broken: string[] = [];
  let backups: Backup[] = [];
  let base: Backup | null = null;
  let requests = 0;
  hub.database.onHint((hint) => {
    for (const listener of listeners) listener(hint);
  });
  const simulated: SimulatedHub = {
    ...hub,
    isDown: false,
    broken,
    onHint: (listener) => void listeners.add(listener),
    async keepAsBase() {
      base = await backUp(hub.database);
    },
    async reset() {
      listeners.clear();
      broken.length = 0;
      simulated.isDown = false;
      await atHub(async () => {
        await rm(join(filesFolder(hub.administration.dataFolder), hub.district), { recursive: true, force: true });
        await base?.rewind();
        for (const backup of backups) await backup.drop();
      });
      backups = [];
    },
    async backUp() {
      const backup = await atHub(() => backUp(hub.database));
      backups.push(backup);
      return backup;
    },
    handle: ({ method, path, headers, body }) =>
      atHub(async () => {
        if (simulated.isDown) return { status: 503, headers: {}, body: new Uint8Array() };
        requests += 1;
        const reply = await hub.app.inject({
          method: method as 'GET',
          url: path,
          headers,
          // One address would soon be asked to slow down.
          remoteAddress: `10.${(requests >> 16) & 255}.${(requests >> 8) & 255}.${requests & 255}`,
          ...(body && { payload: body }),
        });
        if (reply.statusCode >= 500) broken.push(`${method} ${path}: ${reply.statusCode} ${reply.body.slice(0, 300)}`);
        const flat = Object.entries(reply.headers).map(([name, value]) => [name, String(value)] as const);
        return {
          status: reply.statusCode,
          headers: Object.fromEntries(flat.filter(([name]) => name !== 'content-length')),
          body: new Uint8Array(reply.rawPayload),
        };
      }),
  };
  return simulated;
}
