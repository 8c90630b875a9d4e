import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sha } from '#shared/crypto/bytes.ts';
import { SESSION_COOKIE } from '#shared/replication/protocol.ts';
import { HubError } from '../hub-error.ts';
import type { Identity } from '../identity/identity.ts';
import { readerOf } from '../identity/read-session.ts';
import type { Reader } from '../repositories/session-repository.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The person behind the session; only where `requireSession` was registered. */
    reader: Reader;
    /** Hash of the cookie, which names the session. */
    sessionHash: string;
  }
}

export async function registerCookies(app: FastifyInstance): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('reader');
  app.decorateRequest('sessionHash', '');
}

/** Every route of this scope needs a session; checked before a body is read. */
export function requireSession(app: FastifyInstance, identity: Identity): void {
  app.addHook('onRequest', async (request) => {
    const secret = request.cookies[SESSION_COOKIE];
    if (!secret) throw new HubError('session-required', 'sign in first');
    request.sessionHash = await sha(secret);
    const reader = await readerOf(identity, request.sessionHash);
    if (!reader) throw new HubError('session-required', 'the session has ended');
    request.reader = reader;
  });
}

/** Out of reach of every script: HttpOnly, and sent to our own pages only. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  secret: string | null,
  maxAgeMs = 0,
): void {
  reply.setCookie(SESSION_COOKIE, secret ?? '', {
    httpOnly: true,
    sameSite: 'strict',
    path: '/api',
    secure: request.protocol === 'https',
    maxAge: Math.floor(maxAgeMs / 1000),
  });
}
