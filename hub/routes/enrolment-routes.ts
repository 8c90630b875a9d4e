import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { EnrolmentAnswer, EnrolmentRequest, ErrorAnswer } from '#shared/replication/protocol.ts';
import { enrol } from '../identity/enrol.ts';
import type { Identity } from '../identity/identity.ts';

/** A person types a code at most a few times; a program guesses many. */
const RATE_LIMIT = { max: 10, timeWindow: 60_000 };

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
