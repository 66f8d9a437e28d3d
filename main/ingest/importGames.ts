/** Brings games from files into the library: whole games or nothing, and a report of what was left out. */
import { basename } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { GameId } from '../../ml/football/ids.ts'
import type { ImportReport } from '../../preload/values.ts'
import { attempt, type LibraryWriter, libraryFault } from '../library/database.ts'
import { putGame } from '../library/games.ts'
import { goneFault } from '../library/libraryFile.ts'
import { putPlayers } from '../library/players.ts'
import { encodedPlay, type PutOutcome, playWriter } from '../library/playWriter.ts'
import { putSource } from '../library/sources.ts'
import { duringStep } from '../step.ts'
import { gameIdentity } from './gameIdentity.ts'
import { isTracking, openGames, type ReadGame } from './readGames.ts'
import { isLoss, ProblemList } from './report.ts'
import type { DataSource } from './sources.ts'

export interface ImportOptions {
  /** Cancelling leaves the games that were stored, each whole. */
  readonly signal?: AbortSignal
  onProgress?(progress: ImportProgress): void
  /** A game is in the library. */
  onGame?(game: GameId): void
}

export interface ImportProgress {
  /** The files of a source are read, then its games are stored. */
  readonly stage: 'reading' | 'storing'
  /** Of all the work, from 0 to 1. */
  readonly share: number
  readonly games: number
  readonly plays: number
}

/** How much of the work is reading, about; the rest is storing. */
const READING_SHARE = 0.7

/** Imports the games in files and folders. A cancelled import throws the signal's reason.
 *  Errors: those of `openGames`, and `library-locked`, `library-read-only`, `library-corrupted`, `disk-full`. */
export async function importGames(
  library: LibraryWriter,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<Result<ImportReport>> {
  const signal = options.signal ?? new AbortController().signal
  const problems = new ProblemList()
  const totals = { games: 0, plays: 0, frames: 0, unchanged: 0 }
  const done = { read: 0, stored: 0 }
  const tell = (stage: ImportProgress['stage']) => {
    const share = READING_SHARE * done.read + (1 - READING_SHARE) * done.stored
    options.onProgress?.({ stage, share, games: totals.games, plays: totals.plays })
  }
  const onRead = (share: number) => {
    done.read = share
    tell('reading')
  }
  try {
    const reader = await openGames(paths, { problems, signal, onRead })
    if (!reader.ok) return reader
    // what a power cut takes from an import can be imported again: there is no need to wait for the disk at each game
    library.pragma('synchronous = NORMAL')
    try {
      for await (const game of reader.value.games()) {
        const gone = attempt(library, () => goneFault(library))
        if (!gone.ok) return gone
        if (gone.value !== null) return failed(gone.value)
        const storing = async () => attempt(library, () => store(library, game, problems))
        const stored = await duringStep(`storing game ${game.game.gameId}`, storing)
        if (!stored.ok) return stored
        done.stored = reader.value.shareGiven
        if (stored.value !== null) {
          totals.games += 1
          totals.plays += game.plays.length
          totals.frames += game.plays.reduce((sum, play) => sum + (play.tracking?.frameCount ?? 0), 0)
          totals.unchanged += stored.value
          options.onGame?.(game.game.gameId)
        }
        tell('storing')
      }
      if (totals.plays > 0 && totals.frames === 0) reportNoFrames(reader.value.sources, problems)
    } finally {
      library.pragma('synchronous = FULL')
      await reader.value.dispose()
    }
  } catch (error) {
    const fault = libraryFault(error, library.name)
    if (fault === null || fault.kind !== 'disk-full') throw error
    return failed({ ...fault, what: 'The disk is full: there is no room for the files that are unpacked on the way.' })
  }
  return ok({ ...totals, problems: problems.problems, notes: problems.notes })
}

/** The kind of problem that an import has where tracking was given and no frame of it came in. */
export const NO_FRAMES = 'no-frames'

/** What a small table is called: of a file that cannot be read nothing else tells what it was. */
const SMALL_TABLE = /^(games|plays|players|player_play|pff|supplementary|.*coverage|.*crosswalk)/i

/** Reports that no frame came in, where there was any tracking to take it from. A file that cannot be read may be one. */
function reportNoFrames(sources: readonly DataSource[], problems: ProblemList): void {
  const place = sources.find(({ tables }) => tables.some(isTracking)) ?? sources[0]
  const isLost = problems.problems.some((problem) => isLoss(problem) && !SMALL_TABLE.test(basename(problem.file)))
  if (place === undefined || !(place.tables.some(isTracking) || isLost)) return
  const problem = 'No frame of the tracking could be used: the plays came in, and none of them can be replayed.'
  problems.add({
    kind: NO_FRAMES,
    file: place.location,
    line: null,
    column: null,
    problem,
    kept: 'what the other tables say of the plays',
  })
}

/** Stores one game in one transaction. Returns how many of its plays were there already, just so; null for a game that is
 *  refused, because the library has another one of its id. */
function store(library: LibraryWriter, read: ReadGame, problems: ProblemList): number | null {
  const { source, game, players, plays } = read
  const encoded = plays.map(encodedPlay)
  return library
    .transaction(() => {
      const identity = gameIdentity(library, read)
      if (identity.kind === 'another') {
        const { problem } = identity
        const kept = 'nothing of this game; the library is as it was'
        problems.add({ kind: 'another-game', file: source.location, line: null, column: null, problem, kept })
        return null
      }
      if (identity.correction !== null) problems.note(identity.correction)
      putGame(library, identity.game)
      const sourceId = putSource(library, source)
      const onField = new Set(plays.flatMap((play) => play.tracking?.tracks.map((track) => track.playerId) ?? []))
      putPlayers(
        library,
        source.playerIdSpace,
        [...players.values()].filter((player) => onField.has(player.playerId)),
      )
      const put = playWriter(library, sourceId)
      let unchanged = 0
      for (const play of encoded) {
        const outcome = put(play)
        if (outcome.kind === 'unchanged') unchanged++
        reportConflicts(outcome, { source, play: play.key.playId, game: game.gameId }, problems)
      }
      return unchanged
    })
    .immediate()
}

interface PlayOfSource {
  readonly source: ReadGame['source']
  readonly play: number
  readonly game: number
}

function reportConflicts({ conflicts }: PutOutcome, { source, play, game }: PlayOfSource, problems: ProblemList): void {
  for (const { field, library, incoming, incomingWon } of conflicts) {
    const problem = `Play ${play} of game ${game} is in the library from another source, and they differ: ${field} is ${incoming} here and ${library} there.`
    const kept = incomingWon ? `${incoming}, from here` : `${library}, from the library`
    problems.add({ kind: 'conflict', file: source.location, line: null, column: field, problem, kept })
  }
}
