/** What is bundled: the main process's two shells and its threads. Every entry and chunk lies one folder below
 *  out/main, so that `../threads/...` means the same from each of them as it does in the sources. */
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node22',
      minify: false,
      lib: {
        entry: {
          'cli/index': 'main/cli/index.ts',
          'threads/gradient.worker': 'main/threads/gradient.worker.ts',
          'threads/inference.worker': 'main/threads/inference.worker.ts',
          'threads/probe.process': 'main/threads/probe.process.ts',
        },
        formats: ['es'],
      },
      rollupOptions: {
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
})
