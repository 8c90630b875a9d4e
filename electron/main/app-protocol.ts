import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { protocol } from 'electron';
import { contentSecurityPolicyOf, NONCE_PLACEHOLDER } from '#shared/desktop/content-security-policy.ts';
import { readIfThere } from './durable-file.ts';

export const APP_ORIGIN = 'app://desk';
export const APP_URL = `${APP_ORIGIN}/`;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** Serves app://desk: the hub's calls under /api, everything else from the built renderer. */
export function serveApp(rendererFolder: string, forward: (request: Request) => Promise<Response>): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'desk') return new Response(null, { status: 404 });
    if (pathname.startsWith('/api/')) return forward(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
    return serveFile(rendererFolder, pathname);
  });
}

async function serveFile(folder: string, pathname: string): Promise<Response> {
  const relative = pathname === '/' ? '/index.html' : decoded(pathname);
  const file = path.join(folder, relative);
  const type = TYPES[path.extname(file)];
  const content = type && file.startsWith(folder + path.sep) ? await readIfThere(file) : null;
  if (content === null) return new Response(null, { status: 404 });
  const nonce = randomBytes(18).toString('base64url');
  const isDocument = file.endsWith('.html');
  const body = isDocument ? content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : new Uint8Array(content);
  return new Response(body, {
    headers: {
      'content-type': type as string,
      'content-security-policy': contentSecurityPolicyOf(relative, nonce),
      'cache-control': isDocument ? 'no-store' : 'no-cache',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '/'; // malformed: no such file
  }
}
