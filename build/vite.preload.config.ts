import { defineConfig } from 'vite';

/** A sandboxed preload is one CommonJS file; .cjs, because the package is of type module. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'chrome150',
    outDir: 'out/preload',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: 'electron/preload/preload.ts',
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true },
});
