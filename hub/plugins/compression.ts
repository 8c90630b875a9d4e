import { promisify } from 'node:util';
import { constants, createGunzip, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { HubError } from '../hub-error.ts';

const compress = promisify(gzip);
/** Shorter answers fit into a packet or two as they are. */
const WORTH_BYTES = 1_400;

/** Bodies may come and answers go as gzip: rural lines carry a few hundred kbit/s. */
export function registerCompression(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return payload;
    if (encoding !== 'gzip') throw new HubError('wrong-type', `content-encoding ${encoding} is not understood`);
    // The body limit counts what comes out, so a small body cannot swell without end.
    const plain = Object.assign(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }), { receivedEncodedLength: 0 });
    payload.on('data', (chunk: Buffer) => {
      plain.receivedEncodedLength += chunk.length;
    });
    payload.on('error', (error) => plain.destroy(error));
    plain.on('error', (error) => Object.assign(error, { statusCode: 400 }));
    return payload.pipe(plain);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < WORTH_BYTES) return payload;
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload;
    reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').removeHeader('content-length');
    return compress(payload, { level: 4 });
  });
}
