/** Simulated games as a Big Data Bowl 2025 folder: written as they are played, whatever their number. */
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Game } from '../../ml/football/play.ts'
import type { SimulatedGame } from '../../ml/simulation/game.ts'
import { csvLine } from './csvLine.ts'
import {
  gameHeader,
  gameValues,
  playerHeader,
  playerPlayHeader,
  playerPlayValues,
  playerValues,
  playHeader,
  playValues,
} from './tables.ts'
import { TRACKING_HEADER, trackingLines } from './trackingLines.ts'

export interface WrittenSeason {
  readonly games: number
  readonly plays: number
  readonly frames: number
}

export interface WriteOptions {
  readonly signal: AbortSignal
  onPlay?(written: WrittenSeason): void
}

/** Writes games, players, plays, player_play and a tracking table a week into `folder`, as CSV. */
export async function writeBigDataBowl(
  folder: string,
  games: Iterable<SimulatedGame>,
  options: WriteOptions,
): Promise<WrittenSeason> {
  await mkdir(folder, { recursive: true })
  const season = new SeasonFiles(folder)
  const totals = { games: 0, plays: 0, frames: 0 }
  try {
    for (const simulated of games) {
      let final = { home: 0, visitor: 0 }
      season.players(simulated)
      for (const played of simulated.plays()) {
        // a play is simulated in one go; only between plays can a key press come through
        await new Promise(setImmediate)
        options.signal.throwIfAborted()
        await season.play(simulated.game, played)
        final = { home: played.homeScoreAfter, visitor: played.visitorScoreAfter }
        totals.plays += 1
        totals.frames += played.tracking.frameCount
        options.onPlay?.(totals)
      }
      season.game(simulated.game, final)
      totals.games += 1
    }
    await season.finish()
  } finally {
    season.dispose()
  }
  return totals
}

type SimulatedPlay = ReturnType<SimulatedGame['plays']> extends Generator<infer Play> ? Play : never

class SeasonFiles {
  readonly #folder: string
  readonly #files = new Map<string, WriteStream>()
  readonly #known = new Set<number>()

  constructor(folder: string) {
    this.#folder = folder
  }

  players({ players }: SimulatedGame): void {
    for (const player of players) {
      if (this.#known.has(player.playerId)) continue
      this.#known.add(player.playerId)
      this.#line('players.csv', playerHeader, playerValues(player))
    }
  }

  async play(game: Game, { play, tracking, assignments }: SimulatedPlay): Promise<void> {
    this.#line('plays.csv', playHeader, playValues(play))
    for (const one of assignments) this.#line('player_play.csv', playerPlayHeader, playerPlayValues(one))
    const file = this.#file(`tracking_week_${game.week}.csv`, TRACKING_HEADER)
    if (!file.write(trackingLines(play, tracking, game))) await once(file, 'drain')
  }

  game(game: Game, final: { readonly home: number; readonly visitor: number }): void {
    this.#line('games.csv', gameHeader, gameValues(game, final))
  }

  async finish(): Promise<void> {
    for (const file of this.#files.values()) file.end()
    await Promise.all([...this.#files.values()].map((file) => finished(file)))
  }

  dispose(): void {
    for (const file of this.#files.values()) file.destroy()
  }

  #line(name: string, header: readonly string[], values: readonly (string | number | boolean | null)[]): void {
    this.#file(name, header).write(csvLine(values))
  }

  #file(name: string, header: readonly string[]): WriteStream {
    const known = this.#files.get(name)
    if (known !== undefined) return known
    const file = createWriteStream(join(this.#folder, name))
    file.write(csvLine(header))
    this.#files.set(name, file)
    return file
  }
}
