import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { Collection } from '#shared/replication/protocol.ts';
import type { Identity } from '../identity/identity.ts';
import { readerOf } from '../identity/read-session.ts';
import { onChange } from '../replication/change-feed.ts';
import type { Replication } from '../replication/replication.ts';

/** Hints of one collection are gathered: a busy hour must not wake every workstation for each commit. */
const GATHER_MS = 500;

/** Server-sent events: a hint per collection that has something new, a comment to keep the line, an end with the session. */
export function streamRoute(
  app: FastifyInstance,
  replication: Replication,
  identity: Identity,
  heartbeatMs: number,
): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });

  const schema = { summary: 'Hints that a collection has something new; read with fetch', tags: ['replication'] };
  app.withTypeProvider<TypeBoxTypeProvider>().get('/replication/stream', { schema }, (request, reply) => {
    const { reader, sessionHash } = request;
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write(': open\n\n');

    const waiting = new Set<Collection>();
    let gathering: NodeJS.Timeout | undefined;
    const stop = onChange(replication, reader, (collection) => {
      waiting.add(collection);
      gathering ??= setTimeout(() => {
        gathering = undefined;
        for (const one of waiting) raw.write(`data: ${JSON.stringify({ collection: one })}\n\n`);
        waiting.clear();
      }, GATHER_MS);
    });
    const heartbeat = setInterval(async () => {
      // A revoked key or workstation ends its stream at the next beat, an expired session as well.
      const isAlive = await readerOf(identity, sessionHash).then(Boolean, () => true);
      if (isAlive) raw.write(': still here\n\n');
      else end();
    }, heartbeatMs);
    const end = () => {
      stop();
      clearTimeout(gathering);
      clearInterval(heartbeat);
      open.delete(end);
      raw.end();
    };
    open.add(end);
    raw.on('close', end);
  });
}
