/** Plays in the library: the record of each, without its tracks. */
import { type GameId, gameId, type PlayId, type PlayKey, playId } from '../../ml/football/ids.ts'
import type { PassResult, Play, PlayDirection } from '../../ml/football/play.ts'
import { yards } from '../../ml/football/units.ts'
import { decodedRow } from './damagedRow.ts'
import type { LibraryReader } from './database.ts'
import { findTracking } from './tracking.ts'

/** A play with what the library holds of it beside the record. */
export interface PlaySummary {
  readonly play: Play
  /** 0 where the play cannot be replayed. */
  readonly frameCount: number
  readonly playerCount: number
  /** The source's number of the first frame; null where the play cannot be replayed. */
  readonly firstFrameId: number | null
  readonly snapFrame: number | null
  readonly isSnapEstimated: boolean
}

/** Plays of one game, or of all, in order. */
export function listPlays(library: LibraryReader, game: GameId | null): PlaySummary[] {
  const rows = library.prepare(`
    SELECT plays.*, coalesce(frame_count, 0) AS frame_count, coalesce(player_count, 0) AS player_count, snap_frame,
      is_snap_estimated, first_frame_id
    FROM plays LEFT JOIN tracking USING (game_id, play_id)
    WHERE @game IS NULL OR game_id = @game ORDER BY game_id, play_id`)
  return (rows.all({ game }) as SummaryRow[]).map((row) => ({
    play: playFromRow(row),
    frameCount: row.frame_count,
    playerCount: row.player_count,
    firstFrameId: row.first_frame_id ?? storedFirstFrameId(library, row),
    snapFrame: row.snap_frame,
    isSnapEstimated: row.is_snap_estimated === 1,
  }))
}

/** As the tracks themselves say it: those of older libraries have no column for it. */
function storedFirstFrameId(library: LibraryReader, row: SummaryRow): number | null {
  if (row.frame_count === 0) return null
  return findTracking(library, { gameId: gameId(row.game_id), playId: playId(row.play_id) })?.firstFrameId ?? null
}

export function findPlay(library: LibraryReader, key: PlayKey): Play | null {
  const row = library.prepare('SELECT * FROM plays WHERE game_id = ? AND play_id = ?').get(key.gameId, key.playId)
  return row === undefined ? null : playFromRow(row as PlayColumns)
}

/** The columns of the `plays` table that a source can fill, in order, each with its field of `Play`. */
export const PLAY_COLUMNS = [
  ['description', 'description'],
  ['quarter', 'quarter'],
  ['down', 'down'],
  ['yards_to_go', 'yardsToGo'],
  ['offense_team', 'offenseTeam'],
  ['defense_team', 'defenseTeam'],
  ['game_clock_s', 'gameClock_s'],
  ['home_score_before', 'homeScoreBefore'],
  ['visitor_score_before', 'visitorScoreBefore'],
  ['direction', 'direction'],
  ['line_of_scrimmage_yd', 'lineOfScrimmage'],
  ['offense_formation', 'offenseFormation'],
  ['receiver_alignment', 'receiverAlignment'],
  ['offense_personnel', 'offensePersonnel'],
  ['defense_personnel', 'defensePersonnel'],
  ['defenders_in_box', 'defendersInBox'],
  ['pass_result', 'passResult'],
  ['is_dropback', 'isDropback'],
  ['yards_gained', 'yardsGained'],
  ['is_nullified_by_penalty', 'isNullifiedByPenalty'],
  ['coverage_label', 'coverageLabel'],
  ['man_zone_label', 'manZoneLabel'],
  ['label_source', 'labelSource'],
] as const satisfies readonly (readonly [keyof PlayColumns, keyof Play])[]

/** A play's fields as SQLite takes them, by field name: booleans as 0 and 1. */
export function playParameters(play: Play): Record<string, string | number | null> {
  const fields = PLAY_COLUMNS.map(([, field]) => {
    const value = play[field]
    return [field, typeof value === 'boolean' ? Number(value) : value]
  })
  return { gameId: play.gameId, playId: play.playId, ...Object.fromEntries(fields) }
}

/** A row of the `plays` table. */
export interface PlayColumns {
  readonly game_id: number
  readonly play_id: number
  readonly description: string | null
  readonly quarter: number | null
  readonly down: number | null
  readonly yards_to_go: number | null
  readonly offense_team: string | null
  readonly defense_team: string | null
  readonly game_clock_s: number | null
  readonly home_score_before: number | null
  readonly visitor_score_before: number | null
  readonly direction: PlayDirection | null
  readonly line_of_scrimmage_yd: number | null
  readonly offense_formation: string | null
  readonly receiver_alignment: string | null
  readonly offense_personnel: string | null
  readonly defense_personnel: string | null
  readonly defenders_in_box: number | null
  readonly pass_result: PassResult | null
  readonly is_dropback: number | null
  readonly yards_gained: number | null
  readonly is_nullified_by_penalty: number | null
  readonly coverage_label: string | null
  readonly man_zone_label: string | null
  readonly label_source: string | null
}

interface SummaryRow extends PlayColumns {
  readonly frame_count: number
  readonly player_count: number
  readonly snap_frame: number | null
  readonly is_snap_estimated: number | null
  readonly first_frame_id: number | null
}

/** Throws a `DamagedRow` for a row that is not of a play. */
export function playFromRow(row: PlayColumns): Play {
  return decodedRow('play', `${row.game_id}_${row.play_id}`, () => decodedPlay(row))
}

function decodedPlay(row: PlayColumns): Play {
  const yardsOrNull = (value: number | null) => (value === null ? null : yards(value))
  return {
    gameId: gameId(row.game_id),
    playId: playId(row.play_id) satisfies PlayId,
    description: row.description,
    quarter: row.quarter,
    down: row.down,
    yardsToGo: yardsOrNull(row.yards_to_go),
    offenseTeam: row.offense_team,
    defenseTeam: row.defense_team,
    gameClock_s: row.game_clock_s,
    homeScoreBefore: row.home_score_before,
    visitorScoreBefore: row.visitor_score_before,
    direction: row.direction,
    lineOfScrimmage: yardsOrNull(row.line_of_scrimmage_yd),
    offenseFormation: row.offense_formation,
    receiverAlignment: row.receiver_alignment,
    offensePersonnel: row.offense_personnel,
    defensePersonnel: row.defense_personnel,
    defendersInBox: row.defenders_in_box,
    passResult: row.pass_result,
    isDropback: row.is_dropback === null ? null : row.is_dropback === 1,
    yardsGained: row.yards_gained,
    isNullifiedByPenalty: row.is_nullified_by_penalty === null ? null : row.is_nullified_by_penalty === 1,
    coverageLabel: row.coverage_label,
    manZoneLabel: row.man_zone_label,
    labelSource: row.label_source,
  }
}
