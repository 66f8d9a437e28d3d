/** Simulated games as a Big Data Bowl 2025 folder: written as they are played, whatever their number. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Game } from '../../ml/football/play.ts'
import type { SimulatedGame } from '../../ml/simulation/game.ts'
import { csvLine } from '../csvLine.ts'
import { makeFolder } from '../makeFolder.ts'
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

/** Writes games, players, plays, player_play and a tracking table a week into `folder`, as CSV. The tables appear when
 *  all of them are whole; a cancelled season leaves none. */
export async function writeBigDataBowl(
  folder: string,
  games: Iterable<SimulatedGame>,
  options: WriteOptions,
): Promise<WrittenSeason> {
  makeFolder(folder)
  const season = new SeasonFiles(folder)
  const totals = { games: 0, plays: 0, frames: 0 }
  try {
    for (const simulated of games) {
      let final = { home: 0, visitor: 0 }
      await season.players(simulated)
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
      await season.game(simulated.game, final)
      totals.games += 1
    }
    await season.finish()
  } finally {
    await season.dispose()
  }
  return totals
}

type SimulatedPlay = ReturnType<SimulatedGame['plays']> extends Generator<infer Play> ? Play : never

interface OpenFile {
  readonly path: string
  /** Its name until it is whole. */
  readonly partial: string
  readonly handle: FileHandle
}

class SeasonFiles {
  readonly #folder: string
  readonly #files = new Map<string, OpenFile>()
  readonly #known = new Set<number>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async players({ players }: SimulatedGame): Promise<void> {
    for (const player of players) {
      if (this.#known.has(player.playerId)) continue
      this.#known.add(player.playerId)
      await this.#write('players.csv', playerHeader, csvLine(playerValues(player)))
    }
  }

  async play(game: Game, { play, tracking, assignments }: SimulatedPlay): Promise<void> {
    await this.#write('plays.csv', playHeader, csvLine(playValues(play)))
    const lines = assignments.map((one) => csvLine(playerPlayValues(one)))
    await this.#write('player_play.csv', playerPlayHeader, lines.join(''))
    await this.#write(`tracking_week_${game.week}.csv`, TRACKING_HEADER, trackingLines(play, tracking, game))
  }

  async game(game: Game, final: { readonly home: number; readonly visitor: number }): Promise<void> {
    await this.#write('games.csv', gameHeader, csvLine(gameValues(game, final)))
  }

  /** Puts every table in its place, whole. */
  async finish(): Promise<void> {
    await this.#close()
    for (const { partial, path } of this.#files.values()) await rename(partial, path)
  }

  /** Takes away what an unfinished season leaves. */
  async dispose(): Promise<void> {
    await this.#close()
    for (const { partial } of this.#files.values()) await rm(partial, { force: true })
  }

  async #write(name: string, header: readonly string[], text: string): Promise<void> {
    const known = this.#files.get(name)
    if (known !== undefined) return void (await known.handle.appendFile(text))
    const path = join(this.#folder, name)
    const partial = `${path}.partial`
    const handle = await open(partial, 'w')
    this.#files.set(name, { path, partial, handle })
    await handle.appendFile(csvLine(header) + text)
  }

  async #close(): Promise<void> {
    for (const { handle } of this.#files.values()) await handle.close()
  }
}
