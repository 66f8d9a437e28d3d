/** What labellers say of plays, where it does not lie with their tracks: the small tables of a place and nothing else. */
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { GameId } from '../../ml/football/ids.ts'
import { type Play, type PlayerPlay, playedManZone } from '../../ml/football/play.ts'
import type { ImportProblem } from '../../preload/values.ts'
import { DuckSession } from './duck.ts'
import { type Metadata, readMetadata } from './metadata.ts'
import { MetadataReader } from './metadataReader.ts'
import { openedTable } from './openedTable.ts'
import { openTables, reasonOfNothing } from './openInputs.ts'
import { loadPlayerPlays, playerPlaysOf } from './playerPlays.ts'
import { ProblemList } from './report.ts'
import { makeScratch, removeScratch } from './scratch.ts'
import { ScratchFiles } from './scratchFiles.ts'
import type { TableKind } from './tables.ts'

/** What is taken of a play whose own table does not tell. */
type ToldOfPlay = Pick<Play, 'manZoneLabel' | 'coverageLabel' | 'labelSource' | 'passResult' | 'isDropback'>

export interface Labels {
  /** What could not be read. */
  readonly problems: readonly ImportProblem[]
  /** The play with a label, if anybody gave it one: its own before another. */
  labelled(play: Play): Play
  /** What each player did on the plays of a game, by play. */
  playerPlaysOf(game: GameId): Promise<ReadonlyMap<number, readonly PlayerPlay[]>>
  dispose(): Promise<void>
}

const KINDS: ReadonlySet<TableKind> = new Set(['plays', 'gamesAndPlays', 'coverages', 'playerPlays'])

/** Opens the labels of a folder, zip or table. Dispose of them when done. Tracks that lie there are not looked at: whoever
 *  wants to read those plays names them himself. Errors: `path-missing`, `nothing-to-read`, `unreadable`, and `no-labels`
 *  where neither a coverage nor what single players did is told. */
export async function openLabels(path: string, signal: AbortSignal): Promise<Result<Labels>> {
  const scratch = await makeScratch()
  const session = await DuckSession.open({ scratch })
  const reading = { session, scratch, files: new ScratchFiles(scratch), signal, problems: new ProblemList() }
  const dispose = async () => {
    session.dispose()
    await removeScratch(scratch)
  }
  try {
    const labels = await readLabels(path, { ...reading, dispose })
    if (!labels.ok) await dispose()
    return labels
  } catch (error) {
    await dispose()
    throw error
  }
}

interface Reading {
  readonly session: DuckSession
  readonly scratch: string
  readonly files: ScratchFiles
  readonly signal: AbortSignal
  readonly problems: ProblemList
  dispose(): Promise<void>
}

async function readLabels(path: string, reading: Reading): Promise<Result<Labels>> {
  const found = await openTables([path], reading)
  if (!found.ok) return found
  const tables = found.value.filter(({ kind }) => KINDS.has(kind))
  const reader = new MetadataReader(reading, (table) => openedTable(table, reading))
  const source = { location: path, layout: '', playerIdSpace: '', tables }
  const told = labelsByPlay(await readMetadata(source, reader))
  const ofPlayers = tables.filter(({ kind }) => kind === 'playerPlays')
  const loaded = await loadPlayerPlays(ofPlayers, { ...reading, open: (table) => openedTable(table, reading) })
  if (told.size === 0 && loaded === 0) {
    return failed(reasonOfNothing(reading.problems, 'No labels were read.') ?? noLabels(path))
  }
  return ok({
    get problems() {
      return reading.problems.problems
    },
    labelled: (play) => (play.manZoneLabel === null ? withTold(play, told.get(keyOf(play))) : play),
    playerPlaysOf: (game) => playerPlaysOf(reading, game, path),
    dispose: reading.dispose,
  })
}

function labelsByPlay({ plays }: Metadata): ReadonlyMap<string, ToldOfPlay> {
  const all = [...plays.values()].flatMap((ofGame) => [...ofGame.values()].map(({ play }) => play))
  return new Map(all.filter((play) => playedManZone(play) !== null).map((play) => [keyOf(play), play]))
}

/** A source without results of passes would have its dropbacks taken for runs. */
function withTold(play: Play, told: ToldOfPlay | undefined): Play {
  if (told === undefined) return play
  const { manZoneLabel, coverageLabel, labelSource, passResult, isDropback } = told
  return {
    ...play,
    ...{ manZoneLabel, coverageLabel, labelSource },
    ...{ passResult: play.passResult ?? passResult, isDropback: play.isDropback ?? isDropback },
  }
}

function keyOf({ gameId, playId }: Pick<Play, 'gameId' | 'playId'>): string {
  return `${gameId}_${playId}`
}

function noLabels(where: string) {
  return {
    kind: 'no-labels',
    where,
    what: 'There is neither a plays table with man/zone labels here nor a player_play table.',
    next: 'Name the folder of a Big Data Bowl with labels (2023 and 2025), or leave --labels out.',
  }
}
