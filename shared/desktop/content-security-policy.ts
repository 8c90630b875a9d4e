/**
 * The renderer's Content-Security-Policy, served alike by Electron's main process and by the hub.
 * Source: https://www.w3.org/TR/CSP3/ and https://www.w3.org/TR/trusted-types/
 */

/** Stands in the built index.html wherever the document's nonce belongs; whoever serves the page replaces it. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const shared = {
  'default-src': "'none'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
};

/** Policy of a document. `nonce` is fresh for each document, base64 or base64url, at least 128 bits. */
export function contentSecurityPolicy(nonce: string): string {
  return serialize({
    ...shared,
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' blob: data:",
    'font-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  });
}

/** Policy of every other file. A worker lives under the policy of its own script, so scripts carry one as well. */
function scriptContentSecurityPolicy(): string {
  return serialize({ ...shared, 'script-src': "'self'" });
}

/** Policy of the passphrase worker alone: argon2id is WebAssembly, which the page itself may not compile. */
function workerContentSecurityPolicy(): string {
  return serialize({ ...shared, 'script-src': "'self' 'wasm-unsafe-eval'" });
}

/** The policy to send with a file of the built renderer, by its path; `nonce` matters to documents only. */
export function contentSecurityPolicyOf(path: string, nonce: string): string {
  if (path.endsWith('.html')) return contentSecurityPolicy(nonce);
  return isPassphraseWorker(path) ? workerContentSecurityPolicy() : scriptContentSecurityPolicy();
}

/** True for the passphrase worker's script, by its path in the built renderer. */
function isPassphraseWorker(path: string): boolean {
  return /(?:^|\/)argon2-worker[^/]*\.js$/.test(path);
}

function serialize(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
