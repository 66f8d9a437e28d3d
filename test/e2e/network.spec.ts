/** Nothing leaves the machine: what the window's program sends, with its threads and processes, from start to end. The
 *  stand-in's browser is not part of the program. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findStrace } from '../../scripts/strace.ts'
import { networkTraceIn, straceArguments } from '../builders/networkTrace.ts'
import { leftByReporting, reportingEnvironment } from '../builders/reportingRuntime.ts'
import { seeWholeField } from './coach.ts'
import { expect, test } from './filmRoom.ts'

const IS_STAND_IN = process.env.PRESNAP_E2E_ELECTRON !== 'real'
const STRACE = findStrace()
/** The file name of Chromium's start script and of its program. */
const BROWSER = ['chromium', 'chromium-browser', 'google-chrome', 'chrome']

let temporary = ''

test.beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'presnap-network-'))
})

test.afterEach(() => {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 10 })
})

test('a window that imported a game and read a play leaves nothing of reporting', async ({ launchFilmRoom }) => {
  const room = await launchFilmRoom({ env: reportingEnvironment(temporary) })
  await seeWholeField(room.page)
  await room.close()
  expect(leftByReporting(temporary)).toEqual([])
})

test('a window that imports, reads and closes sends nothing and asks for no name', async ({ launchFilmRoom }) => {
  test.skip(STRACE === null || !IS_STAND_IN, 'strace cannot watch the window here')
  const trace = join(temporary, 'trace')
  const env = { ...reportingEnvironment(temporary), HOST_NODE: tracingNode(trace) }
  const room = await launchFilmRoom({ env })
  await seeWholeField(room.page)
  await room.close()
  await expect.poll(() => networkTraceIn(trace).hasEnded).toBe(true)
  const { contacts, programs } = networkTraceIn(trace, BROWSER)
  expect(programs).toEqual(expect.arrayContaining(['node', 'chromium']))
  expect(contacts.filter(({ isLocal }) => !isLocal)).toEqual([])
})

/** A program that is Node under strace. strace steps aside (-D), so that the process that is started is Node's. */
function tracingNode(trace: string): string {
  const path = join(temporary, 'tracing-node')
  const command = ['strace', '-D', ...straceArguments(trace), process.execPath].map((word) => `'${word}'`)
  writeFileSync(path, `#!/bin/sh\nexec ${command.join(' ')} "$@"\n`)
  chmodSync(path, 0o755)
  return path
}
