/** Starts an app as Electron's program does: `electron [switches] [-r module] APP [arguments]`. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readArguments } from './arguments.ts'

const ELECTRON = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier) ? { url: ELECTRON, shortCircuit: true } : next(specifier, context),
})

const { app: appPath, modules } = readArguments(process.argv.slice(2))
// an app reads its arguments where Electron has them
process.argv = [process.env.HOST_PROGRAM ?? process.argv0, ...process.argv.slice(2)]
const { entry, folder, description } = findApp(appPath)
process.env.HOST_APP = folder
const electron = await import('./electron.ts')
// a name that Electron gets and the stand-in does not know is a type error here
electron satisfies Record<keyof typeof Electron.Main, unknown>
const { startApp } = await import('./app.ts')
imitateProcess()
if (description.productName !== undefined || description.name !== undefined)
  electron.app.setName(description.productName ?? description.name ?? '')
const require = createRequire(join(process.cwd(), 'electron.cjs'))
for (const name of modules) require(resolve(name))
const loaded = import(pathToFileURL(entry).href)
startApp(description.version ?? '', loaded)
await loaded

interface Description {
  readonly main?: string
  readonly name?: string
  readonly productName?: string
  readonly version?: string
}

/** The main script of a folder with a package.json, or a script itself. */
function findApp(path: string | null): { entry: string; folder: string; description: Description } {
  if (path === null || !existsSync(path)) {
    process.stderr.write(`Unable to find Electron app at ${resolve(path ?? '.')}\n`)
    process.exit(1)
  }
  const full = resolve(path)
  if (!statSync(full).isDirectory()) return { entry: full, folder: dirname(full), description: {} }
  const description = JSON.parse(readFileSync(join(full, 'package.json'), 'utf8')) as Description
  return { entry: join(full, description.main ?? 'index.js'), folder: full, description }
}

/** What Electron adds to Node's `process`. */
function imitateProcess(): void {
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }
  const versions = { ...process.versions, electron: version }
  Object.defineProperty(process, 'versions', { value: Object.freeze(versions), enumerable: true, configurable: true })
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(import.meta.dirname, 'resources') })
}
