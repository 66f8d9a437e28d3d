/** The script that runs first in every page: the page's end of the stand-in, with the app's preload script inside. */
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { PageOptions } from './page/renderer.ts'

const PARTS = ['codec.ts', 'bridge.ts', 'renderer.ts']
const IMPORTS = /^import [^\n]*$/gm
const EXPORTS = /^export (?=(async )?function|const)/gm

/** One script without imports. The preload script is part of it: a page's policy may forbid evaluating text. */
export function pageScript(options: PageOptions, preloadPath: string | null): string {
  const parts = PARTS.map((name) => {
    const source = readFileSync(join(import.meta.dirname, 'page', name), 'utf8')
    return stripTypeScriptTypes(source).replaceAll(IMPORTS, '').replaceAll(EXPORTS, '')
  })
  const preload =
    preloadPath === null
      ? 'null'
      : `function (require, module, exports, process) {\n${readFileSync(preloadPath, 'utf8')}\n}`
  return `(() => {\n${parts.join('\n')}\nstartPage(${JSON.stringify(options)}, ${preload})\n})()`
}
