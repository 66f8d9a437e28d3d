/** The beginning of a session: what main knows, what it tells from then on, and where the coach was. */
import type { Fault } from '../../ml/base/fault.ts'
import { playKeyText } from '../../ml/football/ids.ts'
import type { PlayMoment } from '../../ml/football/playLink.ts'
import type { PlayRow, Start } from '../../preload/values.ts'
import { keepChecked } from '../commands/checked.ts'
import { filmRoom } from '../filmRoom.ts'
import { tellImportEnd } from '../imports/importEnd.ts'
import { forgetEdits } from './edits.ts'
import { reloadFlags, setFlags } from './flags.ts'
import { findRow, forgetReads, reloadLibrary, takeReads, useLibrary } from './library.ts'
import { forgetMarks } from './marks.ts'
import { showFault } from './notices.ts'
import { closePlay, forgetReadings, openPlay, renewPlay, takeReading, useOpenPlay, wantedPlay } from './openPlay.ts'
import { useProgram } from './program.ts'
import { viewFromPage } from './savedView.ts'
import { useSettings } from './settings.ts'
import { changeView, closeDialog, keepView, useView } from './view.ts'
import { useWork } from './work.ts'

/** Whether there was a library to begin with. */
let isBegun = false

export async function beginSession(): Promise<void> {
  hear()
  await begin()
}

/** Begins, unless the library cannot be opened: then it is said where the field would be, until there is another. */
async function begin(): Promise<void> {
  const start = await filmRoom.start(null)
  if (!start.ok) {
    showFault(start.fault)
    useOpenPlay.setState({ fault: start.fault })
    return
  }
  isBegun = true
  closePlay()
  take(start.value)
  keepView()
  keepChecked()
  await reloadLibrary()
  await openFirst(start.value)
  // not before there is something to see: opening it takes a processor for a moment
  void askForModel()
}

function hear(): void {
  filmRoom.on('importProgress', (importing) => useWork.setState({ importing }))
  filmRoom.on('importEnded', (end) => {
    // one that was cancelled or failed has no report, and leaves that of the one before
    useWork.setState({ importing: null, ...(end.kind === 'done' ? { lastImport: end } : {}) })
    tellImportEnd(end)
  })
  filmRoom.on('libraryChanged', () => void (isBegun ? takeLibrary().then(askForModel) : begin()))
  filmRoom.on('playsRead', takeReads)
  filmRoom.on('playRead', takeReading)
  filmRoom.on('readingProgress', (reading) => useWork.setState({ reading }))
  filmRoom.on('modelChanged', (model) => {
    useWork.setState({ model, modelFault: null })
    forgetReads()
    forgetReadings()
  })
  filmRoom.on('recentChanged', (recent) => useProgram.setState({ recent }))
  filmRoom.on('openPlay', openRequested)
  filmRoom.on('fault', showFault)
}

function take({ version, recent, library, settings, view, games, flags, importing }: Start): void {
  useProgram.setState({ version, recent })
  useSettings.setState(settings)
  setFlags(flags)
  takeLibraryFile(library)
  useLibrary.setState({ games })
  useWork.setState({ importing })
  if (view === null) return
  changeView({ ...viewFromPage(view.page), game: view.game, play: view.play })
}

/** Which file it is. That it can only be read is said once, with the reason. */
function takeLibraryFile({ name, path, readOnly }: Start['library']): void {
  const before = useLibrary.getState()
  useLibrary.setState({ name, path, isReadOnly: readOnly !== null })
  if (readOnly !== null && !(before.path === path && before.isReadOnly)) showFault(readOnly)
}

async function askForModel(): Promise<void> {
  const model = await filmRoom.model(null)
  if (model.ok) useWork.setState({ model: model.value, modelFault: null })
  else {
    useWork.setState({ modelFault: model.fault })
    showFault(model.fault)
  }
}

/** The play asked for, the one that was open last, or the first that can be replayed. */
async function openFirst({ open }: Pick<Start, 'open'>): Promise<void> {
  const last = useView.getState().play
  const first = useLibrary.getState().rows.find(({ frameCount }) => frameCount > 0)
  if (open !== null && findRow(open) !== null) return openRequested(open)
  if (open !== null) showFault(playNotHere(open))
  const key = [last].find((candidate) => findRow(candidate) !== null) ?? first?.play ?? null
  if (key !== null) await openPlay({ gameId: key.gameId, playId: key.playId })
}

/** A play that was asked for from outside. One that is not there is said, and the film stays. */
function openRequested(play: PlayMoment): Promise<void> {
  const { gameId, playId, moment } = play
  // a library that is on its way may have it
  if (findRow(play) !== null || useLibrary.getState().isLoading)
    return openPlay({ gameId, playId }, moment ?? undefined)
  showFault(playNotHere(play))
  return Promise.resolve()
}

function playNotHere(play: PlayMoment): Fault {
  return {
    kind: 'play-missing',
    where: `play ${playKeyText(play)}`,
    what: 'This play is not in the library that is open.',
    next: 'Import its game, or open the library that has it, and follow the link again.',
  }
}

/** Games came or went, or the library is another: lists, flags, and the field if it is empty or its play is gone. */
async function takeLibrary(): Promise<void> {
  const [start] = await Promise.all([filmRoom.start(null), reloadLibrary(), reloadFlags()])
  if (!start.ok) return
  const before = useLibrary.getState().path
  const { path } = start.value.library
  takeLibraryFile(start.value.library)
  const row = findRow(wantedPlay())
  if (path === before && row !== null) {
    if (isAnotherRecord(row)) await renewPlay()
    return
  }
  closePlay()
  forgetMarks()
  forgetEdits()
  if (path !== before) closeReport()
  const { game } = useView.getState()
  if (game !== null && !useLibrary.getState().games.some(({ gameId }) => gameId === game)) changeView({ game: null })
  await openFirst({ open: null })
}

/** How good the read is was asked of the library before: it went with it. */
function closeReport(): void {
  if (useView.getState().dialog === 'evaluation') closeDialog()
}

/** Whether the play on the field was imported again with something else in it: labels, tracks, corrections. One that is
 *  on its way comes as it is now. */
function isAnotherRecord({ play, frameCount }: PlayRow): boolean {
  const { key, opened } = useOpenPlay.getState()
  if (key === null || playKeyText(key) !== playKeyText(play)) return false
  return (
    opened === null || frameCount !== opened.row.frameCount || JSON.stringify(play) !== JSON.stringify(opened.row.play)
  )
}
