import { createHash } from 'node:crypto';
import { build, type Plugin } from 'vite';

/**
 * Builds `entry` as one /service-worker.js beside the page, with the built files and a version made from their
 * contents written in, so that the worker changes exactly when one of them does.
 */
export function serviceWorker({ entry }: { entry: string }): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const files = Object.values(bundle).filter(({ fileName }) => !fileName.endsWith('.map'));
      const hash = createHash('sha256');
      for (const file of files.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
        hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
      }
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: {
          BUILT_FILES: JSON.stringify(files.map(({ fileName }) => fileName).filter((name) => name !== 'index.html')),
          BUILD_VERSION: JSON.stringify(hash.digest('hex').slice(0, 12)),
        },
        build: {
          target: 'chrome150',
          outDir: dir ?? '.',
          emptyOutDir: false,
          rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: 'service-worker.js' } },
        },
      });
    },
  };
}
