/** The rooms of `ml/` are pure: they run in a page as they do here, and give the same. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { ensureChromium } from '../../scripts/browser.ts'
import { temporaryFolder } from '../builders/folder.ts'
import { type PureSample, pureSample } from '../builders/pureSample.ts'

const SOURCE = join(import.meta.dirname, '../builders/pureSample.ts')

/** What the sample gives in the system's Chromium. */
async function sampleInPage(): Promise<PureSample> {
  const folder = temporaryFolder()
  await build({
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, lib: { entry: SOURCE, formats: ['iife'], name: 'sample', fileName: () => 'sample.js' } },
  })
  const page = join(folder, 'page.html')
  const script = 'document.body.textContent = JSON.stringify(sample.pureSample())'
  writeFileSync(page, `<body><script src="sample.js"></script><script>${script}</script></body>`)
  const chromium = ensureChromium()
  if ('missing' in chromium) throw new Error(chromium.missing)
  const { stdout } = await promisify(execFile)(chromium.path, [
    ...['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`],
    ...['--virtual-time-budget=60000', '--dump-dom', `file://${page}`],
  ])
  const [, json = 'null'] = /<body>(.*)<\/body>/s.exec(stdout) ?? []
  return JSON.parse(json.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')) as PureSample
}

test('a page simulates, describes, builds and judges as Node does, to the last bit', async () => {
  const here = pureSample()
  expect(here.descriptions).toHaveLength(8)
  expect(await sampleInPage()).toEqual(JSON.parse(JSON.stringify(here)))
})
