import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { EnrolmentAnswer, EnrolmentRequest, ErrorAnswer } from '#shared/replication/protocol.ts';
import { enrol } from '../identity/enrol.ts';
import type { Identity } from '../identity/identity.ts';

/** Per address. A code is 60 random bits and valid for a week, so this only keeps a guesser from being a burden. */
const RATE_LIMIT = { max: 300, timeWindow: 60_000 };

export function enrolmentRoutes(app: FastifyInstance, identity: Identity): void {
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/enrolments',
    {
      config: { rateLimit: RATE_LIMIT },
      schema: {
        summary: 'Makes a workstation of this PC with a one-time code',
        tags: ['enrolment'],
        body: EnrolmentRequest,
        response: { 200: EnrolmentAnswer, '4xx': ErrorAnswer },
      },
    },
    (request) => enrol(identity, request.body),
  );
}
