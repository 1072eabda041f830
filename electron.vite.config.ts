import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** The oldest engine we run on is Electron 33: Node 20.18, Chromium 130 (ARCHITECTURE.md). */
const NODE = 'node20.18';
const CHROME = 'chrome130';

/** A bench build (scripts/bench.mjs) has the benchmarks' page instead of ours, in a folder of its own: nothing of it reaches the product. */
const isBench = process.env['BOOTHBOOK_BENCH'] === '1';
const out = isBench ? '.cache/bench' : 'out';
const pages = isBench
  ? { bench: at('test/bench/bench.html') }
  : { index: at('renderer/index.html'), visitor: at('renderer/visitor.html'), batch: at('renderer/batch/batch.html') };

/** Where each line of the build comes from: for the coverage of the stories; `npm run package` leaves these files out. */
const sourcemap = isBench ? false : 'hidden';

/** Asked for by name by the PDF library. */
const PDF_DECODERS: ReadonlySet<string> = new Set(['jbig2.wasm', 'openjpeg.wasm']);

export default defineConfig({
  main: {
    build: {
      target: NODE,
      outDir: at(`${out}/main`),
      sourcemap,
      rolldownOptions: { input: { index: at('electron/main/index.ts') } },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: at(`${out}/preload`),
      // A sandboxed preload cannot load packages and must be CommonJS.
      externalizeDeps: false,
      rolldownOptions: { input: { index: at('electron/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at(isBench ? '.' : 'renderer'),
    plugins: [react()],
    build: {
      target: CHROME,
      outDir: at(`${out}/renderer`),
      minify: true,
      sourcemap,
      // The policy lets no data: URL but pictures through, so fonts and engines stay files.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        input: pages,
        // Tesseract asks a folder for `<language>.traineddata.gz`: these names must not be hashed.
        output: {
          // The PDF library asks a folder for its two decoders.
          assetFileNames: ({ names }) =>
            names.some((name) => name.endsWith('.gz'))
              ? 'tessdata/[name][extname]'
              : names.some((name) => PDF_DECODERS.has(name))
                ? 'pdf/[name][extname]'
                : 'assets/[name]-[hash][extname]',
        },
      },
    },
    worker: { format: 'es' },
  },
});
