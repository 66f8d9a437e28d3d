/** `npm start`: the window by the best way that there is here, and the demo in the terminal where there is none. */
import { join, resolve } from 'node:path'
import { electronProgram, electronSwitches, hasDisplay, run } from '../main/cli/electronProgram.ts'
import { findChromium } from './browser.ts'
import { ROOT } from './places.ts'

const STAND_IN = join(ROOT, 'test', 'host', 'electron')
const WINDOW_NEEDS = 'run npm start on a desktop, with a network the first time or with Chromium installed'
const CLI = join(ROOT, 'out', 'main', 'cli', 'index.js')

process.exitCode = await start(process.argv.slice(2))

/** Arguments are files and folders to import, and switches of the window's. */
async function start(args: readonly string[]): Promise<number> {
  const given = args.map((arg) => (arg.startsWith('-') ? arg : resolve(process.env.INIT_CWD ?? '.', arg)))
  if (!hasDisplay()) return demo('There is no screen for the window here (neither DISPLAY nor WAYLAND_DISPLAY is set).')
  const program = await electronProgram(say)
  if (program.ok) return run(program.value, [...electronSwitches(), ROOT, ...given])
  const { what } = program.fault
  if (process.platform !== 'linux' || findChromium() === null) return demo(what)
  say(`${what} The window opens in this computer's Chromium instead, without menus and dialogs.`)
  return run(STAND_IN, [ROOT, ...given], { HOST_HEADED: '1' })
}

function demo(why: string): Promise<number> {
  say(`${why} This is the demo in the terminal; for the window, ${WINDOW_NEEDS}.`)
  return run(process.execPath, [CLI, 'demo'])
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
