/** The coach's flags as a table for a spreadsheet: a row a flag, with the play and the read that it marks. */
import type { Flag } from '../../ml/football/flag.ts'
import { type Game, playedManZone } from '../../ml/football/play.ts'
import { readAt } from '../../ml/model/disguise.ts'
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
}

type Cell = string | number | null

/** Probabilities and bits are no surer than this. */
const DIGITS = 3

/** All flags of the library as CSV for a spreadsheet, oldest game first. Reads are those of `model`; none without it. */
export function flagTable(library: LibraryReader, model: ModelKey | null): Uint8Array {
  const marked = listFlags(library, null).map((flag) => markedPlay(library, model, flag))
  return spreadsheetBytes([
    COLUMNS.map(([heading]) => heading),
    ...marked.map((one) => COLUMNS.map(([, cell]) => cell(one))),
  ])
}

function markedPlay(library: LibraryReader, model: ModelKey | null, flag: Flag): MarkedPlay {
  const { gameId, playId } = flag
  const [row = null] = listPlayRows(library, model, { gameId, playId })
  const reads = model === null ? null : findPrediction(library, { gameId, playId, ...model })
  const { snapFrame = null } = row ?? {}
  const manProbability = reads?.manProbability ?? null
  const manAtMoment =
    manProbability === null || snapFrame === null ? null : readAt({ manProbability, snapFrame }, flag.moment)
  return { flag, game: findGame(library, gameId), row, manAtMoment }
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
  ['man_zone_played', ({ row }) => (row === null ? null : (playedManZone(row.play) ?? row.read?.played ?? null))],
  ['played_by', ({ row }) => playedBy(row)],
  ['surprise_bits', ({ row }) => rounded(row?.read?.surprise ?? null)],
  ['state', ({ flag }) => flag.state],
  ['note', ({ flag }) => flag.note],
  ['created', ({ flag }) => flag.createdAt],
  ['changed', ({ flag }) => flag.changedAt],
]

/** Who says what was played: the labeller, or the read that stands in for him. */
function playedBy(row: PlayRow | null): string | null {
  if (row === null) return null
  if (playedManZone(row.play) !== null) return row.play.labelSource ?? 'label'
  return row.read?.playedSource ?? null
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
