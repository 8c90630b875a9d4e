import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGunzip, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { HubError } from '../hub-error.ts';

const compress = promisify(gzip);
/** Shorter answers fit into a packet or two as they are. */
const WORTH_BYTES = 1_400;
const COMPRESSIBLE = /^(text\/|image\/svg|application\/(json|x-ndjson|javascript|manifest))/;

/** Answers go as gzip to whoever takes it: rural lines carry a few hundred kbit/s. */
export function registerCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isText = typeof payload === 'string';
    if (!isText && typeof (payload as Readable | null)?.pipe !== 'function') return payload;
    if (isText && payload.length < WORTH_BYTES) return payload;
    if (!COMPRESSIBLE.test(String(reply.getHeader('content-type')))) return payload;
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload;
    reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').removeHeader('content-length');
    if (isText) return compress(payload, { level: 4 });
    const packed = createGzip({ level: 4 });
    // Either end that breaks ends the other: a source that failed must not leave its reader waiting.
    pipeline(payload as Readable, packed, () => {});
    return packed;
  });
}

/** Bodies may come as gzip. The body limit counts what comes out, so a small body cannot swell without end. */
export function registerDecompression(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return payload;
    if (encoding !== 'gzip') throw new HubError('wrong-type', `content-encoding ${encoding} is not understood`);
    const plain = Object.assign(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }), { receivedEncodedLength: 0 });
    payload.on('data', (chunk: Buffer) => {
      plain.receivedEncodedLength += chunk.length;
    });
    payload.on('error', (error) => plain.destroy(error));
    plain.on('error', (error) => Object.assign(error, { statusCode: 400 }));
    return payload.pipe(plain);
  });
}
