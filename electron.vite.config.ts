/** What is bundled: the main process's shells and threads, the preload script, and the page. Every entry and chunk of
 *  main lies one folder below out/main, so that `../threads/...` means the same from each of them as in the sources. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** The field's stage is a chunk of its own, and the next thing a page needs: it is fetched beside the first. */
const preloadStage: Plugin = {
  name: 'presnap:preload-stage',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk')
      const stage = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/renderer/replay/stage.ts')))
      if (stage === undefined) throw new Error('the stage is no chunk of its own: preload what holds it now')
      const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${stage.fileName}` }
      return [{ tag: 'link', attrs, injectTo: 'head' }]
    },
  },
}

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node22',
      minify: false,
      lib: {
        entry: {
          'app/index': 'main/app/index.ts',
          'cli/index': 'main/cli/index.ts',
          'threads/gradient.worker': 'main/threads/gradient.worker.ts',
          'threads/import.worker': 'main/threads/import.worker.ts',
          'threads/inference.worker': 'main/threads/inference.worker.ts',
          'threads/library.worker': 'main/threads/library.worker.ts',
          'threads/reading.worker': 'main/threads/reading.worker.ts',
          'threads/report.worker': 'main/threads/report.worker.ts',
          'threads/probe.process': 'main/threads/probe.process.ts',
        },
        formats: ['es'],
      },
      rollupOptions: {
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // a sandboxed preload script can load nothing but electron: it is one CommonJS file
      externalizeDeps: false,
      lib: { entry: { index: 'preload/index.ts' }, formats: ['cjs'] },
      rollupOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), preloadStage],
    build: {
      outDir: 'out/renderer',
      // what is bundled into the page comes with its makers' licences
      license: { fileName: 'licences.md' },
      // half of what a page reads at its start is names and comments
      minify: true,
      target: 'chrome150',
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
})
