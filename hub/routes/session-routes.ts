import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ChallengeAnswer, ErrorAnswer, SessionAnswer, SessionRequest } from '#shared/replication/protocol.ts';
import { createChallenge } from '../identity/challenge.ts';
import type { Identity } from '../identity/identity.ts';
import { signOut } from '../identity/read-session.ts';
import { SESSION_MS, signIn } from '../identity/sign-in.ts';
import { requireSession, setSessionCookie } from '../plugins/authentication.ts';

/** Per address: a district office may sit behind one, with every PC renewing its session each few minutes. */
const RATE_LIMIT = { max: 300, timeWindow: 60_000 };
const tags = ['sessions'];

export function sessionRoutes(app: FastifyInstance, identity: Identity): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get(
    '/sessions/challenge',
    {
      schema: {
        summary: 'What the proofs of a sign-in sign; valid for two minutes',
        tags,
        response: { 200: ChallengeAnswer },
      },
    },
    async () => createChallenge(identity),
  );
  routes.post(
    '/sessions',
    {
      config: { rateLimit: RATE_LIMIT },
      schema: {
        summary: 'Signs a person in on a workstation by proof of both keys; the session is a cookie of ten minutes',
        tags,
        body: SessionRequest,
        response: { 200: SessionAnswer, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { secret, answer } = await signIn(identity, request.body);
      setSessionCookie(request, reply, secret, SESSION_MS);
      return answer;
    },
  );
  app.register((scope, _options, done) => {
    requireSession(scope, identity);
    const schema = { summary: 'Ends the session', tags, response: { 204: Type.Null(), '4xx': ErrorAnswer } };
    scope.delete('/sessions', { schema }, async (request, reply) => {
      await signOut(identity, request.reader, request.sessionHash);
      setSessionCookie(request, reply, null);
      return reply.code(204).send();
    });
    done();
  });
}
