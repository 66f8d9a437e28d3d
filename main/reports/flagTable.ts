/** The coach's flags as a table for a spreadsheet: a row a flag, with the play and the read that it marks. */
import type { Flag } from '../../ml/football/flag.ts'
import { type Game, isDropback, playedManZone } from '../../ml/football/play.ts'
import { READ_THRESHOLD, readAt } from '../../ml/model/disguise.ts'
import type { NoReadBand } from '../../ml/model/noRead.ts'
import { type Omission, omissionName, verdictOn } from '../../ml/review/suspects.ts'
import type { PlayRow } from '../../preload/values.ts'
import type { LibraryReader } from '../library/database.ts'
import { listFlags } from '../library/flags.ts'
import { findGame } from '../library/games.ts'
import { listPlayRows } from '../library/playRows.ts'
import { findPrediction, type ModelKey } from '../library/predictions.ts'
import { spreadsheetBytes } from './spreadsheetCsv.ts'

/** A flag with all that its row tells. */
interface MarkedPlay {
  readonly flag: Flag
  readonly game: Game | null
  readonly row: PlayRow | null
  /** P(man) at the flag's moment, by the model in use. */
  readonly manAtMoment: number | null
  /** Why the play is not judged; null where it is. */
  readonly omission: Omission | null
}

type Cell = string | number | null

/** Probabilities and bits are no surer than this. */
const DIGITS = 3

/** All flags of the library as CSV for a spreadsheet, oldest game first. Reads are those of `model`; none without it. What
 *  was played, and how surprising that was, is told of plays that are judged, and of those with a label. */
export function flagTable(library: LibraryReader, model: ModelKey | null, noRead: NoReadBand): Uint8Array {
  const marked = listFlags(library, null).map((flag) => markedPlay(library, model, { flag, noRead }))
  return spreadsheetBytes([
    COLUMNS.map(([heading]) => heading),
    ...marked.map((one) => COLUMNS.map(([, cell]) => cell(one))),
  ])
}

function markedPlay(
  library: LibraryReader,
  model: ModelKey | null,
  { flag, noRead }: { readonly flag: Flag; readonly noRead: NoReadBand },
): MarkedPlay {
  const { gameId, playId } = flag
  const [row = null] = listPlayRows(library, model, { gameId, playId })
  const reads = model === null ? null : findPrediction(library, { gameId, playId, ...model })
  const { snapFrame = null } = row ?? {}
  const manProbability = reads?.manProbability ?? null
  const manAtMoment =
    manProbability === null || snapFrame === null ? null : readAt({ manProbability, snapFrame }, flag.moment)
  const omission = row === null ? null : omissionOf(row, noRead)
  return { flag, game: findGame(library, gameId), row, manAtMoment, omission }
}

const COLUMNS: readonly (readonly [heading: string, cell: (marked: MarkedPlay) => Cell])[] = [
  ['game', ({ flag }) => flag.gameId],
  ['date', ({ game }) => game?.date ?? null],
  ['visitor', ({ game }) => game?.visitorTeam ?? null],
  ['home', ({ game }) => game?.homeTeam ?? null],
  ['simulated', ({ game }) => (game?.isSimulated === true ? 'yes' : 'no')],
  ['play', ({ flag }) => flag.playId],
  ['quarter', ({ row }) => row?.play.quarter ?? null],
  ['clock', ({ row }) => clockText(row?.play.gameClock_s ?? null)],
  ['down', ({ row }) => row?.play.down ?? null],
  ['yards_to_go', ({ row }) => row?.play.yardsToGo ?? null],
  ['offense', ({ row }) => row?.play.offenseTeam ?? null],
  ['defense', ({ row }) => row?.play.defenseTeam ?? null],
  ['formation', ({ row }) => row?.play.offenseFormation ?? null],
  ['moment_s', ({ flag }) => rounded(flag.moment)],
  ['snap_estimated', ({ row }) => (row?.isSnapEstimated === true ? 'yes' : 'no')],
  ['p_man_at_moment', ({ manAtMoment }) => rounded(manAtMoment)],
  ['p_man_at_last_look', ({ row }) => rounded(row?.read?.read ?? null)],
  ['coverage_played', ({ row }) => row?.play.coverageLabel ?? null],
  ['man_zone_played', ({ row, omission }) => (row === null ? null : playedText(row, omission))],
  ['played_by', ({ row, omission }) => (row === null ? null : playedBy(row, omission))],
  ['surprise_bits', ({ row, omission }) => (omission === null ? rounded(row?.read?.surprise ?? null) : null)],
  ['not_judged', ({ omission }) => (omission === null ? null : omissionName(omission))],
  ['state', ({ flag }) => flag.state],
  ['note', ({ flag }) => flag.note],
  ['created', ({ flag }) => flag.createdAt],
  ['changed', ({ flag }) => flag.changedAt],
]

function omissionOf({ play, read, isRead }: PlayRow, noRead: NoReadBand): Omission | null {
  const rule = { threshold: READ_THRESHOLD, noRead }
  const verdict = verdictOn({ isDropback: isDropback(play), isPredicted: isRead, read }, rule)
  return verdict.isJudged ? null : verdict.omission
}

/** By the label, else by the read that stands in for one, where the play is judged. */
function playedText({ play, read }: PlayRow, omission: Omission | null): string | null {
  return playedManZone(play) ?? (omission === null ? (read?.played ?? null) : null)
}

/** Who says what was played: the labeller, or the read that stands in for one. */
function playedBy({ play, read }: PlayRow, omission: Omission | null): string | null {
  if (playedManZone(play) !== null) return play.labelSource ?? 'label'
  return omission === null ? (read?.playedSource ?? null) : null
}

/** "12:07", left in the quarter. */
function clockText(clock_s: number | null): string | null {
  if (clock_s === null) return null
  const whole = Math.floor(clock_s)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function rounded(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toFixed(DIGITS))
}
