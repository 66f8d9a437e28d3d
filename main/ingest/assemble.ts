/** Puts tracking rows together to segments of plays, as they come and in whatever order they come. */
import { RowBuffer } from './rowBuffer.ts'
import type { CountedTexts, RecordedEvent, RowColumns, RowTexts, Segment } from './segment.ts'
import { EVENT_MARK, SNAP_MARK, type TrackingRows } from './trackingRows.ts'

export interface AssemblyOutput {
  /** Whether a play is in the plays table; rows of others are passed over. */
  isKnown(gameId: number, playId: number): boolean
  /** A row of another play, by its number (from 1) among those that were added. */
  unknownPlay(key: { gameId: number; playId: number }, row: number): void
  /** Some rows of a play. They change after this. */
  segment(segment: Segment, rows: RowColumns): void
}

/** More players than this in one play are a table of wrong numbers, and must not fill the memory. */
export const MOST_TRACKS_SEEN = 1_000
/** Of each of its players a play knows one name, or a few where rows contradict each other. */
const MOST_TEXTS_SEEN = 4_000
/** A play has some ten events. */
export const MOST_EVENTS_SEEN = 1_000
/** Names and events that are gathered before they are written: 20 MB, if all of them are as long as they may be. */
const GATHERED_TEXTS = 20_000

interface OpenTrack {
  readonly nflId: number | null
  readonly texts: Map<number, CountedTexts & { rowCount: number }>
  /** The texts of its last row, which are mostly those of the next one too. */
  last: { identity: number; texts: { rowCount: number } } | null
}

interface OpenPlay {
  readonly index: number
  readonly gameId: number
  readonly playId: number
  readonly tracks: OpenTrack[]
  readonly trackOfId: Map<number, number>
  /** Of players without a number, by the texts of their rows. */
  readonly trackOfIdentity: Map<number, number>
  readonly trackOfName: Map<string, number>
  readonly events: Map<string, RecordedEvent>
  snapTypeFrameId: number | null
  textCount: number
  isCrowded: boolean
  hasTooManyEvents: boolean
}

/** Takes rows whose numbers are sound. */
export class PlayAssembler {
  readonly #output: AssemblyOutput
  readonly #isAfterThrow: boolean
  readonly #rows = new RowBuffer()
  readonly #plays: OpenPlay[] = []
  readonly #playOf = new Map<number, Map<number, OpenPlay>>()
  #gathered = 0
  #added = 0

  constructor(output: AssemblyOutput, isAfterThrow: boolean) {
    this.#output = output
    this.#isAfterThrow = isAfterThrow
  }

  /** Adds rows with their numbers (from 1) in their file; without numbers they are all its rows, one after the other. */
  add(rows: TrackingRows, numbers: ArrayLike<number> | null = null): void {
    let [gameId, playId] = [Number.NaN, Number.NaN]
    let play: OpenPlay | null = null
    for (let row = 0; row < rows.rowCount; row++) {
      const record = numbers === null ? this.#added + row + 1 : (numbers[row] as number)
      if (rows.gameId[row] !== gameId || rows.playId[row] !== playId) {
        gameId = rows.gameId[row] as number
        playId = rows.playId[row] as number
        play = this.#playAt(gameId, playId)
      }
      if (play === null) {
        this.#output.unknownPlay({ gameId, playId }, record)
        continue
      }
      if (rows.marks[row] !== 0) this.#readMarks(play, rows, row)
      const track = this.#trackOf(play, rows, row)
      if (!play.isCrowded) this.#rows.push(rows, row, play.index, track, record)
      if (this.#rows.isFull || this.#gathered >= GATHERED_TEXTS) {
        this.#flush()
        gameId = Number.NaN
      }
    }
    this.#added += rows.rowCount
  }

  /** No more rows come. */
  finish(): void {
    this.#flush()
  }

  /** The play, if it is a known one. */
  #playAt(gameId: number, playId: number): OpenPlay | null {
    const open = this.#playOf.get(gameId)?.get(playId)
    if (open !== undefined) return open
    if (!this.#output.isKnown(gameId, playId)) return null
    const play: OpenPlay = {
      index: this.#plays.length,
      gameId,
      playId,
      tracks: [],
      trackOfId: new Map(),
      trackOfIdentity: new Map(),
      trackOfName: new Map(),
      events: new Map(),
      snapTypeFrameId: null,
      textCount: 0,
      isCrowded: false,
      hasTooManyEvents: false,
    }
    this.#plays.push(play)
    const ofGame = this.#playOf.get(gameId) ?? new Map<number, OpenPlay>()
    this.#playOf.set(gameId, ofGame.set(playId, play))
    this.#gathered++
    return play
  }

  /** The row's track: a player by his number, the ball and players without one by name and club. */
  #trackOf(play: OpenPlay, rows: TrackingRows, row: number): number {
    const id = rows.nflId[row] as number
    const identity = rows.identity[row] as number
    const index = Number.isNaN(id)
      ? (play.trackOfIdentity.get(identity) ?? this.#trackOfName(play, rows, row))
      : (play.trackOfId.get(id) ?? this.#newTrack(play, id))
    const track = play.tracks[index] as OpenTrack
    if (track.last?.identity === identity) track.last.texts.rowCount++
    else this.#countTexts(play, track, { identity, texts: () => textsOf(rows, row) })
    return index
  }

  #trackOfName(play: OpenPlay, rows: TrackingRows, row: number): number {
    const name = `${rows.name(row)}\n${rows.club(row)}`
    const index = play.trackOfName.get(name) ?? this.#newTrack(play, null)
    play.trackOfName.set(name, index)
    play.trackOfIdentity.set(rows.identity[row] as number, index)
    return index
  }

  #newTrack(play: OpenPlay, nflId: number | null): number {
    const index = play.tracks.length
    if (index === MOST_TRACKS_SEEN) {
      play.isCrowded = true
      return index - 1
    }
    play.tracks.push({ nflId, texts: new Map(), last: null })
    if (nflId !== null) play.trackOfId.set(nflId, index)
    return index
  }

  #countTexts(play: OpenPlay, track: OpenTrack, of: { identity: number; texts: () => RowTexts }): void {
    const known = track.texts.get(of.identity)
    const texts = known ?? { ...of.texts(), rowCount: 0 }
    texts.rowCount++
    track.last = { identity: of.identity, texts }
    if (known !== undefined) return
    track.texts.set(of.identity, texts)
    this.#gathered++
    play.textCount++
    if (play.textCount > MOST_TEXTS_SEEN) play.isCrowded = true
  }

  #readMarks(play: OpenPlay, rows: TrackingRows, row: number): void {
    const frameId = rows.frameId[row] as number
    const marks = rows.marks[row] as number
    if ((marks & SNAP_MARK) !== 0) play.snapTypeFrameId = Math.min(frameId, play.snapTypeFrameId ?? frameId)
    const name = (marks & EVENT_MARK) === 0 ? null : rows.event(row)
    if (name === null || play.events.has(`${frameId} ${name}`)) return
    if (play.events.size === MOST_EVENTS_SEEN) {
      play.hasTooManyEvents = true
      return
    }
    play.events.set(`${frameId} ${name}`, { frameId, name })
    this.#gathered++
  }

  #flush(): void {
    const rows = this.#rows.byPlay(this.#plays.length)
    for (const play of this.#plays) {
      const { gameId, playId, snapTypeFrameId, isCrowded, hasTooManyEvents } = play
      const tracks = play.tracks.map(({ nflId, texts }) => ({ nflId, texts: [...texts.values()] }))
      const marks = { events: [...play.events.values()], snapTypeFrameId, hasTooManyEvents }
      const segment = { gameId, playId, tracks, ...marks, isCrowded, isAfterThrow: this.#isAfterThrow }
      this.#output.segment(segment, rows[play.index] as RowColumns)
    }
    this.#rows.clear()
    this.#plays.length = 0
    this.#playOf.clear()
    this.#gathered = 0
  }
}

function textsOf(rows: TrackingRows, row: number): RowTexts {
  return {
    name: rows.name(row),
    jersey: rows.jersey(row),
    club: rows.club(row),
    position: rows.position(row),
    direction: rows.direction(row),
  }
}
