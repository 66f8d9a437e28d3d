/** An app's life on the stand-in: starting, one instance, quitting, and a killed program. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FIXTURE, happenedIn, launchFixture } from './launchFixture.ts'

test('an app is who its package says, and keeps its data where the command line says', async () => {
  const { app, profile } = await launchFixture(['--of-its-own'])
  const said = await app.evaluate(({ app }) => ({
    name: app.getName(),
    version: app.getVersion(),
    path: app.getAppPath(),
    userData: app.getPath('userData'),
    isPackaged: app.isPackaged,
    isReady: app.isReady(),
    lastArgument: process.argv.at(-1),
  }))
  expect(said).toEqual({
    name: 'fixture',
    version: '1.2.3',
    path: FIXTURE,
    userData: profile,
    isPackaged: false,
    isReady: true,
    lastArgument: '--of-its-own',
  })
})

test('a second launch with the same data hands its arguments over and quits', async () => {
  const fixture = await launchFixture()
  const args = [FIXTURE, `--user-data-dir=${fixture.profile}`, 'games']
  const second = spawn(join(import.meta.dirname, 'electron'), args, { stdio: 'ignore' })
  expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(0)
  await expect
    .poll(() => happenedIn(fixture, 'second-instance'))
    .toEqual([['second-instance', ['games'], process.cwd()]])
})

test('a lock whose holder was killed is taken over', async () => {
  const { app, profile } = await launchFixture()
  await killed(app.process())
  const again = spawn(join(import.meta.dirname, 'electron'), [FIXTURE, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(async () => void (await killed(again)))
  await expect.poll(() => readlinkSync(join(profile, 'SingletonLock'))).toMatch(new RegExp(`-${again.pid}$`))
})

test('quitting asks, closes the windows, and tells', async () => {
  const { app, page } = await launchFixture()
  const program = app.process()
  let said = ''
  program.stdout?.on('data', (data) => {
    said += data
  })
  const gone = page.waitForEvent('close')
  await app.close()
  await gone
  expect(said.trim().split('\n')).toEqual(['before-quit', 'will-quit', 'quit'])
  expect(program.exitCode).toBe(0)
})

test('a window that refuses to close keeps the program', async () => {
  const { app } = await launchFixture()
  const left = await app.evaluate(async ({ app, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.once('close', (event) => event.preventDefault())
    app.quit()
    await new Promise(setImmediate)
    return [BrowserWindow.getAllWindows().length, window?.isDestroyed()]
  })
  expect(left).toEqual([1, false])
})

test('closing the last window ends the program', async () => {
  const { app, page } = await launchFixture()
  const ended = new Promise((resolve) => app.process().on('exit', resolve))
  await page.close()
  expect(await ended).toBe(0)
})

test('kill -9 leaves no Chromium and no profile of it behind', async () => {
  const { app } = await launchFixture()
  const children = () => descendants(app.process().pid ?? 0)
  const before = children()
  expect(before.length).toBeGreaterThan(3)
  const profiles = before.flatMap((pid) => {
    const [, path] = /--user-data-dir=([^\0 ]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? []
    return path === undefined ? [] : [path]
  })
  await killed(app.process())
  await expect.poll(() => before.filter(isRunning)).toEqual([])
  expect(profiles).not.toHaveLength(0)
  expect(profiles.filter((path) => existsSync(path))).toEqual([])
})

function killed(program: import('node:child_process').ChildProcess): Promise<unknown> {
  const ended = new Promise((resolve) => program.on('exit', resolve))
  program.kill('SIGKILL')
  return ended
}

/** Ids of all processes below one. */
function descendants(parent: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
        return [{ pid: Number(pid), parent: Number(rest.split(' ')[1]) }]
      } catch {
        return []
      }
    })
  const below = (of: number): number[] =>
    parents.filter((each) => each.parent === of).flatMap(({ pid }) => [pid, ...below(pid)])
  return below(parent)
}

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
