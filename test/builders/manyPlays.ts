/** A library of thousands of plays, made of one game: its plays again and again under other game ids, their tracks and
 *  reads cut to the seconds around the snap, so that it is made in moments. */
import { createHash } from 'node:crypto'
import { type LibraryWriter, openLibraryThere } from '../../main/library/database.ts'
import { listPlays } from '../../main/library/plays.ts'
import { findTracking } from '../../main/library/tracking.ts'
import { arrowFromTracking } from '../../main/library/trackingArrow.ts'
import { TRACK_COLUMNS, type TrackColumn, type TrackColumnName, type Tracking } from '../../ml/football/tracking.ts'

/** Frames that are left of a play before its snap, and after it: the read at +1.5 s must be among them. */
const BEFORE = 20
const AFTER = 20
const BYTES_OF_FLOAT = 4

/** Fills up the library at `path`, which holds one game that is read, until it has at least `plays` plays with tracks.
 *  Returns how many it has. */
export function multiplyPlays(path: string, plays: number): number {
  const opened = openLibraryThere(path)
  if (!opened.ok) throw new Error(opened.fault.what)
  const library = opened.value
  try {
    const tracked = listPlays(library, null).filter(({ frameCount, snapFrame }) => frameCount > 0 && snapFrame !== null)
    const [first] = tracked
    if (first === undefined) throw new Error(`${path} has no play to multiply`)
    const cut = tracked.map(({ play }) => ({ playId: play.playId, ...cutAround(findTracking(library, play)) }))
    const copies = Math.ceil(plays / tracked.length) - 1
    // nobody minds losing it
    library.pragma('synchronous = OFF')
    const copy = copyingIn(library, first.play.gameId)
    library.transaction(() => {
      for (let number = 1; number <= copies; number++) copy(first.play.gameId + number, cut)
    })()
    return (copies + 1) * tracked.length
  } finally {
    library.close()
  }
}

interface CutPlay {
  readonly playId: number
  readonly arrow: Uint8Array
  readonly digest: Uint8Array
  /** The frame that is the first now. */
  readonly start: number
  readonly frameCount: number
  readonly snapFrame: number
}

/** Copies a game under another id, with the plays that were cut. */
function copyingIn(library: LibraryWriter, from: number): (to: number, plays: readonly CutPlay[]) => void {
  const game = library.prepare(copyOf(library, 'games'))
  const rows = (['plays', 'tracking', 'predictions'] as const).map((table) =>
    library.prepare(`${copyOf(library, table)} AND play_id = ?`),
  )
  const cutTracks = library.prepare(`UPDATE tracking SET arrow = @arrow, digest = @digest, frame_count = @frameCount,
    snap_frame = @snapFrame WHERE game_id = @to AND play_id = @playId`)
  const cutReads = library.prepare(`UPDATE predictions SET band = NULL,
    man_probability = substr(man_probability, @firstByte, @bytes) WHERE game_id = @to AND play_id = @playId`)
  return (to, plays) => {
    game.run(to, from)
    for (const play of plays) {
      for (const row of rows) row.run(to, from, play.playId)
      cutTracks.run({ ...play, to })
      const bytes = { firstByte: play.start * BYTES_OF_FLOAT + 1, bytes: play.frameCount * BYTES_OF_FLOAT }
      cutReads.run({ ...bytes, to, playId: play.playId })
    }
  }
}

/** Copies the rows of a game: the first parameter is the new id, the second the old one. */
function copyOf(library: LibraryWriter, table: string): string {
  const columns = library.pragma(`table_info(${table})`) as { readonly name: string }[]
  const names = columns.map(({ name }) => name)
  const values = names.map((name) => (name === 'game_id' ? '?' : name))
  return `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE game_id = ?`
}

function cutAround(tracking: Tracking | null): Omit<CutPlay, 'playId'> {
  if (tracking === null || tracking.snapFrame === null) throw new Error('only plays with a snap are cut')
  const start = Math.max(0, tracking.snapFrame - BEFORE)
  const end = Math.min(tracking.frameCount, tracking.snapFrame + AFTER)
  const width = tracking.tracks.length
  const columns = TRACK_COLUMNS.map((name) => [name, tracking[name].slice(start * width, end * width)])
  const frames = { firstFrameId: tracking.firstFrameId + start, frameCount: end - start }
  const snapFrame = tracking.snapFrame - start
  const events = tracking.events.flatMap(({ frame, name }) =>
    frame >= start && frame < end ? [{ frame: frame - start, name }] : [],
  )
  const arrow = arrowFromTracking({ ...tracking, ...columnsFrom(columns), ...frames, snapFrame, events })
  const digest = createHash('sha256').update(arrow).digest()
  return { arrow, digest, start, frameCount: frames.frameCount, snapFrame }
}

function columnsFrom(columns: readonly unknown[][]): Record<TrackColumnName, TrackColumn> {
  return Object.fromEntries(columns) as Record<TrackColumnName, TrackColumn>
}
