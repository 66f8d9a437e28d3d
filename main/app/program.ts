/** The program with its window: puts the parts together, takes what comes from outside, and closes everything. */
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, ipcMain, protocol, session } from 'electron'
import type { Fault } from '../../ml/base/fault.ts'
import type { PlayMoment } from '../../ml/football/playLink.ts'
import type { EventName, EventOf } from '../../preload/contract.ts'
import { SCHEME } from '../../preload/contract.ts'
import { bugFault } from '../bugFault.ts'
import { Announcer } from '../ipc/announcer.ts'
import { handlersOf } from '../ipc/handlers.ts'
import { importRecent, openPaths } from '../ipc/opening.ts'
import { RoomKeeper } from '../ipc/roomKeeper.ts'
import { answerCalls } from '../ipc/router.ts'
import { Saves } from '../ipc/saves.ts'
import type { FilmRoomOptions } from '../ipc/service.ts'
import type { Shell } from '../ipc/shell.ts'
import { namedModels } from '../kept/chosenModels.ts'
import { type KeptFiles, keptFilesSettled, openKeptFiles } from '../kept/keptFiles.ts'
import type { Log } from '../log.ts'
import { PACKAGE } from '../places.ts'
import { VERSION } from '../version.ts'
import { desktopWith } from './desktop.ts'
import { dialogsOver } from './dialogs.ts'
import { type FirstLibrary, firstLibrary } from './firstLibrary.ts'
import type { Launch } from './launchArguments.ts'
import { answerRequest } from './protocol.ts'
import { isOwnMainFrame, refusePermissions } from './security.ts'
import { openWindow } from './window.ts'

/** A film room that does not close by then is left to the end of the process: the library takes that. */
const CLOSING_MS = 4_000

export interface ProgramOptions {
  readonly userFolder: string
  readonly launch: Launch
  readonly log: Log
}

export class Program {
  /** Opens the window, then the library behind it. Electron must be ready. */
  static async start(options: ProgramOptions): Promise<Program> {
    const byDefault = join(options.userFolder, 'library.presnap')
    const kept = await openKeptFiles(options.userFolder, (what) => options.log.error(what))
    const first = await firstLibrary(options.launch.library ?? kept.library.value, byDefault)
    const program = new Program(options, { kept, first, byDefault })
    program.#openFirst(first)
    return program
  }

  readonly #log: Log
  readonly #shell: Shell
  #window: BrowserWindow | null
  #requestedPlay: PlayMoment | null
  readonly #launch: Launch

  private constructor({ userFolder, launch, log }: ProgramOptions, { kept, first, byDefault }: Kept) {
    this.#log = log
    this.#launch = launch
    this.#requestedPlay = launch.play
    const announcer = new Announcer((name, value) => this.#send(name, value))
    const { tell } = announcer
    const modelInUse = () => kept.settings.value.model
    const chosenModels = () => namedModels(kept.models.value)
    this.#shell = {
      version: VERSION,
      platform: process.platform,
      defaultLibrary: byDefault,
      rooms: new RoomKeeper({
        ...{ library: first.library, userFolder, tell, openRoom, modelInUse, chosenModels },
        onBug: (error, step) => log.error(step, error),
      }),
      kept,
      saves: new Saves(),
      announcer,
      dialogs: dialogsOver(() => this.#window),
      desktop: desktopWith({ kept, tell, onRecent: (id) => this.#told(importRecent(this.#shell, id)) }),
      takeRequestedPlay: () => this.#takeRequestedPlay(),
    }
    this.#answer()
    this.#window = this.#open()
  }

  /** What a second start of the program asks of this one. */
  async receive({ sources, library, play, fault }: Launch): Promise<void> {
    this.#focus()
    if (fault !== null) this.tellFault(fault)
    const paths = [...(library === null ? [] : [library]), ...sources]
    if (paths.length > 0) await this.#told(openPaths(this.#shell, paths))
    if (play !== null) this.#shell.announcer.tell('openPlay', play)
  }

  tellFault(fault: Fault): void {
    this.#log.error(`told: ${fault.kind}`)
    this.#shell.announcer.tell('fault', fault)
  }

  /** Ends the film room and puts on the disk what is not there yet, within some seconds. */
  async dispose(): Promise<void> {
    const { rooms, kept, saves } = this.#shell
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, CLOSING_MS, 'late').unref())
    const parts = [rooms.dispose(), keptFilesSettled(kept), saves.settled()]
    const closed = await Promise.race([Promise.allSettled(parts), late])
    if (closed === 'late') this.#log.error('the film room did not close in time')
    else for (const part of closed) if (part.status === 'rejected') this.#log.error('closing', part.reason)
  }

  #answer(): void {
    const { rooms, saves } = this.#shell
    refusePermissions(session.defaultSession)
    const serving = { folder: join(PACKAGE, 'out', 'renderer'), rooms, saves, log: this.#log }
    protocol.handle(SCHEME, (request) => answerRequest(serving, request))
    answerCalls(ipcMain, {
      handlers: handlersOf(this.#shell),
      handleDrop: (paths) => openPaths(this.#shell, paths),
      isTrusted: isOwnMainFrame,
      log: this.#log,
    })
  }

  #open(): BrowserWindow {
    const { kept, announcer } = this.#shell
    const window = openWindow({
      state: kept.window,
      log: this.#log,
      onPageGone: () => announcer.pageGone(),
      onCrash: () => this.tellFault(PAGE_CRASHED),
      onHopeless: () => {
        dialog.showErrorBox('Presnap', `${PAGE_CRASHED_AGAIN.what} ${PAGE_CRASHED_AGAIN.next}`)
        app.quit()
      },
    })
    window.once('closed', () => {
      this.#window = null
    })
    return window
  }

  /** What the program was started for, once the library is open. What fails there is told by the answer to `start`. */
  #openFirst({ isFirstRun, fault }: FirstLibrary): void {
    for (const told of [fault, this.#launch.fault]) if (told !== null) this.tellFault(told)
    const { sources, library } = this.#launch
    const begin = async () => {
      const room = await this.#shell.rooms.room()
      if (!room.ok) return this.#log.error(`the library did not open: ${room.fault.kind}`)
      if (library !== null && fault === null) await this.#shell.kept.library.put(library)
      if (sources.length > 0) await this.#told(openPaths(this.#shell, sources))
      else if (isFirstRun) room.value.startImport({ kind: 'demo' })
    }
    begin().catch((error) => this.tellBug(error, 'starting'))
  }

  /** Logs what nobody expected, and tells of it. */
  tellBug(error: unknown, where: string): void {
    this.#log.error(where, error)
    this.#shell.announcer.tell('fault', bugFault(error, where))
  }

  /** Shows what failed of a thing that the page did not ask for itself. */
  async #told(work: Promise<{ readonly ok: true } | { readonly ok: false; readonly fault: Fault }>): Promise<void> {
    try {
      const result = await work
      if (!result.ok) this.tellFault(result.fault)
    } catch (error) {
      this.tellBug(error, 'opening')
    }
  }

  #send<Name extends EventName>(name: Name, value: EventOf<Name>): void {
    if (this.#window !== null && !this.#window.isDestroyed()) this.#window.webContents.send(name, value)
  }

  #focus(): void {
    if (this.#window?.isMinimized() === true) this.#window.restore()
    this.#window?.focus()
  }

  #takeRequestedPlay(): PlayMoment | null {
    const play = this.#requestedPlay
    this.#requestedPlay = null
    return play
  }
}

interface Kept {
  readonly kept: KeptFiles
  readonly first: FirstLibrary
  readonly byDefault: string
}

/** The native parts are loaded when the window is on its way. */
async function openRoom(options: FilmRoomOptions) {
  const { FilmRoom } = await import('../filmRoom/filmRoom.ts')
  return await FilmRoom.open(options)
}

const PAGE_CRASHED: Fault = {
  kind: 'page-crashed',
  what: 'The film room on screen stopped and was started again. Flags and notes are safe.',
  next: 'Go on where you were. If it comes back, report it together with logs/presnap.log.',
}
const PAGE_CRASHED_AGAIN: Fault = {
  kind: 'page-crashed',
  what: 'The film room on screen stopped twice within a minute, so Presnap ends. Flags and notes are safe.',
  next: 'Start it again; if that does not help, report it together with logs/presnap.log.',
}
