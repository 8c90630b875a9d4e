import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CLIENT_HEADER, OLDEST_PROTOCOL_VERSION } from '#shared/replication/protocol.ts';
import { HubError } from '../hub-error.ts';

const HARMLESS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses callers of a protocol that is no longer spoken, and calls that change something unless a workstation makes
 * them: a form or script of another site can set neither the header nor our Origin.
 */
export function registerClientGuard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const version = request.headers[CLIENT_HEADER];
    if (version !== undefined && !/^[1-9]\d{0,8}$/.test(String(version))) {
      throw new HubError('bad-request', `${CLIENT_HEADER} is a protocol version`);
    }
    if (version !== undefined && Number(version) < OLDEST_PROTOCOL_VERSION) {
      throw new HubError('protocol-too-old', `this hub speaks protocol ${OLDEST_PROTOCOL_VERSION} and newer`);
    }
    if (HARMLESS.includes(request.method)) return;
    if (version === undefined || !isOwnOrigin(request))
      throw new HubError('wrong-origin', 'not a call of a workstation');
  });
}

function isOwnOrigin(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  // Every browser names the origin of such a call; without one, and without a browser's marks, it is a program's.
  if (origin === undefined) return request.headers['sec-fetch-site'] === undefined;
  return origin === `${request.protocol}://${request.host}`;
}
