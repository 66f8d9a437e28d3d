/** One recorded play out of all its segments: which frames and players it has, and which row counts where several claim
 *  one place. Nothing here depends on the order of the rows, or on how they are spread over files. */
import { setImmediate } from 'node:timers/promises'
import type { PlayDirection } from '../../ml/football/play.ts'
import { TRACK_COLUMNS, type TrackColumn, type TrackColumnName } from '../../ml/football/tracking.ts'
import { headingFromBearing } from '../../ml/football/units.ts'
import { MOST_EVENTS_SEEN, MOST_TRACKS_SEEN } from './assemble.ts'
import { distinctFrames, type FrameRange, mainFrames } from './frameRange.ts'
import { type CountedTexts, type RecordedEvent, type RowColumns, type RowTexts, trackKey } from './segment.ts'
import type { SpooledSegment } from './spool.ts'
import { directionFrom } from './values.ts'

/** Who a recorded track belongs to, in the source's words: where its rows contradict each other, in those of most. */
export interface RecordedTrack extends Omit<RowTexts, 'direction'> {
  /** Null for the ball and for players without a number. */
  readonly nflId: number | null
}

/** A play as a source recorded it. The field is as recorded, headings are in radians already. */
export interface WholePlay {
  readonly gameId: number
  readonly playId: number
  readonly direction: PlayDirection | null
  /** Players by their numbers, then those without one by name and club. Each has a row at least. */
  readonly tracks: readonly RecordedTrack[]
  readonly firstFrameId: number
  readonly frameCount: number
  /** By frame, then by name. */
  readonly events: readonly RecordedEvent[]
  /** The first frame whose type says SNAP. */
  readonly snapTypeFrameId: number | null
  /** [frameCount, tracks.length] row-major; NaN where a track is missing. */
  readonly columns: Readonly<Record<TrackColumnName, TrackColumn>>
}

/** A row that was left out of its play, by its place in its file. */
export interface LeftOutRow {
  readonly kind: 'stray-frame' | 'surplus-player' | 'doubled-row'
  readonly file: string
  readonly record: number
  readonly frameId: number
  /** Null for the ball and for players without a number. */
  readonly nflId: number | null
  /** Of a doubled row: the first sign that the rows of this player in this frame are not all the same. */
  readonly isContradiction: boolean
}

/** Two whole squads and the ball: more players in one play are wrong numbers. */
const MOST_TRACKS = 110

export interface WholePlayOptions {
  readonly signal: AbortSignal
  /** Frames times tracks that the play may have at most. */
  readonly mostCells: number
  onLeftOut(row: LeftOutRow): void
}

/** Rows after which there is a pause, so that a cancelled import ends: a play can have millions of doubled ones. */
const ROWS_BETWEEN_PAUSES = 1 << 18

/** Puts a play together and tells of every row that has no place in it. A reason, as a sentence, where its rows cannot be
 *  used at all. A cancelled signal throws its reason. */
export async function wholePlay(
  segments: readonly [SpooledSegment, ...SpooledSegment[]],
  { signal, mostCells, onLeftOut }: WholePlayOptions,
): Promise<WholePlay | { readonly reason: string }> {
  const tracks = tracksOf(segments)
  if (tracks.length > MOST_TRACKS_SEEN || segments.some(({ segment }) => segment.isCrowded)) {
    return { reason: `Its rows name more than ${MOST_TRACKS_SEEN} players.` }
  }
  const frames = framesOf(segments)
  if (frames === null) return { reason: 'None of its rows has a place on the field.' }
  const kept = keptTracks(tracks)
  const cellCount = (frames.range.last - frames.range.first + 1) * kept.length
  if (cellCount > mostCells) {
    return { reason: 'The plays of its game have more frames than a game can have: some frame numbers are wrong.' }
  }
  const grid = new Grid(kept, frames.range)
  let rows = 0
  for (const spooled of segments) {
    grid.add(spooled, spooled.segment.isAfterThrow ? frames.throwFrameId : 0, onLeftOut)
    rows += spooled.rowCount
    if (rows < ROWS_BETWEEN_PAUSES) continue
    rows = 0
    await setImmediate()
    signal.throwIfAborted()
  }
  const [{ segment }] = segments
  const { first, last } = frames.range
  const place = { gameId: segment.gameId, playId: segment.playId, firstFrameId: first, frameCount: last - first + 1 }
  return { ...place, ...grid.finished(), ...marksOf(segments, frames.throwFrameId), direction: directionOf(tracks) }
}

interface KnownTrack {
  readonly key: string
  readonly nflId: number | null
  readonly texts: readonly CountedTexts[]
  readonly rowCount: number
}

/** The tracks of all segments, players by their numbers, then those without one by name and club. */
function tracksOf(segments: readonly SpooledSegment[]): KnownTrack[] {
  const tracks = new Map<string, { nflId: number | null; texts: CountedTexts[]; rowCount: number }>()
  for (const { segment } of segments) {
    for (const track of segment.tracks) {
      const key = trackKey(track)
      const known = tracks.get(key) ?? { nflId: track.nflId, texts: [], rowCount: 0 }
      known.texts.push(...track.texts)
      for (const { rowCount } of track.texts) known.rowCount += rowCount
      tracks.set(key, known)
    }
  }
  const order = ({ nflId }: { nflId: number | null }) => nflId ?? Number.POSITIVE_INFINITY
  return [...tracks]
    .map(([key, track]) => ({ key, ...track }))
    .sort((a, b) => (order(a) === order(b) ? compared(a.key, b.key) : order(a) - order(b)))
}

/** As many tracks as a play can have: those with the most rows. */
function keptTracks(tracks: readonly KnownTrack[]): KnownTrack[] {
  if (tracks.length <= MOST_TRACKS) return [...tracks]
  const kept = new Set(tracks.toSorted((a, b) => b.rowCount - a.rowCount).slice(0, MOST_TRACKS))
  return tracks.filter((track) => kept.has(track))
}

interface Frames {
  readonly range: FrameRange
  /** The last frame before the throw: the numbers after it go on from there. */
  readonly throwFrameId: number
}

/** The frames of the play, decided on all its rows; null where there are none. */
function framesOf(segments: readonly SpooledSegment[]): Frames | null {
  const idsOf = (isAfterThrow: boolean) =>
    distinctFrames(
      segments
        .filter(({ segment }) => segment.isAfterThrow === isAfterThrow)
        .map((spooled) => () => spooled.rows().frameId),
    )
  const before = mainFrames(idsOf(false))
  const after = mainFrames(idsOf(true))
  if (after === null) return before === null ? null : { range: before, throwFrameId: 0 }
  const throwFrameId = Math.max(0, before?.last ?? 0)
  const ids = new Set<number>()
  for (let id = before?.first ?? 0; id <= (before?.last ?? -1); id++) ids.add(id)
  for (let id = after.first; id <= after.last; id++) ids.add(id + throwFrameId)
  const range = mainFrames([...ids].sort((a, b) => a - b))
  return range === null ? null : { range, throwFrameId }
}

/** The samples of a play: each row goes into the cell of its frame and track. */
class Grid {
  readonly #tracks: readonly KnownTrack[]
  readonly #trackOfKey: ReadonlyMap<string, number>
  readonly #range: FrameRange
  readonly #columns: Record<TrackColumnName, TrackColumn>
  /** How many cells of each track are filled. */
  readonly #filled: Int32Array
  /** Cells that rows with different values claim. */
  readonly #contested = new Set<number>()

  constructor(tracks: readonly KnownTrack[], range: FrameRange) {
    this.#tracks = tracks
    this.#trackOfKey = new Map(tracks.map(({ key }, track) => [key, track]))
    this.#range = range
    this.#columns = emptyColumns((range.last - range.first + 1) * tracks.length)
    this.#filled = new Int32Array(tracks.length)
  }

  add({ segment, file, rows, rowCount }: SpooledSegment, offset: number, onLeftOut: (row: LeftOutRow) => void): void {
    const { first, last } = this.#range
    const places = segment.tracks.map((track) => this.#trackOfKey.get(trackKey(track)) ?? -1)
    const columns = rows()
    const leaveOut = (kind: LeftOutRow['kind'], row: number, isContradiction = false) => {
      const nflId = segment.tracks[columns.track[row] as number]?.nflId ?? null
      const frameId = columns.frameId[row] as number
      onLeftOut({ kind, file, record: columns.record[row] as number, frameId, nflId, isContradiction })
    }
    for (let row = 0; row < rowCount; row++) {
      const frameId = (columns.frameId[row] as number) + offset
      const track = places[columns.track[row] as number] as number
      if (frameId < first || frameId > last) leaveOut('stray-frame', row)
      else if (track < 0) leaveOut('surplus-player', row)
      else {
        const cell = (frameId - first) * this.#tracks.length + track
        const found = this.#put(cell, columns, row)
        if (found === 'free') (this.#filled[track] as number)++
        else leaveOut('doubled-row', row, found === 'different' && !this.#contested.has(cell))
        if (found === 'different') this.#contested.add(cell)
      }
    }
  }

  finished(): Pick<WholePlay, 'tracks' | 'columns'> {
    const present = this.#tracks.flatMap((_, track) => (this.#filled[track] === 0 ? [] : [track]))
    const tracks = present.map((track) => recordedTrack(this.#tracks[track] as KnownTrack))
    if (present.length === this.#tracks.length) return { tracks, columns: this.#columns }
    const frameCount = this.#range.last - this.#range.first + 1
    const columns = emptyColumns(frameCount * present.length)
    for (const name of TRACK_COLUMNS) {
      for (let frame = 0; frame < frameCount; frame++) {
        for (const [to, from] of present.entries()) {
          columns[name][frame * present.length + to] = this.#columns[name][frame * this.#tracks.length + from] as number
        }
      }
    }
    return { tracks, columns }
  }

  /** Puts a row into its cell, if the cell is free or the row is to be preferred to the one that is there. */
  #put(cell: number, rows: RowColumns, row: number): 'free' | 'same' | 'different' {
    const { x, y, speed, acceleration, heading, orientation } = this.#columns
    const isFree = Number.isNaN(x[cell])
    HELD[0] = x[cell] as number
    HELD[1] = y[cell] as number
    HELD[2] = speed[cell] as number
    HELD[3] = acceleration[cell] as number
    HELD[4] = heading[cell] as number
    HELD[5] = orientation[cell] as number
    COMING[0] = rows.x[row] as number
    COMING[1] = rows.y[row] as number
    COMING[2] = rows.s[row] as number
    COMING[3] = rows.a[row] as number
    COMING[4] = headingOf(rows.dir[row] as number)
    COMING[5] = headingOf(rows.o[row] as number)
    const order = isFree ? -1 : preference(COMING, HELD)
    if (order < 0) {
      x[cell] = COMING[0]
      y[cell] = COMING[1]
      speed[cell] = COMING[2]
      acceleration[cell] = COMING[3]
      heading[cell] = COMING[4]
      orientation[cell] = COMING[5]
    }
    return isFree ? 'free' : order === 0 ? 'same' : 'different'
  }
}

/** A row in the cell, and one that claims it too: kept here, since this happens once a row. */
const HELD = new Float32Array(TRACK_COLUMNS.length)
const COMING = new Float32Array(TRACK_COLUMNS.length)

/** Negative where sample `a` is to be preferred to `b`: the one with fewer gaps, and of two that are as full the one
 *  with the lower numbers, so that it does not matter which was read first. 0 where they are the same. */
function preference(a: Float32Array, b: Float32Array): number {
  let gaps = 0
  let lower = 0
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i] as number, b[i] as number]
    gaps += Number(Number.isNaN(one)) - Number(Number.isNaN(other))
    if (lower === 0 && one !== other && !(Number.isNaN(one) && Number.isNaN(other))) {
      lower = one < other || Number.isNaN(other) ? -1 : 1
    }
  }
  return gaps === 0 ? lower : gaps
}

function marksOf(
  segments: readonly SpooledSegment[],
  throwFrameId: number,
): Pick<WholePlay, 'events' | 'snapTypeFrameId'> {
  const events = new Map<string, RecordedEvent>()
  let snapTypeFrameId: number | null = null
  let isUnbelievable = false
  for (const { segment } of segments) {
    const offset = segment.isAfterThrow ? throwFrameId : 0
    if (segment.hasTooManyEvents) isUnbelievable = true
    for (const event of segment.events) {
      const frameId = event.frameId + offset
      if (events.size <= MOST_EVENTS_SEEN) events.set(`${frameId} ${event.name}`, { frameId, name: event.name })
    }
    if (segment.snapTypeFrameId !== null) {
      snapTypeFrameId = Math.min(segment.snapTypeFrameId + offset, snapTypeFrameId ?? Number.POSITIVE_INFINITY)
    }
  }
  if (isUnbelievable || events.size > MOST_EVENTS_SEEN) return { events: [], snapTypeFrameId }
  const sorted = [...events.values()].sort((a, b) => a.frameId - b.frameId || compared(a.name, b.name))
  return { events: sorted, snapTypeFrameId }
}

function recordedTrack({ nflId, texts }: KnownTrack): RecordedTrack {
  const of = (name: keyof RowTexts) => mostSaid(texts, (text) => text[name])
  return { nflId, name: of('name'), jersey: of('jersey'), club: of('club'), position: of('position') }
}

function directionOf(tracks: readonly KnownTrack[]): PlayDirection | null {
  return mostSaid(
    tracks.flatMap(({ texts }) => texts),
    ({ direction }) => directionFrom(direction),
  )
}

/** What most rows say; of what as many say, the first in the order of texts. Null where no row says anything. */
function mostSaid<Text extends string>(
  texts: readonly CountedTexts[],
  of: (texts: CountedTexts) => Text | null,
): Text | null {
  const counts = new Map<Text, number>()
  for (const one of texts) {
    const text = of(one)
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + one.rowCount)
  }
  const [first] = [...counts].sort(([a, n], [b, m]) => m - n || compared(a, b))
  return first?.[0] ?? null
}

/** The order of texts that is the same everywhere. */
function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function headingOf(bearing_deg: number): number {
  if (Number.isNaN(bearing_deg)) return Number.NaN
  const isInTurn = bearing_deg >= 0 && bearing_deg <= FULL_TURN_DEG
  return headingFromBearing(isInTurn ? bearing_deg : wrapped(bearing_deg))
}

const FULL_TURN_DEG = 360

/** The same bearing in [0, 360). */
function wrapped(bearing_deg: number): number {
  return ((bearing_deg % FULL_TURN_DEG) + FULL_TURN_DEG) % FULL_TURN_DEG
}

function emptyColumns(length: number): Record<TrackColumnName, TrackColumn> {
  const columns = TRACK_COLUMNS.map((name) => [name, new Float32Array(length).fill(Number.NaN)])
  return Object.fromEntries(columns) as Record<TrackColumnName, TrackColumn>
}
