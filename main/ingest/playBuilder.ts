/** Makes the plays of one source ready for whoever wants them, and says what is missing from each. */
import type { GameId } from '../../ml/football/ids.ts'
import type { Game, PlayerPlay } from '../../ml/football/play.ts'
import { PLAYERS_ON_FIELD, type Tracking } from '../../ml/football/tracking.ts'
import type { IncomingPlay } from '../library/playWriter.ts'
import { nameOf as columnNameOf } from './badRows.ts'
import { LocatedRows } from './locatedRows.ts'
import type { Metadata, PlayMetadata } from './metadata.ts'
import { trackedPlay, untrackedPlay } from './recordedPlay.ts'
import type { ProblemList } from './report.ts'
import type { DataSource, Table } from './sources.ts'
import type { Spool } from './spool.ts'
import { type LeftOutRow, wholePlay } from './wholePlay.ts'

interface PlayNumbers {
  readonly gameId: number
  readonly playId: number
}

export interface BuildingPlays {
  readonly source: DataSource
  readonly metadata: Metadata
  readonly spool: Spool
  readonly problems: ProblemList
  readonly signal: AbortSignal
}

/** Layouts whose tracking leaves out the linemen: fewer than 22 players are no news there. */
const WITHOUT_LINEMEN: readonly string[] = ['Big Data Bowl 2021', 'Big Data Bowl 2026']

/** Frames times tracks of all plays of a game: three times those of the longest that we know. A game is held whole, and
 *  frame numbers that lie far apart make plays of nothing but gaps. */
const MOST_CELLS_OF_GAME = 2_000_000

export class PlayBuilder {
  readonly #building: BuildingPlays
  readonly #withGaps = new Set<string>()
  /** Rows that had no place in their plays, by file. */
  readonly #leftOut = new Map<string, LeftOutRows>()
  #untracked = 0
  #tracked = 0
  #withoutBall = 0
  #shortFrames = 0

  constructor(building: BuildingPlays) {
    this.#building = building
  }

  /** A play whose file broke off in the middle of it: what is missing from it has been told already. */
  expectGaps({ gameId, playId }: PlayNumbers): void {
    this.#withGaps.add(`${gameId}_${playId}`)
  }

  /** The plays of a game, in order of their ids. */
  async plays(game: Game, playerPlays: ReadonlyMap<number, PlayerPlay[]>): Promise<IncomingPlay[]> {
    const metadata = [...(this.#building.metadata.plays.get(game.gameId)?.values() ?? [])]
    const plays: IncomingPlay[] = []
    let cellsLeft = MOST_CELLS_OF_GAME
    for (const one of metadata.toSorted((a, b) => a.play.playId - b.play.playId)) {
      const built = await this.#play(game, one, cellsLeft)
      cellsLeft -= built.tracking?.x.length ?? 0
      plays.push({ ...built, playerPlays: playerPlays.get(one.play.playId) ?? [] })
    }
    return plays
  }

  reportUnknownGame(id: GameId): void {
    const problem = `Game ${id} is not in the games table. Add it there and import again.`
    this.#add('unknown-game', this.#fileOf('games'), problem, 'all other games')
  }

  /** Rows that had no place in their plays, with the lines of the first ones. */
  async reportLeftOutRows(
    open: (table: Table) => Promise<{ path: string } | null>,
    signal: AbortSignal,
  ): Promise<void> {
    const { source, problems } = this.#building
    for (const [file, { rows }] of this.#leftOut) {
      const table = source.tables.find((table) => table.file.name === file)
      const plain = table === undefined ? null : await open(table)
      const at = table === undefined || plain === null ? null : { table, path: plain.path }
      await rows.report(file, at, { problems, signal })
    }
  }

  /** What was left out or filled in without being wrong. */
  reportNotes(): void {
    const { problems, source } = this.#building
    const hasTracking = source.tables.some((table) => table.kind === 'tracking')
    if (this.#untracked > 0 && hasTracking && this.#tracked > 0) {
      const problem = `${this.#untracked} of ${this.#untracked + this.#tracked} plays have no tracking and cannot be replayed. Add the tracking files that are missing and import again.`
      if (this.#withGaps.size === 0)
        this.#add('no-tracking', this.#fileOf('plays'), problem, 'their records and labels')
    } else if (this.#untracked > 0) {
      const [plays, records] = this.#untracked === 1 ? ['play', 'its record was'] : ['plays', 'their records were']
      problems.note(`${this.#untracked} ${plays} came without tracking; ${records} kept for labels and tendencies.`)
    }
    if (this.#withoutBall > 0) {
      const plays = this.#withoutBall === 1 ? 'play has no ball in its' : 'plays have no ball in their'
      problems.note(`${this.#withoutBall} ${plays} tracking; it is masked there.`)
    }
    if (this.#shortFrames > 0) {
      const frames = this.#shortFrames === 1 ? 'frame lacks' : 'frames lack'
      problems.note(`${this.#shortFrames} ${frames} a player whom the play has; he is masked there.`)
    }
  }

  async #play(game: Game, metadata: PlayMetadata, mostCells: number): Promise<Pick<IncomingPlay, 'play' | 'tracking'>> {
    const { spool, signal, metadata: all } = this.#building
    const [first, ...rest] = spool.segments(game.gameId, metadata.play.playId)
    if (first === undefined) {
      this.#untracked++
      return { play: untrackedPlay(metadata), tracking: null }
    }
    const { file } = first
    const onLeftOut = (row: LeftOutRow) => this.#leaveOut(row, metadata)
    const whole = await wholePlay([first, ...rest], { signal, mostCells, onLeftOut })
    const tracked = 'reason' in whole ? whole : trackedPlay(whole, { game, metadata, players: all.players })
    if ('reason' in tracked) {
      const problem = `${nameOf(metadata)} cannot be replayed. ${tracked.reason} Correct them and import again.`
      this.#add('unusable-tracking', file, problem, 'its record and label')
      this.#untracked++
      return { play: untrackedPlay(metadata), tracking: null }
    }
    this.#tracked++
    this.#look(tracked.tracking, metadata, file)
    return tracked
  }

  /** Says what a play's tracks lack. */
  #look(tracking: Tracking, metadata: PlayMetadata, file: string): void {
    const { source, problems } = this.#building
    const count = (side: string) => tracking.tracks.filter((track) => track.side === side).length
    const players = count('offense') + count('defense')
    if (count('ball') === 0) this.#withoutBall++
    this.#shortFrames += shortFrames(tracking, players)
    if (this.#withGaps.has(`${metadata.play.gameId}_${metadata.play.playId}`)) return
    if (tracking.snapFrame === null) {
      const problem = `${nameOf(metadata)} has no snap: no ball_snap, snap_direct or autoevent_ballsnap event, and no frame of type SNAP. It is marked "no snap" and left out of everything that is timed from the snap.`
      this.#add('no-snap', file, problem, 'the play and all its frames')
    }
    if (players >= PLAYERS_ON_FIELD) return
    const sides = `${count('offense')} of the offense, ${count('defense')} of the defense`
    if (WITHOUT_LINEMEN.includes(source.layout)) {
      problems.note(`${source.layout} leaves out most linemen; they are masked.`)
      return
    }
    const problem = `${nameOf(metadata)} has ${players} players instead of ${PLAYERS_ON_FIELD} (${sides}). Nothing needs to be done; a read with fewer players is less sure.`
    this.#add('missing-players', file, problem, 'the play, with whoever is missing masked')
  }

  #leaveOut(row: LeftOutRow, metadata: PlayMetadata): void {
    const { file, record, kind } = row
    const leftOut = this.#leftOut.get(file) ?? { rows: new LocatedRows(), doubled: 0, contradictions: 0 }
    this.#leftOut.set(file, leftOut)
    if (kind === 'doubled-row') {
      leftOut.doubled++
      if (row.isContradiction) leftOut.contradictions++
      leftOut.rows.add({ kind, column: null, row: record, describe: () => doubledText(leftOut) })
    } else {
      const column = kind === 'stray-frame' ? 'frameId' : 'nflId'
      const table = this.#building.source.tables.find((table) => table.file.name === file)
      const name = table === undefined ? column : columnNameOf(table, column)
      leftOut.rows.add({ kind, column: name, row: record, describe: () => leftOutText(row, metadata) })
    }
  }

  #fileOf(kind: 'games' | 'plays'): string {
    const { source } = this.#building
    return (
      source.tables.find((table) => table.kind === kind || table.kind === 'gamesAndPlays')?.file.name ?? source.location
    )
  }

  #add(kind: string, file: string, problem: string, kept: string): void {
    this.#building.problems.add({ kind, file, line: null, column: null, problem, kept })
  }
}

interface LeftOutRows {
  readonly rows: LocatedRows
  doubled: number
  /** Players and frames of which rows say different things. */
  contradictions: number
}

function doubledText({ doubled, contradictions }: LeftOutRows) {
  const rows = doubled === 1 ? 'One row is' : `${doubled} rows are`
  const others = contradictions === 0 ? '' : ` (${contradictions} of them with other values)`
  const problem = `${rows} in the file more than once${others}. Nothing needs to be done if that is how it should be.`
  return { problem, kept: 'one of each: the one with the fewest gaps' }
}

function leftOutText({ kind, frameId, nflId }: LeftOutRow, metadata: PlayMetadata) {
  const play = nameOf(metadata)
  if (kind === 'stray-frame') {
    const problem = `Frame ${frameId} lies far from the rest of ${play.replace('P', 'p')}. Correct the number and import again.`
    return { problem, kept: 'all other frames of the play' }
  }
  const problem = `${play} has more players than a play can have, and player ${nflId ?? 'without a number'} has few rows in it. Correct the numbers and import again.`
  return { problem, kept: 'the players with the most rows' }
}

function nameOf({ play }: PlayMetadata): string {
  return `Play ${play.playId} of game ${play.gameId}`
}

/** Frames in which fewer players are there than the play has, or than can be on the field. */
function shortFrames(tracking: Tracking, players: number): number {
  const expected = Math.min(players, PLAYERS_ON_FIELD)
  let short = 0
  for (let frame = 0; frame < tracking.frameCount; frame++) {
    let present = 0
    for (let slot = 0; slot < tracking.tracks.length; slot++) {
      const isPlayer = tracking.tracks[slot]?.side !== 'ball'
      if (isPlayer && !Number.isNaN(tracking.x[frame * tracking.tracks.length + slot])) present++
    }
    if (present < expected) short++
  }
  return short
}
