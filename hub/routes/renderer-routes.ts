import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes, toBase64url } from '#shared/crypto/bytes.ts';
import { contentSecurityPolicyOf, NONCE_PLACEHOLDER } from '#shared/desktop/content-security-policy.ts';
import { HubError } from '../hub-error.ts';

/** Serves the built renderer: its files, and its page for every address that is neither a file nor under /api. */
export async function rendererRoutes(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    // index.html needs a nonce of its own in every answer.
    allowedPath: (path) => !path.endsWith('.html'),
    setHeaders(reply, file) {
      const path = `/${relative(folder, file).split(sep).join('/')}`;
      // Built files carry a hash of their contents in their name, apart from the worker that decides what is fresh.
      const isHashed = path.startsWith('/assets/');
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.header('content-security-policy', contentSecurityPolicyOf(path, ''));
      if (path === '/service-worker.js') reply.header('service-worker-allowed', '/');
    },
  });

  const page = async (_request: FastifyRequest, reply: FastifyReply) => {
    const nonce = toBase64url(randomBytes(18));
    const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
    if (html === null) throw new HubError('not-found', 'the renderer has not been built');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicyOf('/index.html', nonce))
      .header('cache-control', 'no-store')
      .send(html.replaceAll(NONCE_PLACEHOLDER, nonce));
  };
  app.get('/', { schema: { hide: true } }, page);
  app.get('/index.html', { schema: { hide: true } }, page);
  app.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, 'http://hub');
    // A file that is not there must not be answered with a page: its last part has a dot.
    const isPage = request.method === 'GET' && !/\.[^/]*$/.test(pathname) && !/^\/api(\/|$)/.test(pathname);
    if (!isPage) throw new HubError('not-found', 'there is nothing here');
    return page(request, reply);
  });
}
