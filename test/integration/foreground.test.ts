import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../scripts/places.ts'
import { temporaryFolder } from '../builders/folder.ts'
import { type SimulatedSeason, simulatedSeason } from '../builders/simulatedSeason.ts'

const WRAPPER = join(ROOT, 'bin', 'presnap.mjs')
const BOOTSTRAP = join(ROOT, 'scripts', 'bootstrap.mjs')
/** What a program is killed at, at the latest, when a test has failed. */
const children: ChildProcess[] = []

let season: SimulatedSeason
beforeAll(async () => {
  season = await simulatedSeason(5)
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  season.dispose()
})

/** Makes the Node that runs a wrapper look like one that is too old, so that it starts another. */
function olderNode(): string {
  const preload = join(temporaryFolder(), 'older.mjs')
  writeFileSync(
    preload,
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, napi: '9' }, configurable: true })\n",
  )
  return pathToFileURL(preload).href
}

interface Running {
  readonly child: ChildProcess
  /** Until standard error has this in it. */
  said(text: string): Promise<void>
  /** Until nobody has its standard output and error open: neither the program, nor one that it started. */
  readonly closed: Promise<void>
}

function start(args: readonly string[], options: { readonly cwd?: string } = {}): Running {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  children.push(child)
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      output += data
      for (const listener of listeners) listener()
    })
  }
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(text)) resolve()
      }
      listeners.add(look)
      look()
      closed.then(() => reject(new Error(`it ended without saying "${text}": ${output}`)))
    })
  return { child, said, closed }
}

/** Long enough that it is still at work whenever it is killed. */
const TRAINING = ['--network', 'set', '--epochs', '400', '--provider', 'cpu', '--deterministic', '--members', '1']

// elsewhere no other Node comes with the package, and an old one is refused
test.runIf(process.platform === 'linux' && process.arch === 'x64').each([
  ['presnap on a Node that is too old', () => ['--import', olderNode(), WRAPPER]],
  ['npm run presnap', () => [BOOTSTRAP, 'presnap']],
])('%s takes its training with it when it is killed', async (_, wrapper) => {
  const out = join(temporaryFolder(), 'model')
  const training = start([...wrapper(), 'train', '--data', season.data, '--out', out, ...TRAINING])
  await training.said('training, epoch 2: loss')
  training.child.kill('SIGKILL')
  await training.closed
  expect(readdirSync(out)).toContain('checkpoints')
  expect(existsSync(join(out, 'card.json'))).toBe(false)
})

/** A program that starts `script` as the wrappers start presnap, and says what it ended with. */
function wrapperOf(script: string): string[] {
  const folder = temporaryFolder()
  const [program, wrapper] = [join(folder, 'program.mjs'), join(folder, 'wrapper.mjs')]
  writeFileSync(program, script)
  const foreground = JSON.stringify(pathToFileURL(join(ROOT, 'bin', 'foreground.mjs')).href)
  writeFileSync(
    wrapper,
    `import { runInForeground } from ${foreground}
    process.stdout.write(\`ended with \${await runInForeground(process.execPath, [${JSON.stringify(program)}])}\\n\`)`,
  )
  return [wrapper]
}

test('a program whose main thread never comes back from native code ends with its wrapper, too', async () => {
  const blocked = start(
    wrapperOf(
      `import { writeSync } from 'node:fs'
      writeSync(2, 'blocked')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`,
    ),
  )
  await blocked.said('blocked')
  blocked.child.kill('SIGKILL')
  await blocked.closed
  expect(blocked.child.signalCode).toBe('SIGKILL')
})

test('a program with threads of its own, which start others, ends with its wrapper', async () => {
  const threads = start(
    wrapperOf(
      `import { Worker } from 'node:worker_threads'
      const thread = "import('node:fs').then(({ writeSync }) => { writeSync(2, 'thread '); while (true); })"
      new Worker(\`const { Worker } = require('node:worker_threads'); new Worker(\${JSON.stringify(thread)}, { eval: true }); \${thread}\`, { eval: true })`,
    ),
  )
  await threads.said('thread thread ')
  threads.child.kill('SIGKILL')
  await threads.closed
  expect(threads.child.signalCode).toBe('SIGKILL')
})

test.each([
  ['its exit code', 'process.exitCode = 7', 'ended with 7'],
  ['130 where it was interrupted', "process.kill(process.pid, 'SIGINT')", 'ended with 130'],
  ['1 where it was killed', "process.kill(process.pid, 'SIGKILL')", 'ended with 1\n'],
])('a wrapper ends with its program and gives %s', async (_, script, said) => {
  const running = start(wrapperOf(script))
  await running.said(said)
  await running.closed
})

test('what tells a program of its wrapper goes no further: a process that it starts knows nothing of it', async () => {
  const running = start(
    wrapperOf(
      `import { fork } from 'node:child_process'
      import { fileURLToPath } from 'node:url'
      const file = fileURLToPath(import.meta.url)
      if (process.argv[2] === 'forked') process.send(Object.keys(process.env).filter((name) => /^PRESNAP_/.test(name)))
      else fork(file, ['forked']).on('message', (names) => process.stdout.write('knows ' + JSON.stringify(names) + ';'))`,
    ),
  )
  await running.said('knows [];')
  await running.said('ended with 0')
})

test('what is typed goes to the program, and a signal to the wrapper as well', async () => {
  const child = spawn(
    process.execPath,
    wrapperOf(
      `process.stdin.on('data', (data) => process.stdout.write('read ' + data))
      process.on('SIGTERM', () => { process.stdout.write('asked to end'); process.exit(3) })`,
    ),
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  children.push(child)
  let output = ''
  child.stdin.write('these words\n')
  child.stdout.on('data', (data) => {
    output += data
    if (output.endsWith('read these words\n')) child.kill('SIGTERM')
  })
  await new Promise((resolve) => child.on('close', resolve))
  expect(output).toContain('asked to endended with 3')
})
