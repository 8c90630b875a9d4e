/** The peers' server, started by child-peers.ts: express-pouchdb in memory, and the same cases as plain JSON. */

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import pouchApp from 'express-pouchdb';
import PouchDB from 'pouchdb';
import memoryAdapter from 'pouchdb-adapter-memory';
import { readCases } from './seeded-hub.ts';

interface Express {
  (): Express;
  static(folder: string): unknown;
  use(...handlers: unknown[]): void;
  get(
    path: string,
    handler: (request: IncomingMessage & { query: Record<string, string> }, response: Answer) => void,
  ): void;
  listen(port: number, host: string, ready: () => void): Server;
}
type Answer = ServerResponse & { json(value: unknown): void };

export interface PeerOptions {
  casesFile: string;
  /** The built page. */
  pageFolder: string;
}
/** Puts cases into a database of PouchDB; answered when they are in. */
export interface Load {
  database: string;
  from: number;
  count: number;
  /** Before each id, for cases that are new once more. */
  prefix?: string;
}

const { casesFile, pageFolder } = JSON.parse(process.argv[2] ?? '') as PeerOptions;
// express-pouchdb works with the express that it brings, not with a newer one.
const express = createRequire(createRequire(import.meta.url).resolve('express-pouchdb'))('express') as Express;
const cases = await readCases(casesFile);
const Memory = PouchDB.plugin(memoryAdapter).defaults({ adapter: 'memory' });

const app = express();
app.use('/db', pouchApp(Memory, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
app.get('/cases', (_request, response) => response.json(cases));
app.get('/pull', ({ query }, response) => {
  const after = Number(query.after);
  const documents = cases.slice(after, after + Number(query.limit)).map((one) => ({ ...one, _deleted: false }));
  response.json({ documents, checkpoint: { after: after + documents.length } });
});
app.use(express.static(pageFolder));

process.on('message', async ({ database, from, count, prefix = '' }: Load) => {
  const pouch = new Memory(database);
  for (let done = from; done < from + count; done += 1_000) {
    const some = cases.slice(done, Math.min(done + 1_000, from + count));
    await pouch.bulkDocs(some.map(({ id, ...rest }) => ({ _id: prefix + id, ...rest })));
  }
  process.send?.({ loaded: (await pouch.info()).doc_count });
});
process.on('disconnect', () => process.exit(0));
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
