/** Puts plays into the library: a changed source replaces what it said before, another source only adds to it. */
import { createHash } from 'node:crypto'
import type { Play, PlayerPlay } from '../../ml/football/play.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import type { LibraryWriter } from './database.ts'
import { conflictsOf, mergedRecord, type PlayConflict, type PlayRecord } from './mergePlay.ts'
import { PLAY_COLUMNS, playParameters } from './plays.ts'
import { arrowFromTracking } from './trackingArrow.ts'

/** A play as one source has it. */
export interface IncomingPlay {
  readonly play: Play
  /** Null for a play that cannot be replayed. */
  readonly tracking: Tracking | null
  readonly playerPlays: readonly PlayerPlay[]
}

export interface PutOutcome {
  readonly kind: 'added' | 'unchanged' | 'changed'
  readonly conflicts: readonly PlayConflict[]
}

/** A function that puts plays of one source into the library. Call it inside a transaction.
 *
 *  The same play again changes nothing. A changed play of the same source replaces its record and tracks, and the
 *  predictions that were read from the old tracks go. A play that another source brought too is merged: the fuller
 *  record and the fuller tracks win (a draw goes to whoever came first), and gaps of the winning record are filled
 *  from the others. Flags are never touched. */
export function playWriter(library: LibraryWriter, sourceId: number): (incoming: IncomingPlay) => PutOutcome {
  const statements = prepared(library)
  return ({ play, tracking, playerPlays }) => {
    const key = { gameId: play.gameId, playId: play.playId, sourceId }
    const tracks = tracking === null ? null : encoded(tracking)
    const record = playParameters(play)
    const digest = digestOf([JSON.stringify([record, playerPlays]), tracks?.digest ?? ''])
    const seen = statements.seen.all(key) as SeenRow[]
    const before = seen.find((row) => row.source_id === sourceId)
    if (before !== undefined && digest.equals(before.digest)) return { kind: 'unchanged', conflicts: [] }
    const others = seen.filter((row) => row !== before)
    const conflicts = putRecord(statements, { key, record, digest, others })
    if (tracks !== null) conflicts.push(...putTracks(statements, key, tracks))
    putPlayerPlays(statements, key, playerPlays)
    return { kind: seen.length === 0 ? 'added' : 'changed', conflicts }
  }
}

type Statements = ReturnType<typeof prepared>

interface SourceKey {
  readonly gameId: number
  readonly playId: number
  readonly sourceId: number
}

interface SeenRow {
  readonly source_id: number
  readonly digest: Uint8Array
  readonly record: string
}

function prepared(library: LibraryWriter) {
  const columns = PLAY_COLUMNS.map(([column]) => column).join(', ')
  const values = PLAY_COLUMNS.map(([, field]) => `@${field}`).join(', ')
  const replaced = PLAY_COLUMNS.map(([column]) => `${column} = excluded.${column}`).join(', ')
  const ofPlay = 'WHERE game_id = @gameId AND play_id = @playId'
  return {
    seen: library.prepare(`SELECT source_id, digest, record FROM play_sources ${ofPlay} ORDER BY source_id`),
    see: library.prepare(`INSERT OR REPLACE INTO play_sources (game_id, play_id, source_id, digest, record)
      VALUES (@gameId, @playId, @sourceId, @digest, @record)`),
    putRecord: library.prepare(`INSERT INTO plays (game_id, play_id, ${columns}) VALUES (@gameId, @playId, ${values})
      ON CONFLICT DO UPDATE SET ${replaced}`),
    tracking: library.prepare(`SELECT source_id, sample_count, digest FROM tracking ${ofPlay}`),
    putTracking: library.prepare(`INSERT INTO tracking
      (game_id, play_id, source_id, frame_count, player_count, sample_count, snap_frame, snap_source,
        is_snap_estimated, digest, arrow)
      VALUES (@gameId, @playId, @sourceId, @frameCount, @playerCount, @sampleCount, @snapFrame, @snapSource,
        @isSnapEstimated, @digest, @arrow)
      ON CONFLICT DO UPDATE SET source_id = excluded.source_id, frame_count = excluded.frame_count,
        player_count = excluded.player_count, sample_count = excluded.sample_count, snap_frame = excluded.snap_frame,
        snap_source = excluded.snap_source, is_snap_estimated = excluded.is_snap_estimated, digest = excluded.digest,
        arrow = excluded.arrow`),
    forgetPredictions: library.prepare(`DELETE FROM predictions ${ofPlay}`),
    countPlayerPlays: library.prepare(`SELECT count(*) FROM player_plays ${ofPlay} AND source_id <> @sourceId`).pluck(),
    forgetPlayerPlays: library.prepare(`DELETE FROM player_plays ${ofPlay}`),
    putPlayerPlay: library.prepare(`INSERT OR REPLACE INTO player_plays
      (game_id, play_id, player_id, source_id, role, lined_up_at, coverage_assignment, matchup_player_id,
        was_pass_rusher, was_running_route, in_motion_at_snap)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  }
}

interface IncomingRecord {
  readonly key: SourceKey
  readonly record: PlayRecord
  readonly digest: Uint8Array
  readonly others: readonly SeenRow[]
}

function putRecord(statements: Statements, { key, record, digest, others }: IncomingRecord): PlayConflict[] {
  const ofOthers = others.map((row) => ({ sourceId: row.source_id, record: JSON.parse(row.record) as PlayRecord }))
  const merged = mergedRecord([...ofOthers, { sourceId: key.sourceId, record }])
  statements.putRecord.run({ ...merged, gameId: key.gameId, playId: key.playId })
  statements.see.run({ ...key, digest, record: JSON.stringify(record) })
  return others.length === 0 ? [] : conflictsOf(record, mergedRecord(ofOthers), merged)
}

interface EncodedTracks {
  readonly tracking: Tracking
  readonly arrow: Uint8Array
  readonly digest: Buffer
}

function encoded(tracking: Tracking): EncodedTracks {
  const arrow = arrowFromTracking(tracking)
  return { tracking, arrow, digest: digestOf([arrow]) }
}

function putTracks(statements: Statements, key: SourceKey, { tracking, arrow, digest }: EncodedTracks): PlayConflict[] {
  const row = statements.tracking.get(key) as TrackingRow | undefined
  if (row !== undefined && digest.equals(row.digest)) return []
  const sampleCount = knownSamples(tracking)
  const isOthers = row !== undefined && row.source_id !== key.sourceId
  const incomingWon = !isOthers || sampleCount > row.sample_count
  if (incomingWon) {
    statements.forgetPredictions.run(key)
    const { frameCount, snapFrame, snapSource } = tracking
    const playerCount = tracking.tracks.filter((track) => track.side !== 'ball').length
    const isSnapEstimated = Number(tracking.isSnapEstimated)
    const told = { frameCount, playerCount, sampleCount, snapFrame, snapSource, isSnapEstimated, digest, arrow }
    statements.putTracking.run({ ...key, ...told })
  }
  if (!isOthers) return []
  const positions = (count: number) => `${count} positions`
  return [{ field: 'tracking', library: positions(row.sample_count), incoming: positions(sampleCount), incomingWon }]
}

function knownSamples({ x }: Tracking): number {
  let count = 0
  for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i])) count++
  return count
}

interface TrackingRow {
  readonly source_id: number
  readonly sample_count: number
  readonly digest: Uint8Array
}

/** What players did comes whole from one source: this one, unless another told of more players. */
function putPlayerPlays(statements: Statements, key: SourceKey, playerPlays: readonly PlayerPlay[]): void {
  const others = statements.countPlayerPlays.get(key) as number
  if (playerPlays.length === 0 || others > playerPlays.length) return
  statements.forgetPlayerPlays.run(key)
  for (const one of playerPlays) {
    const { playerId, role, linedUpAt, coverageAssignment, matchupPlayerId } = one
    const facts = [one.wasPassRusher, one.wasRunningRoute, one.inMotionAtSnap].map(asInteger)
    const told = [role, linedUpAt, coverageAssignment, matchupPlayerId, ...facts]
    statements.putPlayerPlay.run(key.gameId, key.playId, playerId, key.sourceId, ...told)
  }
}

function asInteger(value: boolean | null): number | null {
  return value === null ? null : Number(value)
}

function digestOf(parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
