import { defineConfig } from 'vite';

/** Main with everything it needs in one file, so that the packaged application carries no node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/main',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: 'electron/main/main.ts',
      external: ['electron'],
      output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false },
    },
  },
  ssr: { noExternal: true },
});
