/** Puts plays into the library: a changed source replaces what it said before, another source only adds to it. */
import { createHash } from 'node:crypto'
import { isInMotion, motionToldOf } from '../../ml/football/motion.ts'
import type { Play, PlayerPlay } from '../../ml/football/play.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import type { LibraryWriter } from './database.ts'
import { conflictsOf, mergedRecord, type PlayConflict, type PlayRecord } from './mergePlay.ts'
import { PLAY_COLUMNS, playParameters } from './plays.ts'
import { isIntact } from './tracking.ts'
import { arrowFromTracking } from './trackingArrow.ts'

/** A play as one source has it. */
export interface IncomingPlay {
  readonly play: Play
  /** Null for a play that cannot be replayed. */
  readonly tracking: Tracking | null
  readonly playerPlays: readonly PlayerPlay[]
}

/** A play as it goes into the library. */
export interface EncodedPlay {
  readonly key: Omit<SourceKey, 'sourceId'>
  readonly record: PlayRecord
  readonly tracks: EncodedTracks | null
  readonly playerPlays: readonly PlayerPlay[]
  /** Of all of it: by this an unchanged play is known. */
  readonly digest: Buffer
}

/** Makes of a play what is stored of it. That is most of the work, and nobody has to wait for the library meanwhile. */
export function encodedPlay({ play, tracking, playerPlays }: IncomingPlay): EncodedPlay {
  const tracks = tracking === null ? null : encodedTracks(tracking, playerPlays)
  const record = playParameters(play)
  const digest = digestOf([JSON.stringify([record, playerPlays]), tracks?.digest ?? ''])
  return { key: { gameId: play.gameId, playId: play.playId }, record, tracks, playerPlays, digest }
}

export interface PutOutcome {
  readonly kind: 'added' | 'unchanged' | 'changed'
  readonly conflicts: readonly PlayConflict[]
}

/** A function that puts plays of one source into the library. Call it inside a transaction.
 *
 *  The same play again changes nothing, unless its tracks had lost against fuller ones that are there no more, or what the
 *  library holds of it is damaged, which is then replaced. A changed play of the same source replaces its record and
 *  tracks, and the predictions that were read from the old tracks go. A play that another source brought too is merged: the fuller record and the fuller tracks win (a draw
 *  goes to whoever came first), and gaps of the winning record are filled from the others. Tracks that lost are not
 *  kept: when those that won shrink below them, that is reported, and their source can be imported again. Flags are
 *  never touched. */
export function playWriter(library: LibraryWriter, sourceId: number): (encoded: EncodedPlay) => PutOutcome {
  const statements = prepared(library)
  return ({ key: { gameId, playId }, record, tracks, playerPlays, digest }) => {
    const key = { gameId, playId, sourceId }
    const seen = statements.seen.all(key) as SeenRow[]
    const before = seen.find((row) => row.source_id === sourceId)
    const others = seen.filter((row) => row !== before)
    const isAlone = others.length === 0
    const isSame =
      before !== undefined && digest.equals(before.digest) && isUndamaged(statements, { key, record, tracks }, isAlone)
    if (isSame && isAlone) return { kind: 'unchanged', conflicts: [] }
    if (isSame) return putAgain(statements, { key, tracks, playerPlays })
    const conflicts = putRecord(statements, { key, record, digest, sampleCount: tracks?.sampleCount ?? null, others })
    if (tracks !== null) conflicts.push(...putTracks(statements, { key, tracks, others }))
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
  /** Known positions of its tracks; null where it has none, or the library is older than this column. */
  readonly sample_count: number | null
}

function prepared(library: LibraryWriter) {
  const columns = PLAY_COLUMNS.map(([column]) => column).join(', ')
  const values = PLAY_COLUMNS.map(([, field]) => `@${field}`).join(', ')
  const replaced = PLAY_COLUMNS.map(([column]) => `${column} = excluded.${column}`).join(', ')
  const ofPlay = 'WHERE game_id = @gameId AND play_id = @playId'
  return {
    seen: library.prepare(
      `SELECT source_id, digest, record, sample_count FROM play_sources ${ofPlay} ORDER BY source_id`,
    ),
    see: library.prepare(`INSERT OR REPLACE INTO play_sources (game_id, play_id, source_id, digest, record, sample_count)
      VALUES (@gameId, @playId, @sourceId, @digest, @record, @sampleCount)`),
    putRecord: library.prepare(`INSERT INTO plays (game_id, play_id, ${columns}) VALUES (@gameId, @playId, ${values})
      ON CONFLICT DO UPDATE SET ${replaced}`),
    play: library.prepare(`SELECT * FROM plays ${ofPlay}`),
    tracking: library.prepare(`SELECT source_id, sample_count, digest FROM tracking ${ofPlay}`),
    arrow: library.prepare(`SELECT arrow FROM tracking ${ofPlay}`).pluck(),
    putTracking: library.prepare(`INSERT INTO tracking
      (game_id, play_id, source_id, frame_count, player_count, sample_count, snap_frame, snap_source,
        is_snap_estimated, digest, arrow, is_in_motion, first_frame_id)
      VALUES (@gameId, @playId, @sourceId, @frameCount, @playerCount, @sampleCount, @snapFrame, @snapSource,
        @isSnapEstimated, @digest, @arrow, @isInMotion, @firstFrameId)
      ON CONFLICT DO UPDATE SET source_id = excluded.source_id, frame_count = excluded.frame_count,
        player_count = excluded.player_count, sample_count = excluded.sample_count, snap_frame = excluded.snap_frame,
        snap_source = excluded.snap_source, is_snap_estimated = excluded.is_snap_estimated, digest = excluded.digest,
        arrow = excluded.arrow, is_in_motion = excluded.is_in_motion, first_frame_id = excluded.first_frame_id`),
    forgetShares: library.prepare(`DELETE FROM shares ${ofPlay}`),
    forgetPredictions: library.prepare(`DELETE FROM predictions ${ofPlay}`),
    countPlayerPlays: library.prepare(`SELECT count(*) FROM player_plays ${ofPlay} AND source_id <> @sourceId`).pluck(),
    forgetPlayerPlays: library.prepare(`DELETE FROM player_plays ${ofPlay}`),
    putMotion: library.prepare(
      `UPDATE tracking SET is_in_motion = @isMoving ${ofPlay} AND is_in_motion IS NOT @isMoving`,
    ),
    putPlayerPlay: library.prepare(`INSERT OR REPLACE INTO player_plays
      (game_id, play_id, player_id, source_id, role, lined_up_at, coverage_assignment, matchup_player_id,
        was_pass_rusher, was_running_route, in_motion_at_snap)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  }
}

interface IncomingContent {
  readonly key: SourceKey
  readonly record: PlayRecord
  readonly tracks: EncodedTracks | null
}

/** Whether the library still holds, undamaged, what a source said before: its tracks, where they are those that are kept,
 *  and its record, where no other source says something of the play. */
function isUndamaged(statements: Statements, { key, record, tracks }: IncomingContent, isAlone: boolean): boolean {
  const row = statements.tracking.get(key) as TrackingRow | undefined
  const isKept = row !== undefined && tracks?.digest.equals(row.digest) === true
  if (isKept && !isIntactFor(statements, key, row)) return false
  const stored = statements.play.get(key) as Record<string, unknown> | undefined
  return !isAlone || PLAY_COLUMNS.every(([column, field]) => Object.is(stored?.[column] ?? null, record[field] ?? null))
}

function isIntactFor(statements: Statements, key: SourceKey, { digest }: TrackingRow): boolean {
  return isIntact({ digest, arrow: statements.arrow.get(key) as Uint8Array })
}

interface IncomingRecord {
  readonly key: SourceKey
  readonly record: PlayRecord
  readonly digest: Uint8Array
  readonly sampleCount: number | null
  readonly others: readonly SeenRow[]
}

function putRecord(statements: Statements, incoming: IncomingRecord): PlayConflict[] {
  const { key, record, digest, sampleCount, others } = incoming
  const ofOthers = others.map((row) => ({ sourceId: row.source_id, record: JSON.parse(row.record) as PlayRecord }))
  const merged = mergedRecord([...ofOthers, { sourceId: key.sourceId, record }])
  statements.putRecord.run({ ...merged, gameId: key.gameId, playId: key.playId })
  statements.see.run({ ...key, digest, sampleCount, record: JSON.stringify(record) })
  return others.length === 0 ? [] : conflictsOf(record, mergedRecord(ofOthers), merged)
}

interface IncomingAgain {
  readonly key: SourceKey
  readonly tracks: EncodedTracks | null
  readonly playerPlays: readonly PlayerPlay[]
}

/** What a source told before, word for word, when others told of the play too: its tracks, and what its players did,
 *  may have become the fuller ones since. */
function putAgain(statements: Statements, { key, tracks, playerPlays }: IncomingAgain): PutOutcome {
  const conflicts: PlayConflict[] = []
  const row = statements.tracking.get(key) as TrackingRow | undefined
  if (tracks !== null && row !== undefined && isBeaten(row, key, tracks)) {
    conflicts.push(...contest(statements, { key, tracks, row }))
  }
  const told = statements.countPlayerPlays.get(key) as number
  const isFuller = told > 0 && playerPlays.length > told
  if (isFuller) putPlayerPlays(statements, key, playerPlays)
  return { kind: isFuller || conflicts.length > 0 ? 'changed' : 'unchanged', conflicts }
}

interface EncodedTracks {
  readonly tracking: Tracking
  readonly arrow: Uint8Array
  readonly digest: Buffer
  /** Known positions: how full the tracks are. */
  readonly sampleCount: number
  readonly isInMotion: number | null
}

function encodedTracks(tracking: Tracking, playerPlays: readonly PlayerPlay[]): EncodedTracks {
  const arrow = arrowFromTracking(tracking)
  // what players did says more than what the tracks show
  const isMoving = asInteger(motionToldOf(playerPlays) ?? isInMotion(tracking))
  return { tracking, arrow, digest: digestOf([arrow]), sampleCount: knownSamples(tracking), isInMotion: isMoving }
}

interface IncomingTracks {
  readonly key: SourceKey
  readonly tracks: EncodedTracks
  readonly others: readonly SeenRow[]
}

function putTracks(statements: Statements, { key, tracks, others }: IncomingTracks): PlayConflict[] {
  const row = statements.tracking.get(key) as TrackingRow | undefined
  const isThere = row !== undefined && tracks.digest.equals(row.digest)
  if (isThere && isIntactFor(statements, key, row)) return []
  if (isThere) {
    storeTracks(statements, { ...key, sourceId: row.source_id }, tracks)
    return []
  }
  if (row !== undefined && row.source_id !== key.sourceId) return contest(statements, { key, tracks, row })
  storeTracks(statements, key, tracks)
  const fullest = Math.max(0, ...others.map((other) => other.sample_count ?? 0))
  if (fullest <= tracks.sampleCount) return []
  const library = `${positions(fullest)} (import that source again to have them)`
  return [{ field: 'tracking', library, incoming: positions(tracks.sampleCount), incomingWon: true }]
}

interface Contest {
  readonly key: SourceKey
  readonly tracks: EncodedTracks
  /** What is there, from another source. */
  readonly row: TrackingRow
}

function contest(statements: Statements, { key, tracks, row }: Contest): PlayConflict[] {
  const incomingWon = isBeaten(row, key, tracks)
  if (incomingWon) storeTracks(statements, key, tracks)
  const [library, incoming] = [positions(row.sample_count), positions(tracks.sampleCount)]
  return [{ field: 'tracking', library, incoming, incomingWon }]
}

function isBeaten(row: TrackingRow, key: SourceKey, tracks: EncodedTracks): boolean {
  return row.source_id !== key.sourceId && tracks.sampleCount > row.sample_count
}

function storeTracks(statements: Statements, key: SourceKey, { tracking, ...encoded }: EncodedTracks): void {
  statements.forgetShares.run(key)
  statements.forgetPredictions.run(key)
  const { frameCount, firstFrameId, snapFrame, snapSource } = tracking
  const playerCount = tracking.tracks.filter((track) => track.side !== 'ball').length
  const isSnapEstimated = Number(tracking.isSnapEstimated)
  const columns = { frameCount, firstFrameId, playerCount, snapFrame, snapSource, isSnapEstimated }
  statements.putTracking.run({ ...key, ...encoded, ...columns })
}

function positions(count: number): string {
  return `${count} positions`
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
  const isMoving = motionToldOf(playerPlays)
  if (isMoving !== null) statements.putMotion.run({ ...key, isMoving: Number(isMoving) })
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
