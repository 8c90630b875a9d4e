import { Readable } from 'node:stream';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { CaseCollection, ErrorAnswer } from '#shared/replication/protocol.ts';
import type { Identity } from '../identity/identity.ts';
import { readerOf } from '../identity/read-session.ts';
import type { Replication } from '../replication/replication.ts';
import { snapshot } from '../replication/snapshot.ts';
import { checkpointOf, FromCheckpoint } from './from-checkpoint.ts';

/** Longer than a bad line is silent; whoever takes nothing for so long comes again from its checkpoint. */
const IDLE_MS = 120_000;

export function snapshotRoute(app: FastifyInstance, replication: Replication, identity: Identity): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/replication/:collection/snapshot',
    {
      schema: {
        summary: 'Everything after a checkpoint as NDJSON, within the scope of the caller',
        tags: ['replication'],
        params: Type.Object({ collection: CaseCollection }),
        querystring: FromCheckpoint,
        response: { 200: Type.Unknown(), '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const readerNow = () => readerOf(identity, request.sessionHash);
      const lines = snapshot(replication, readerNow, request.params.collection, checkpointOf(request.query));
      // What speaks against the call as a whole is said before the stream begins.
      const { value: head = '' } = await lines.next();
      reply.raw.setTimeout(IDLE_MS, () => reply.raw.destroy());
      return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(after(head, lines)));
    },
  );
}

async function* after(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
