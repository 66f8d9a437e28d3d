/** A film room and a desktop that do nothing but note what was asked of them. */
import { join } from 'node:path'
import { Announcer } from '../../main/ipc/announcer.ts'
import { RoomKeeper } from '../../main/ipc/roomKeeper.ts'
import { Saves } from '../../main/ipc/saves.ts'
import type { FilmRoomOptions, FilmRoomService, OpenFilmRoom } from '../../main/ipc/service.ts'
import type { Shell } from '../../main/ipc/shell.ts'
import { namedModels } from '../../main/kept/chosenModels.ts'
import { openKeptFiles } from '../../main/kept/keptFiles.ts'
import type { Log } from '../../main/log.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'

export const FAULT = { kind: 'test-fault', what: 'It failed.', next: 'Try another.' }

/** What was asked, in order: the name and what came with it. */
export type Asked = [name: string, ...values: unknown[]][]

export function notingLog(lines: string[] = []): Log {
  return {
    info: (what) => lines.push(what),
    error: (what, error) => lines.push(error === undefined ? what : `${what}: ${error}`),
    written: async () => {},
  }
}

export function notingService(asked: Asked = [], over: Partial<FilmRoomService> = {}): FilmRoomService {
  const note =
    <Answer>(name: string, answer: Answer) =>
    (...values: unknown[]) => {
      asked.push([name, ...values])
      return answer
    }
  return {
    readOnly: null,
    listGames: note('listGames', Promise.resolve(ok([]))),
    listFlags: note('listFlags', Promise.resolve(ok([]))),
    putFlag: note('putFlag', Promise.resolve(ok(null))),
    removeFlag: note('removeFlag', Promise.resolve(ok(null))),
    playsPacket: note('playsPacket', Promise.resolve(ok(new Uint8Array([1, 2, 3])))),
    playPacket: note('playPacket', Promise.resolve(ok(new Uint8Array([4, 5])))),
    glancePacket: note('glancePacket', Promise.resolve(ok(new Uint8Array([6])))),
    importing: null,
    startImport: note('startImport', ok(null)),
    cancelImport: note('cancelImport', undefined),
    readFirst: note('readFirst', undefined),
    stopReading: note('stopReading', undefined),
    model: note('model', Promise.resolve(failed(FAULT))),
    listModels: note('listModels', Promise.resolve(ok([]))),
    findModelIn: note('findModelIn', Promise.resolve(failed(FAULT))),
    useModel: note('useModel', Promise.resolve(ok(null))),
    evaluate: note('evaluate', Promise.resolve(failed(FAULT))),
    cancelEvaluation: note('cancelEvaluation', undefined),
    saveEvaluation: note('saveEvaluation', Promise.resolve(ok(null))),
    flagsCsv: note('flagsCsv', Promise.resolve(ok(new TextEncoder().encode('game,play\n')))),
    dispose: note('dispose', Promise.resolve()),
    ...over,
  }
}

export interface NotingShell extends Shell {
  readonly asked: Asked
  /** The events that the page got. */
  readonly told: Asked
  /** What the next dialog of each kind answers; null closes it. */
  readonly answers: {
    sources: readonly string[] | null
    library: string | null
    modelFolder: string | null
    saveFile: string | null
  }
}

export interface NotingShellOptions {
  readonly folder: string
  readonly service?: Partial<FilmRoomService>
  /** Opens a library instead of the noting service. */
  readonly open?: (options: FilmRoomOptions) => Promise<Result<FilmRoomService>>
}

export async function notingShell({ folder, service, open }: NotingShellOptions): Promise<NotingShell> {
  const asked: Asked = []
  const told: Asked = []
  const answers: NotingShell['answers'] = { sources: null, library: null, modelFolder: null, saveFile: null }
  const announcer = new Announcer((name, value) => told.push([name, value]))
  const openRoom: OpenFilmRoom = async (options) => {
    asked.push(['open', options.library])
    return open === undefined ? ok(notingService(asked, service)) : await open(options)
  }
  const library = join(folder, 'library.presnap')
  const note = (name: string) => (value?: unknown) => void asked.push([name, value])
  const kept = await openKeptFiles(folder, (what) => asked.push(['warn', what]))
  const keeping = { modelInUse: () => null, chosenModels: () => namedModels(kept.models.value) }
  return {
    version: '1.2.3',
    platform: 'test',
    defaultLibrary: library,
    rooms: new RoomKeeper({ library, userFolder: folder, tell: announcer.tell, openRoom, ...keeping }),
    kept,
    saves: new Saves(),
    announcer,
    dialogs: {
      sources: async () => answers.sources,
      library: async () => answers.library,
      modelFolder: async () => answers.modelFolder,
      saveFile: async () => answers.saveFile,
      saveFolder: async () => answers.saveFile,
    },
    desktop: {
      copyText: note('copyText'),
      showInFolder: note('showInFolder'),
      addRecentDocument: note('addRecentDocument'),
      settingsChanged: note('settingsChanged'),
      recentChanged: note('recentChanged'),
      setChecked: note('setChecked'),
    },
    takeRequestedPlay: () => null,
    asked,
    told,
    answers,
  }
}
