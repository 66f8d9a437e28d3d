/** Labelled dropbacks out of files, for training and evaluation: the same way in as the library's. */
import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { TRACK_COLUMNS } from '../../ml/football/tracking.ts'
import type { PlayFacts } from '../../ml/model/evaluationReport.ts'
import type { DataSetCard } from '../../ml/model/modelCard.ts'
import { playFactsOf } from '../../ml/report/playFacts.ts'
import { type LabelledPlay, labelledPlay } from '../../ml/training/dataset.ts'
import type { ImportProblem } from '../../preload/values.ts'
import { openGames } from '../ingest/readGames.ts'
import { ProblemList } from '../ingest/report.ts'
import type { IncomingPlay } from '../library/playWriter.ts'

/** What one folder gave. */
export interface LabelledData {
  readonly plays: readonly LabelledPlay[]
  /** What is written down about each of them, in the same order. */
  readonly facts: readonly PlayFacts[]
  readonly card: DataSetCard
  /** Changes with what is told of the defenders; the card's hash, by which a set is known, does not. */
  readonly defendersHash: string
  readonly problems: readonly ImportProblem[]
}

export interface LabelledPlaysOptions {
  readonly signal: AbortSignal
  /** A player_play table, or the folder that has it, where it does not lie with the tracks: what it tells of plays that
   *  are not among them is left. */
  readonly playerPlay?: string | undefined
  onRead?(share: number): void
}

/** Reads the labelled dropbacks of a folder, zip or file. Errors: those of `openGames`, and `no-labels`. */
export async function readLabelledPlays(path: string, options: LabelledPlaysOptions): Promise<Result<LabelledData>> {
  const problems = new ProblemList()
  const { playerPlay, ...reading } = options
  const paths = playerPlay === undefined ? [path] : [path, playerPlay]
  const reader = await openGames(paths, { problems, ...reading })
  if (!reader.ok) return reader
  const name = basename(resolve(path))
  const plays: LabelledPlay[] = []
  const [hash, defendersHash] = [createHash('sha256'), createHash('sha256')]
  const facts: PlayFacts[] = []
  const totals = { games: 0, plays: 0 }
  try {
    for await (const game of reader.value.games()) {
      // a folder that was named for its player_play has games of its own, without tracks
      if (!game.source.tables.some(({ kind }) => kind === 'tracking')) continue
      totals.games += 1
      totals.plays += game.plays.length
      for (const incoming of game.plays) {
        hashPlay(hash, incoming)
        const labelled = labelledPlay(incoming, name)
        if (labelled === null) continue
        plays.push(labelled)
        hashDefenders(defendersHash, labelled)
        const { isSnapEstimated } = labelled.tracking
        facts.push(playFactsOf(incoming.play, { isSimulated: game.game.isSimulated, isSnapEstimated }))
      }
    }
  } finally {
    await reader.value.dispose()
  }
  if (plays.length === 0) return failed(noLabels(path))
  const card = { name, hash: hash.digest('hex'), ...totals, ...countsOf(plays) }
  return ok({ plays, facts, card, defendersHash: defendersHash.digest('hex'), problems: problems.problems })
}

/** A play that several sets have counts once, in the first: in two it could be on both sides of a split. The cards count
 *  what is left; a set of which nothing is left is left out itself. */
export function withoutRepeats(sets: readonly LabelledData[]): LabelledData[] {
  const seen = new Set<string>()
  const isNew = ({ gameId, playId }: LabelledPlay) => {
    const key = `${gameId}_${playId}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  }
  return sets.flatMap((set) => {
    const isKept = set.plays.map(isNew)
    const kept = <Item>(items: readonly Item[]) => items.filter((_, i) => isKept[i])
    const plays = kept(set.plays)
    if (plays.length === set.plays.length) return [set]
    if (plays.length === 0) return []
    const { name, hash, games, plays: all } = set.card
    const repeatedPlays = set.plays.length - plays.length
    const card = { name, hash, games, plays: all, ...countsOf(plays), repeatedPlays }
    return [{ ...set, plays, facts: kept(set.facts), card }]
  })
}

/** What a card says of the plays that are used. */
function countsOf(plays: readonly LabelledPlay[]) {
  const manRate = plays.filter((play) => play.manZone === 'man').length / plays.length
  const playsWithDefenders = plays.filter((play) => play.defenders != null).length
  return { labelledPlays: plays.length, manRate, ...(playsWithDefenders > 0 && { playsWithDefenders }) }
}

function hashPlay(hash: ReturnType<typeof createHash>, { play, tracking }: IncomingPlay): void {
  const { gameId, playId, coverageLabel, manZoneLabel, passResult } = play
  hash.update(JSON.stringify([gameId, playId, coverageLabel, manZoneLabel, passResult]))
  if (tracking === null) return
  for (const name of TRACK_COLUMNS) {
    const { buffer, byteOffset, byteLength } = tracking[name]
    hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  }
}

function hashDefenders(hash: ReturnType<typeof createHash>, { gameId, playId, defenders }: LabelledPlay): void {
  if (defenders == null) return
  hash.update(JSON.stringify([gameId, playId, [...defenders.assignments], [...defenders.matchUps]]))
}

function noLabels(where: string) {
  return {
    kind: 'no-labels',
    where,
    what: 'There is no dropback with a man/zone label and tracks here.',
    next: 'Name a folder with labels: the Big Data Bowls of 2023 and 2025 have them (pff_passCoverageType, pff_manZone).',
  }
}
