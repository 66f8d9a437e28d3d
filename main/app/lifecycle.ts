/** The life of the one instance: its start, what it is asked from outside, and its end. */
import { app, dialog } from 'electron'
import type { Log } from '../log.ts'
import { handedOver, type Launch, launchFrom } from './launchArguments.ts'
import { Program, type ProgramOptions } from './program.ts'
import { confinePages } from './security.ts'

/** Runs the program from when Electron is ready until the window is closed. Returns at once. */
export function liveWith(options: ProgramOptions): void {
  const { log } = options
  log.info('started')
  confinePages(app, log)
  const live = new Life(options)
  live.hearOutside()
  live.endInOrder()
  live.begin().catch((error) => failToStart(error, log))
}

class Life {
  readonly #options: ProgramOptions
  #program: Program | null = null
  /** What came before the program was there. */
  readonly #early: Launch[] = []

  constructor(options: ProgramOptions) {
    this.#options = options
  }

  async begin(): Promise<void> {
    await app.whenReady()
    this.#program = await Program.start(this.#options)
    for (const asked of this.#early.splice(0)) this.#receive(asked)
  }

  hearOutside(): void {
    app.on('second-instance', (_event, _argv, _folder, data) => {
      // argv comes with switches of Chromium mixed in; what was handed over is as the user wrote it
      const handed = handedOver(data)
      if (handed !== null) this.#receive(launchFrom(handed))
    })
    app.on('open-file', (event, path) => {
      event.preventDefault()
      this.#receive(launchFrom({ args: ['--', path], folder: process.cwd() }))
    })
    // on a Mac links come so, and never as arguments
    app.on('open-url', (event, url) => {
      event.preventDefault()
      this.#receive(launchFrom({ args: [url], folder: process.cwd() }))
    })
    for (const failure of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(failure, (error: unknown) => {
        if (this.#program === null) this.#options.log.error(failure, error)
        else this.#program.tellBug(error, 'in the background')
      })
    }
  }

  /** The window goes first, then the film room behind it, then the process. So it is on a Mac, too: without its one
   *  window this program has nothing to show, as those that Apple lets end with it. */
  endInOrder(): void {
    let isClosed = false
    app.on('window-all-closed', () => app.quit())
    app.on('will-quit', (event) => {
      if (isClosed) return
      event.preventDefault()
      // who starts it again from now on gets one of his own, and is not swallowed by one that ends
      app.releaseSingleInstanceLock()
      void this.#close().finally(() => {
        isClosed = true
        app.quit()
      })
    })
  }

  #receive(asked: Launch): void {
    if (this.#program === null) this.#early.push(asked)
    else void this.#program.receive(asked)
  }

  async #close(): Promise<void> {
    const program = this.#program
    this.#program = null
    await program?.dispose()
    this.#options.log.info('ended')
    await this.#options.log.written()
  }
}

async function failToStart(error: unknown, log: Log): Promise<void> {
  log.error('starting', error)
  dialog.showErrorBox('Presnap cannot start', error instanceof Error ? error.message : String(error))
  await log.written()
  app.exit(1)
}
