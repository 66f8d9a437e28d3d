import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, '../../main')
const SWITCH = new URL('../../main/telemetryOff.ts', import.meta.url)
const RUNTIME = new URL('../../main/inference/onnxRuntime.ts', import.meta.url)

const PROCESS_ENTRIES = [
  'app/index.ts',
  'cli/index.ts',
  ...readdirSync(join(MAIN, 'threads'))
    .filter((name) => name.endsWith('.process.ts'))
    .map((name) => `threads/${name}`),
]

test.each(PROCESS_ENTRIES)('%s turns telemetry off before it imports anything else', (entry) => {
  const [first] = /^import\b.*$/m.exec(readFileSync(join(MAIN, entry), 'utf8')) ?? []
  expect(first).toBe("import '../telemetryOff.ts'")
})

/** What becomes of a thread with this environment that loads the runtime: its error, or "loaded". */
async function loadIn(env: NodeJS.ProcessEnv): Promise<string> {
  const load = `import(${JSON.stringify(RUNTIME.href)}).then(() => require('node:worker_threads').parentPort.postMessage('loaded'))`
  const thread = new Worker(load, { eval: true, env })
  try {
    const [message] = await once(thread, 'message')
    return message
  } catch (error) {
    return (error as Error).message
  } finally {
    await thread.terminate()
  }
}

describe('a thread', () => {
  test('loads the runtime where the main thread had turned telemetry off before it started', async () => {
    expect(await loadIn(process.env)).toBe('loaded')
  })

  test.each([undefined, '', '0'])('does not load the runtime where the switch was %j', async (value) => {
    const env = { ...process.env, ORT_DISABLE_TELEMETRY: value }
    expect(await loadIn(env as NodeJS.ProcessEnv)).toMatch('would report to its maker')
  })
})

test('the main thread turns telemetry off whatever its environment said', () => {
  const tell = `await import(${JSON.stringify(SWITCH.href)}); console.log(process.env.ORT_DISABLE_TELEMETRY)`
  const env = { ...process.env, ORT_DISABLE_TELEMETRY: '0' }
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', tell], { env, encoding: 'utf8' })).toBe('1\n')
})
