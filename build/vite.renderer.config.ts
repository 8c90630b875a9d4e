import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './service-worker-plugin.ts';

/** Names stay readable: whoever serves argon2-worker-*.js gives it a policy of its own. */
const output = { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' };

export default defineConfig({
  root: 'renderer',
  // app://desk and the hub serve the page at their root; relative addresses keep it movable all the same.
  base: './',
  plugins: [react(), serviceWorker({ entry: 'renderer/service-worker.ts' })],
  build: {
    target: 'chrome150',
    outDir: '../out/renderer',
    emptyOutDir: true,
    // The page's policy admits no data: fonts and no blob: workers.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output },
  },
  worker: { format: 'es', rolldownOptions: { output } },
});
