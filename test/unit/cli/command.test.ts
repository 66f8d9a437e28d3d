/** What nobody expected ends a command with a sentence, and its details are in the log. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../builders/folder.ts'

const SOURCES = pathToFileURL(join(import.meta.dirname, '../../../main/')).href

/** Runs some lines of a program that has the parts of a command. */
function run(lines: string) {
  const home = temporaryFolder()
  const code = `
    import { runCommand, watchForBugs } from '${SOURCES}cli/command.ts'
    import { duringStep } from '${SOURCES}step.ts'
    watchForBugs()
    ${lines}`
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', code]
  const env = { ...process.env, XDG_DATA_HOME: home, NODE_OPTIONS: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  return { status, stdout, stderr, log: readFileSync(join(home, 'presnap', 'logs', 'presnap.log'), 'utf8') }
}

const THROWING = 'const nothing = null; return nothing.length'

test.each([
  ['in the command', `await runCommand(async () => { ${THROWING} })`],
  [
    'after it, where nobody waits',
    `setImmediate(() => { ${THROWING} }); await runCommand(() => new Promise(() => {}))`,
  ],
  [
    'in a promise that nobody waits for',
    `void (async () => { ${THROWING} })(); await new Promise((end) => setInterval(end, 1e6))`,
  ],
])('a mistake of the program is told without a stack, and logged with it: %s', (_, lines) => {
  const { status, stdout, stderr, log } = run(lines)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain('Presnap made a mistake (TypeError: Cannot read properties of null')
  expect(stderr).toMatch(/report it together with .*presnap\.log\.\n$/)
  expect(stderr).not.toMatch(/^ +at /m)
  expect(log).toMatch(/ error .*TypeError: Cannot read properties of null.* \| at /)
})

test('a mistake names the smallest step in which it was made', () => {
  const { stderr, log } = run(`await runCommand(() =>
    duringStep('storing game 7', () => duringStep('tracking_week_1.csv, reading it', async () => { ${THROWING} })))`)
  expect(stderr).toMatch(/^presnap: tracking_week_1\.csv, reading it, at /)
  expect(log).toContain('error tracking_week_1.csv, reading it: TypeError')
})

test('what is thrown and is no error is told too', () => {
  expect(run("await runCommand(async () => { throw 'a text' })").stderr).toContain('made a mistake (a text).')
})
