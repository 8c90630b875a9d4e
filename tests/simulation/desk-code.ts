import { join } from 'node:path';
import { Script } from 'node:vm';
import { build, type Plugin } from 'vite';
import type { openDesk } from '../../renderer/data/open-desk.ts';
import { type Edit, edited } from './edits.ts';

const root = join(import.meta.dirname, '../..');

/** What a page has of its own: given to the code as names, so that several PCs live in one process. */
export type Page = Record<string, unknown>;
export type DeskModule = { openDesk: typeof openDesk };

/** Evaluates the renderer's data anew, with RxDB and Dexie in it, as a page does that was just opened. */
export type OpenPage = (page: Page) => DeskModule;

const NAMES = [
  ...['globalThis', 'self', 'window', 'global', 'Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  ...['setImmediate', 'crypto', 'indexedDB', 'IDBKeyRange', 'AbortSignal', 'CompressionStream', 'navigator'],
  ...['BroadcastChannel', 'addEventListener', 'removeEventListener', 'console', 'exports', 'module'],
];

/** Bundles `renderer/data` with the edits of a mutation in it. Throws when an edit does not fit. */
export async function deskCode(edits: readonly Edit[]): Promise<OpenPage> {
  const open = new Set(edits);
  const mutate: Plugin = {
    name: 'mutate',
    enforce: 'pre',
    transform(code, id) {
      const of = edits.filter(({ file }) => id.endsWith(`/${file}`));
      for (const edit of of) open.delete(edit);
      return of.length > 0 ? edited(code, of) : null;
    },
  };
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [mutate],
    worker: { format: 'es' },
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: join(root, 'renderer/data/open-desk.ts'), formats: ['cjs'], fileName: 'desk' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  if (open.size > 0) throw new Error(`nothing reads ${[...open].map(({ file }) => file).join(', ')}`);
  const output = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const code = output.flatMap((one) => (one.type === 'chunk' && one.isEntry ? [one.code] : [])).join('\n');
  const script = new Script(`(function (${NAMES.join()}) {${code}\n})`, { filename: 'desk.js' });
  const evaluate = script.runInThisContext() as (...values: unknown[]) => void;
  return (page) => {
    const module = { exports: {} };
    // Dexie asks the global object itself for its Promise.
    const own = Object.create(globalThis, Object.getOwnPropertyDescriptors({ ...page, Promise }));
    const given: Page = {
      ...page,
      globalThis: own,
      self: own,
      window: own,
      global: own,
      module,
      exports: module.exports,
    };
    evaluate(...NAMES.map((name) => given[name]));
    return module.exports as DeskModule;
  };
}
