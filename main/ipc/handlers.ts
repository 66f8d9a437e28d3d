/** The answers to the page's calls. */
import { basename, resolve } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { Settings } from '../../preload/settings.ts'
import type { ModelChoice, SaveTicket, Start } from '../../preload/values.ts'
import type { FoundChoice } from '../filmRoom/models.ts'
import { namedModels, withFolder } from '../kept/chosenModels.ts'
import { listedSources } from '../kept/recentSources.ts'
import { viewOf, withView } from '../kept/views.ts'
import { changeLibrary, importRecent, importSources } from './opening.ts'
import type { Handlers } from './router.ts'
import { suggestedFileName } from './safeFileName.ts'
import type { FilmRoomService } from './service.ts'
import type { Shell } from './shell.ts'
import { readOnlyInWindowWords } from './windowWords.ts'

export function handlersOf(shell: Shell): Handlers {
  return { ...roomHandlers(shell), ...importHandlers(shell), ...keptHandlers(shell), ...saveHandlers(shell) }
}

function roomHandlers({ rooms }: Shell) {
  const inRoom = async <Value>(work: (room: FilmRoomService) => Result<Value> | Promise<Result<Value>>) => {
    const room = await rooms.room()
    return room.ok ? await work(room.value) : room
  }
  const told = (work: (room: FilmRoomService) => void) =>
    inRoom((room) => {
      work(room)
      return ok(null)
    })
  return {
    listGames: () => inRoom((room) => room.listGames()),
    listFlags: () => inRoom((room) => room.listFlags()),
    putFlag: (flag) => inRoom((room) => room.putFlag(flag)),
    removeFlag: (flagId) => inRoom((room) => room.removeFlag(flagId)),
    cancelImport: () => told((room) => room.cancelImport()),
    model: () => inRoom((room) => room.model()),
    listModels: () => inRoom((room) => room.listModels()),
    evaluate: (plays) => inRoom((room) => room.evaluate(plays)),
    cancelEvaluation: () => told((room) => room.cancelEvaluation()),
    readFirst: (keys) => told((room) => room.readFirst(keys)),
    stopReading: (stop) => told((room) => room.stopReading(stop)),
  } satisfies Partial<Handlers>
}

function importHandlers(shell: Shell) {
  return {
    importByDialog: async (kind) => {
      const paths = await shell.dialogs.sources(kind)
      return paths === null ? ok(false) : await importSources(shell, paths)
    },
    importRecent: (id) => importRecent(shell, id),
    importDemo: async () => {
      const room = await shell.rooms.room()
      if (!room.ok) return room
      const started = room.value.startImport({ kind: 'demo' })
      return started.ok ? ok(true) : started
    },
    openLibrary: async (kind) => {
      const path = await shell.dialogs.library(kind)
      if (path === null) return ok(false)
      const changed = await changeLibrary(shell, path, kind)
      return changed.ok ? ok(true) : changed
    },
  } satisfies Partial<Handlers>
}

function keptHandlers(shell: Shell) {
  const { kept, rooms, desktop } = shell
  return {
    start: async () => {
      const start = await startOf(shell)
      // after the answer, which goes out first; without a library, too, since the menus are the way to another one
      setImmediate(() => shell.announcer.pageStarted())
      return start
    },
    chooseModel: () => chooseModel(shell),
    saveSettings: (settings) => saveSettings(shell, settings),
    saveView: (view) => kept.views.put(withView(kept.views.value, { library: rooms.library, view })),
    setChecked: (commands) => {
      desktop.setChecked(commands)
      return ok(null)
    },
    copyText: (text) => {
      desktop.copyText(text)
      return ok(null)
    },
  } satisfies Partial<Handlers>
}

function saveHandlers({ dialogs, saves, desktop, rooms }: Shell) {
  const chooseFile = async (kind: 'gif' | 'png' | 'csv', suggestedName: string): Promise<SaveTicket | null> => {
    const path = await dialogs.saveFile(kind, suggestedFileName(suggestedName, kind))
    return path === null ? null : await saves.ticketForFile(path, kind)
  }
  return {
    chooseSaveFile: async ({ kind, suggestedName }) => ok(await chooseFile(kind, suggestedName)),
    chooseSaveFolder: async () => {
      const path = await dialogs.saveFolder('clips')
      return ok(path === null ? null : saves.ticketForFolder(path))
    },
    saveEvaluation: async (plays) => {
      const parent = await dialogs.saveFolder('report')
      if (parent === null) return ok(null)
      const room = await rooms.room()
      if (!room.ok) return room
      const ticket = await saves.ticketForNewFolder(parent, REPORT_FOLDER)
      const written = await room.value.saveEvaluation(plays, saves.shownPath(ticket.ticket) ?? parent)
      return written.ok ? ok(ticket) : written
    },
    saveFlags: async () => {
      const room = await rooms.room()
      if (!room.ok) return room
      const csv = await room.value.flagsCsv()
      if (!csv.ok) return csv
      const ticket = await chooseFile('csv', 'flags.csv')
      if (ticket === null) return ok(null)
      const written = await saves.write(ticket.ticket, null, csv.value)
      return written.ok ? ok(ticket) : written
    },
    showSaved: (ticket) => {
      const path = saves.shownPath(ticket)
      if (path === null) return failed(NOTHING_SAVED)
      desktop.showInFolder(path)
      return ok(null)
    },
  } satisfies Partial<Handlers>
}

async function startOf(shell: Shell): Promise<Result<Start>> {
  const { rooms, kept } = shell
  const room = await rooms.room()
  if (!room.ok) return room
  const [games, flags] = await Promise.all([room.value.listGames(), room.value.listFlags()])
  if (!games.ok) return games
  if (!flags.ok) return flags
  return ok({
    version: shell.version,
    platform: shell.platform,
    library: {
      name: basename(rooms.library),
      path: rooms.library,
      isEmpty: games.value.length === 0,
      readOnly: room.value.readOnly && readOnlyInWindowWords(room.value.readOnly),
    },
    settings: kept.settings.value,
    view: viewOf(kept.views.value, rooms.library),
    recent: listedSources(kept.recent.value),
    games: games.value,
    flags: flags.value,
    importing: room.value.importing,
    open: shell.takeRequestedPlay(),
  })
}

/** Remembers the folder where there is a model in it. What is in use already is opened anew: it may have been trained
 *  again, or be back. */
async function chooseModel({ kept, rooms, dialogs }: Shell): Promise<Result<ModelChoice | null>> {
  const chosen = await dialogs.modelFolder()
  if (chosen === null) return ok(null)
  const folder = resolve(chosen)
  const room = await rooms.room()
  if (!room.ok) return room
  const found = await room.value.findModelIn(folder)
  if (!found.ok) return found
  const name = await nameOf(found.value, { folder, kept })
  if (!name.ok) return name
  if (name.value === kept.settings.value.model) {
    // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React, but the coach choosing a model
    const used = await room.value.useModel(name.value)
    if (!used.ok) return used
  }
  return ok({ ...found.value.choice, name: name.value })
}

/** What the settings call it. A folder outside of those where models lie is remembered, as the last that was chosen. */
async function nameOf(
  found: FoundChoice,
  { folder, kept: { models, settings } }: Pick<Shell, 'kept'> & { readonly folder: string },
): Promise<Result<string | null>> {
  const isChosen = (name: string | null) => namedModels(models.value).some((model) => model.name === name)
  if (found.kind === 'listed' && !isChosen(found.choice.name)) return ok(found.choice.name)
  const { name, chosen } = withFolder(models.value, { folder, inUse: settings.value.model })
  const saved = await models.put(chosen)
  return saved.ok ? ok(name) : saved
}

/** A model that cannot be used changes nothing. */
async function saveSettings({ kept, rooms, desktop }: Shell, settings: Settings): Promise<Result<null>> {
  if (settings.model !== kept.settings.value.model) {
    const room = await rooms.room()
    // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React, but the coach choosing a model
    const used = room.ok ? await room.value.useModel(settings.model) : room
    if (!used.ok) return used
  }
  const saved = kept.settings.put(settings)
  desktop.settingsChanged()
  return await saved
}

/** In the folder that the user chose. */
const REPORT_FOLDER = 'presnap-report'

const NOTHING_SAVED = {
  kind: 'no-such-save',
  what: 'Nothing was saved under this number.',
  next: 'Save it again.',
}
