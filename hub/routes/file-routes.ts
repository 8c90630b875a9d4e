import { createReadStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { HASH } from '#shared/complaint/entry.ts';
import { ENTRY_DATA } from '#shared/complaint/entry-data.ts';
import { isTicketNumber } from '#shared/complaint/ticket-number.ts';
import { UPLOAD_METADATA } from '#shared/replication/protocol.ts';
import type { FileService } from '../files/file-service.ts';
import { UPLOAD_TYPES } from '../files/magic-bytes.ts';
import { HubError } from '../hub-error.ts';
import type { Reader } from '../repositories/session-repository.ts';
import type { Upload } from '../repositories/upload-repository.ts';

const PATH = '/api/v1/files';
const FileId = ENTRY_DATA.attached.properties.file;
const MAX_BYTES = 25_000_000;
const tags = ['files'];

/** Uploads by tus 1.0 (https://tus.io/protocols/resumable-upload), resumable at `/files/<file>`; and downloads. */
export function fileRoutes(app: FastifyInstance, files: FileService): void {
  const readers = new WeakMap<IncomingMessage, Reader>();
  const tus = tusServer(files, (request) => readers.get(request) as Reader);
  // The bytes go from the line to the disk; nothing in between keeps them.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));

  const handOver = async (request: FastifyRequest, reply: FastifyReply) => {
    readers.set(request.raw, request.reader);
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    await tus.handle(request.raw, reply.raw);
  };

  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const params = Type.Object({ file: FileId });
  routes.post(
    '/files',
    { schema: { summary: 'tus: announces a file; the same one again goes on where it was', tags } },
    async (request, reply) => {
      const upload = announced(request, request.reader.alias);
      const offset = await files.announce(request.reader, upload);
      if (offset === null) return handOver(request, reply);
      const headers = { 'tus-resumable': '1.0.0', 'upload-offset': String(offset), location: `${PATH}/${upload.file}` };
      return reply.code(201).headers(headers).send();
    },
  );
  routes.patch('/files/:file', { schema: { summary: 'tus: the next bytes', tags, params } }, async (request, reply) => {
    const expiresMs = await files.touch(request.reader, request.params.file);
    reply.header('upload-expires', new Date(expiresMs).toUTCString());
    return handOver(request, reply);
  });
  routes.head('/files/:file', { schema: { summary: 'tus: how many bytes are there', tags, params } }, handOver);
  routes.get(
    '/files/:file',
    { exposeHeadRoute: false, schema: { summary: 'A file of a case within the scope of the caller', tags, params } },
    async (request, reply) => {
      const { path, type, size } = await files.read(request.reader, request.params.file);
      return reply
        .type(type)
        .headers({ 'content-length': size, 'cache-control': 'private, no-store', 'content-disposition': 'attachment' })
        .send(createReadStream(path));
    },
  );
}

function tusServer(files: FileService, readerOf: (request: IncomingMessage) => Reader): Server {
  const reader = (request: { runtime?: { node?: { req: unknown } | undefined } | undefined }): Reader =>
    readerOf(request.runtime?.node?.req as IncomingMessage);
  const fileOf = (id: string): string => id.slice(id.indexOf('/') + 1);
  return new Server({
    path: PATH,
    datastore: files.store,
    locker: files.locker,
    maxSize: MAX_BYTES,
    relativeLocation: true,
    // No other origin may call: without this, tus allows every one.
    allowedOrigins: () => false,
    namingFunction: (request, metadata) => files.idOf(reader(request), String(metadata?.file)),
    generateUrl: (_request, { path, id }) => `${path}/${fileOf(id)}`,
    getFileIdFromRequest: (request, lastPath) =>
      lastPath === undefined ? lastPath : files.idOf(reader(request), lastPath),
    async onIncomingRequest(request, id) {
      // The hub may have stopped between the last byte and its check.
      const upload = await files.store.getUpload(id).catch(() => null);
      if (upload && upload.offset === upload.size) await finished(() => files.finish(reader(request), fileOf(id)));
    },
    async onUploadFinish(request, upload) {
      await finished(() => files.finish(reader(request), fileOf(upload.id)));
      return {};
    },
  });
}

/** tus answers with what is thrown in its own form. */
async function finished(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    throw { status_code: error.status, body: JSON.stringify({ code: error.code, message: error.message }) };
  }
}

/** What the headers of an announcement say; throws `bad-request`, `wrong-type` or `too-large`. */
function announced(request: FastifyRequest, alias: string): Upload {
  const length = String(request.headers['upload-length'] ?? '');
  const size = Number(length);
  if (!/^\d{1,12}$/.test(length) || size === 0) throw new HubError('bad-request', 'upload-length is missing');
  if (size > MAX_BYTES) throw new HubError('too-large', `at most ${MAX_BYTES} bytes`);
  const metadata = new Map(
    String(request.headers['upload-metadata'] ?? '')
      .split(',')
      .map((pair) => pair.trim().split(' ', 2))
      .map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]),
  );
  const [file, sha256, type, ticket] = UPLOAD_METADATA.map((name) => metadata.get(name) ?? '') as [
    string,
    string,
    string,
    string,
  ];
  if (!Value.Check(FileId, file) || !Value.Check(HASH, sha256))
    throw new HubError('bad-request', 'no file id or sha256');
  if (!isTicketNumber(ticket) || !ticket.startsWith(`${alias}-`))
    throw new HubError('bad-request', 'no ticket of this district');
  if (!UPLOAD_TYPES.includes(type)) throw new HubError('wrong-type', `${type.slice(0, 60)} is not taken`);
  return { file, sha256, type, ticket, size };
}
