/** A library as large as a few seasons, made in seconds: one simulated game over and over, its plays cut to the moments
 *  around the snap, read as they were. */
import { copyFileSync } from 'node:fs'
import { type LibraryWriter, openLibrary } from '../../main/library/database.ts'
import { listPlays } from '../../main/library/plays.ts'
import { floatsFromBlob } from '../../main/library/predictions.ts'
import { findTracking } from '../../main/library/tracking.ts'
import { arrowFromTracking } from '../../main/library/trackingArrow.ts'
import type { PlayKey } from '../../ml/football/ids.ts'
import { TRACK_COLUMNS, type Tracking } from '../../ml/football/tracking.ts'

/** Frames that are kept: enough for the last look and the read at +1.5 s. */
const BEFORE_SNAP = 8
const FROM_SNAP = 16

/** Makes `path` of a read library of one game: at least `least` plays, in whole games. Tells how many plays it has. */
export function writeManyPlays(
  path: string,
  { game, least }: { readonly game: string; readonly least: number },
): number {
  copyFileSync(game, path)
  const opened = openLibrary(path)
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault))
  const library = opened.value
  const plays = listPlays(library, null)
  const copies = Math.ceil(least / plays.length) - 1
  // nobody needs it after a crash
  library.pragma('synchronous = OFF')
  library.transaction(() => {
    for (const { play } of plays) shorten(library, play)
    library.exec('DELETE FROM shares')
    for (let copy = 1; copy <= copies; copy++) copyGame(library, copy)
  })()
  library.close()
  return plays.length * (copies + 1)
}

function shorten(library: LibraryWriter, { gameId, playId }: PlayKey): void {
  const tracking = findTracking(library, { gameId, playId })
  if (tracking?.snapFrame == null) return
  const first = Math.max(0, tracking.snapFrame - BEFORE_SNAP)
  const last = Math.min(tracking.frameCount, tracking.snapFrame + FROM_SNAP)
  const short = part(tracking, first, last)
  library
    .prepare('UPDATE tracking SET arrow = ?, frame_count = ?, snap_frame = ? WHERE game_id = ? AND play_id = ?')
    .run(arrowFromTracking(short), short.frameCount, short.snapFrame, gameId, playId)
  const reads = library
    .prepare('SELECT man_probability AS man, band FROM predictions WHERE game_id = ? AND play_id = ?')
    .get(gameId, playId) as { readonly man: Uint8Array; readonly band: Uint8Array | null }
  const man = floatsFromBlob(reads.man).slice(first, last)
  const band = reads.band === null ? null : floatsFromBlob(reads.band)
  const edges = band === null ? null : [first, tracking.frameCount + first].map((at) => band.slice(at, at + man.length))
  library
    .prepare('UPDATE predictions SET man_probability = ?, band = ? WHERE game_id = ? AND play_id = ?')
    .run(bytesOf(man), edges === null ? null : Buffer.concat(edges.map(bytesOf)), gameId, playId)
}

function part(tracking: Tracking, first: number, last: number): Tracking {
  const width = tracking.tracks.length
  const columns = TRACK_COLUMNS.map((name) => [name, tracking[name].slice(first * width, last * width)] as const)
  const events = tracking.events.filter(({ frame }) => frame >= first && frame < last)
  return {
    ...tracking,
    ...(Object.fromEntries(columns) as Pick<Tracking, (typeof TRACK_COLUMNS)[number]>),
    frameCount: last - first,
    firstFrameId: tracking.firstFrameId + first,
    snapFrame: (tracking.snapFrame ?? 0) - first,
    events: events.map(({ frame, name }) => ({ frame: frame - first, name })),
  }
}

/** The first game once more, `copy` days later. */
function copyGame(library: LibraryWriter, copy: number): void {
  const own = 'game_id = (SELECT max(game_id) FROM games)'
  const columnsOf = (table: string) =>
    library.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]
  const changes: Readonly<Record<string, string>> = {
    game_id: `game_id - ${copy}`,
    date: `date(date, '+${copy} days')`,
    week: `1 + ${copy} % 18`,
  }
  for (const table of ['games', 'plays', 'tracking', 'player_plays', 'predictions']) {
    const columns = columnsOf(table)
    const values = columns.map((name) => (table === 'games' || name === 'game_id' ? (changes[name] ?? name) : name))
    library.exec(`INSERT INTO ${table} (${columns}) SELECT ${values} FROM ${table} WHERE ${own}`)
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
