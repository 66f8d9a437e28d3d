/** Nothing leaves the machine: every command is watched, with its threads and processes, for what it sends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findStrace } from '../../scripts/strace.ts'
import { networkTrace, straceArguments } from '../builders/networkTrace.ts'
import { leftByReporting, reportingEnvironment } from '../builders/reportingRuntime.ts'
import { type SimulatedSeason, simulatedSeason } from '../builders/simulatedSeason.ts'

const CLI = join(import.meta.dirname, '../../out/main/cli/index.js')
const STRACE = findStrace()

/** Runs Node under strace to its end. */
async function traced(folder: string, args: readonly string[]) {
  mkdirSync(folder, { recursive: true })
  const trace = join(folder, 'trace')
  const env = { ...process.env, ...reportingEnvironment(folder), XDG_DATA_HOME: folder }
  const child = spawn(STRACE ?? '', [...straceArguments(trace), process.execPath, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
  })
  let stderr = ''
  child.stderr.on('data', (data) => {
    stderr += data
  })
  const [code] = await once(child, 'close')
  return { code, stderr, ...networkTrace(readFileSync(trace, 'utf8')) }
}

describe.skipIf(STRACE === null)('over the network', () => {
  let season: SimulatedSeason
  const made = (name: string) => join(season.folder, name)

  beforeAll(async () => {
    // as many as a split by game needs
    season = await simulatedSeason(4)
  })

  afterAll(() => season.dispose())

  test('a connection that a thread makes is seen', async () => {
    const connect = `require('node:net').connect(9, '127.0.0.1').on('error', () => {})`
    const start = `new (require('node:worker_threads').Worker)(${JSON.stringify(connect)}, { eval: true })`
    const { contacts, programs, hasEnded } = await traced(made('control'), ['-e', start])
    expect({ programs, hasEnded }).toEqual({ programs: ['node'], hasEnded: true })
    expect(contacts).toMatchObject([{ call: 'connect', to: '127.0.0.1 port 9', isLocal: true }])
  })

  const library = () => ['--library', made('library.presnap')]
  const data = () => ['--data', season.data]
  // in this order: each goes on with what the one before left
  test.each<[string, () => readonly string[]]>([
    ['demo', () => ['demo', ...library(), '--out', made('demo')]],
    ['predict', () => ['predict', ...library(), '--out', made('reads.csv')]],
    ['suspects', () => ['suspects', ...library()]],
    ['import', () => ['import', season.data, ...library()]],
    ['train', () => ['train', ...data(), ...SHORT_TRAINING, '--out', made('model')]],
    ['evaluate', () => ['evaluate', ...data(), '--model', made('model'), '--report', made('report')]],
    ['convert', () => ['convert', season.data, made('parquet')]],
  ])('%s sends nothing and asks for no name', async (name, args) => {
    const own = made(`while-${name}`)
    const { code, stderr, contacts, programs } = await traced(own, [CLI, ...args()])
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(programs[0]).toBe('node')
    expect(contacts.filter(({ isLocal }) => !isLocal)).toEqual([])
    expect(leftByReporting(own)).toEqual([])
  })
})

const SHORT_TRAINING = ['--network', 'related', '--pretraining-games', '0', '--epochs', '1', '--members', '1']
