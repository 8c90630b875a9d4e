import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  BucketAnswer,
  CaseCollection,
  ChainAnswer,
  Collection,
  DigestAnswer,
  ErrorAnswer,
  PullAnswer,
  PushAnswer,
  PushRequest,
} from '#shared/replication/protocol.ts';
import { chain } from '../replication/chain.ts';
import { bucketDigests, digest } from '../replication/digest.ts';
import { MAX_PAGE, pull } from '../replication/pull.ts';
import { push } from '../replication/push.ts';
import type { PushGate } from '../replication/push-gate.ts';
import type { PushMetrics } from '../replication/push-metrics.ts';
import type { Replication } from '../replication/replication.ts';
import { checkpointOf, Digits, FromCheckpoint } from './from-checkpoint.ts';

const PUSH_BYTES = 2_000_000;
const tags = ['replication'];
const PullQuery = Type.Object({ ...FromCheckpoint.properties, limit: Type.Optional(Digits) });
const InCollection = Type.Object({ collection: Collection });
const InCases = Type.Object({ collection: CaseCollection });

const SLOW_PUSH_MS = 2_000;

export function replicationRoutes(
  app: FastifyInstance,
  replication: Replication,
  gate: PushGate,
  metrics: PushMetrics,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/replication/:collection/pull',
    {
      schema: {
        summary: 'What has changed after a checkpoint, within the scope of the caller',
        tags,
        params: InCollection,
        querystring: PullQuery,
        response: { 200: PullAnswer, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { limit = '100', ...from } = request.query;
      const size = Math.min(Math.max(Number(limit), 1), MAX_PAGE);
      const page: unknown = await pull(
        replication,
        request.reader,
        request.params.collection,
        checkpointOf(from),
        size,
      );
      // A page is JSON already: stored entries are passed on as they are.
      return reply
        .type('application/json; charset=utf-8')
        .serializer((text) => String(text))
        .send(page as PullAnswer);
    },
  );
  routes.get(
    '/chains/:workstation',
    {
      schema: {
        summary: 'Number, hash and prev of the entries that the hub holds of a workstation of the district',
        tags,
        params: Type.Object({ workstation: Type.String({ maxLength: 20 }) }),
        querystring: Type.Object({ from: Type.Optional(Digits) }),
        response: { 200: ChainAnswer, '4xx': ErrorAnswer },
      },
    },
    (request) => chain(replication, request.reader, request.params.workstation, Number(request.query.from ?? 1)),
  );
  routes.post(
    '/replication/:collection/push',
    {
      bodyLimit: PUSH_BYTES,
      // Before a body is read: saying no must cost next to nothing.
      onRequest: async () => gate.check(),
      schema: {
        summary: 'Takes entries in, each judged by itself; answers the cases of which the caller lacks something',
        tags,
        params: InCases,
        body: PushRequest,
        response: { 200: PushAnswer, '4xx': ErrorAnswer },
      },
    },
    async ({ reader, params, body, log }) => {
      const started = performance.now();
      const answer = await gate.through(() => push(replication, reader, params.collection, body));
      const ms = Math.round(performance.now() - started);
      const cases = body.rows.length;
      metrics.pushed(ms / 1_000, cases, answer);
      if (ms >= SLOW_PUSH_MS) log.warn({ ms, cases, workstation: reader.workstation }, 'slow push');
      return answer;
    },
  );
  routes.get(
    '/replication/:collection/digest',
    {
      schema: {
        summary: 'A hash for each of 256 buckets of cases within the scope of the caller',
        tags,
        params: InCases,
        response: { 200: DigestAnswer, '4xx': ErrorAnswer },
      },
    },
    (request) => digest(replication, request.reader, request.params.collection),
  );
  routes.get(
    '/replication/:collection/digest/:bucket',
    {
      schema: {
        summary: 'The cases of one bucket with their digests',
        tags,
        params: Type.Object({
          collection: CaseCollection,
          bucket: Type.String({ pattern: '^(\\d|\\d\\d|1\\d\\d|2[0-4]\\d|25[0-5])$' }),
        }),
        response: { 200: BucketAnswer, '4xx': ErrorAnswer },
      },
    },
    (request) => bucketDigests(replication, request.reader, request.params.collection, Number(request.params.bucket)),
  );
}
