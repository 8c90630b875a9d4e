/**
 * Lets the browser open the workstation without a network: the built page comes from a cache of its own, data never.
 * Whole responses are kept, so that the document's policy and nonce agree and a worker keeps its own policy.
 * A new version waits until a page says SKIP_WAITING.
 */
declare const BUILT_FILES: readonly string[];
declare const BUILD_VERSION: string;

/** The parts of ServiceWorkerGlobalScope used here; the DOM library knows only the page's side. */
interface Scope {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifecycleEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'fetch', listener: (event: PageFetchEvent) => void): void;
}
interface LifecycleEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface PageFetchEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = globalThis as unknown as Scope;
const prefix = 'renderer-';
const cacheName = prefix + BUILD_VERSION;
const page = new URL('./', location.href).href;
const built = new Set(BUILT_FILES.map((file) => new URL(file, page).href));

scope.addEventListener('install', (event) => event.waitUntil(keepAll()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener('message', ({ data }) => {
  if (data === 'SKIP_WAITING') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = request.url.split('#', 1)[0] ?? '';
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && (address === page || address === `${page}index.html`)) {
    event.respondWith(fromCache(page, request));
  } else if (built.has(address)) {
    event.respondWith(fromCache(address, request));
  }
});

/** One file missing fails the installation, and the version before goes on. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([page, ...built].map((address) => new Request(address, { cache: 'reload' })));
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
  }
  await scope.clients.claim();
}

async function fromCache(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}
