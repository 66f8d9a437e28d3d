/** Labelled dropbacks out of files, for training and evaluation: the same way in as the library's. */
import { createHash } from 'node:crypto'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { isDropback } from '../../ml/football/play.ts'
import { TRACK_COLUMNS } from '../../ml/football/tracking.ts'
import type { PlayFacts } from '../../ml/model/evaluationReport.ts'
import type { DataSetCard } from '../../ml/model/modelCard.ts'
import { playFactsOf } from '../../ml/report/playFacts.ts'
import { type LabelledPlay, labelledPlay, labelledRun } from '../../ml/training/dataset.ts'
import type { ImportProblem } from '../../preload/values.ts'
import type { Labels } from '../ingest/labels.ts'
import { reasonOfNothing } from '../ingest/openInputs.ts'
import { openGames } from '../ingest/readGames.ts'
import { ProblemList } from '../ingest/report.ts'
import type { IncomingPlay } from '../library/playWriter.ts'
import { dataSetNames } from './dataSetNames.ts'

/** What one folder gave. */
export interface LabelledData {
  readonly plays: readonly LabelledPlay[]
  /** Runs with a label: they teach, and nothing is judged by them. */
  readonly runs: readonly LabelledPlay[]
  /** Labelled plays of the folder that are not judged. */
  readonly notJudged: NotJudged
  /** What is written down about each of the dropbacks, in the same order. */
  readonly facts: readonly PlayFacts[]
  readonly card: DataSetCard
  /** Changes with all labels, wherever they came from; the card's hash, by which a set is known, does not change with
   *  those of other places, or of defenders. */
  readonly labelsHash: string
  readonly problems: readonly ImportProblem[]
}

export interface NotJudged {
  /** Runs and kicks. */
  readonly runs: number
  /** Plays of which no source tells whether they are dropbacks. */
  readonly unknown: number
}

export interface LabelledPlaysOptions {
  readonly signal: AbortSignal
  /** Labels that do not lie with the tracks: the coverage of plays that have none of their own, runs too, and what each
   *  player did where no table here tells. What they tell of other plays is left. */
  readonly labels?: Labels | undefined
  /** What the set is called; the last part of its path when left out. */
  readonly name?: string
  onRead?(share: number): void
}

export interface DataSetsOptions extends Omit<LabelledPlaysOptions, 'name' | 'onRead'> {
  /** How much of a path is read, from 0 to 1; `null` when it is done with, read or not. */
  onRead?(path: string, share: number | null): void
}

/** Reads data sets that teach together: no two have one name, and no play counts twice. Errors: those of
 *  `readLabelledPlays`. */
export async function readDataSets(
  paths: readonly string[],
  { onRead, ...options }: DataSetsOptions,
): Promise<Result<LabelledData[]>> {
  const names = dataSetNames(paths)
  const sets: LabelledData[] = []
  for (const [i, path] of paths.entries()) {
    const name = names[i] as string
    const data = await readLabelledPlays(path, { ...options, name, onRead: (share) => onRead?.(path, share) })
    onRead?.(path, null)
    if (!data.ok) return data
    sets.push(data.value)
  }
  return ok(withoutRepeats(sets))
}

/** Reads the labelled dropbacks and runs of a folder, zip or file. Errors: those of `openGames`,
 *  `damaged-file`, and `no-labels`. */
export async function readLabelledPlays(path: string, options: LabelledPlaysOptions): Promise<Result<LabelledData>> {
  const problems = new ProblemList()
  const { labels, name = dataSetNames([path])[0] as string, ...reading } = options
  const reader = await openGames([path], { problems, ...reading })
  if (!reader.ok) return reader
  const plays: LabelledPlay[] = []
  const runs: LabelledPlay[] = []
  const notJudged = { runs: 0, unknown: 0 }
  const [hash, labelsHash] = [createHash('sha256'), createHash('sha256')]
  const facts: PlayFacts[] = []
  const totals = { games: 0, plays: 0 }
  try {
    for await (const game of reader.value.games()) {
      totals.games += 1
      totals.plays += game.plays.length
      const told = await labels?.playerPlaysOf(game.game.gameId)
      for (const incoming of game.plays) {
        hashPlay(hash, incoming)
        const play = labels?.labelled(incoming.play) ?? incoming.play
        const playerPlays = incoming.playerPlays.length > 0 ? incoming.playerPlays : (told?.get(play.playId) ?? [])
        const source = { play, tracking: incoming.tracking, playerPlays }
        const labelled = labelledPlay(source, name)
        const run = labelledRun(source, name)
        if (labelled !== null) {
          const { isSnapEstimated } = labelled.tracking
          facts.push(playFactsOf(play, { isSimulated: game.game.isSimulated, isSnapEstimated }))
          plays.push(labelled)
        }
        if (run !== null) {
          runs.push(run)
          notJudged[isDropback(play) === null ? 'unknown' : 'runs'] += 1
        }
        hashLabels(labelsHash, labelled ?? run)
      }
    }
  } finally {
    await reader.value.dispose()
  }
  if (plays.length === 0) return failed(reasonOfNothing(problems, 'No labels were read.') ?? noLabels(path))
  const card = { name, hash: hash.digest('hex'), ...totals, ...countsOf({ plays, runs }) }
  const read = { plays, runs, notJudged, facts, card }
  return ok({ ...read, labelsHash: labelsHash.digest('hex'), problems: problems.problems })
}

/** A play that several sets have counts once, in the first: in two it could be on both sides of a split. What one set
 *  takes for a run and another for a dropback is a dropback. The cards count what is left. */
export function withoutRepeats(sets: readonly LabelledData[]): LabelledData[] {
  const seen = new Set<string>()
  const isNew = ({ gameId, playId }: LabelledPlay) => {
    const key = `${gameId}_${playId}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  }
  const isKept = sets.map((set) => set.plays.map(isNew))
  return sets.map((set, i) => {
    const kept = <Item>(items: readonly Item[]) => items.filter((_, k) => isKept[i]?.[k])
    const [plays, runs] = [kept(set.plays), set.runs.filter(isNew)]
    const repeatedPlays = set.plays.length - plays.length
    if (repeatedPlays === 0 && runs.length === set.runs.length) return set
    const { name, hash, games, plays: all } = set.card
    const counts = { ...countsOf({ plays, runs }), ...(repeatedPlays > 0 && { repeatedPlays }) }
    return { ...set, plays, runs, facts: kept(set.facts), card: { name, hash, games, plays: all, ...counts } }
  })
}

/** What a card says of the plays that are used. */
function countsOf({ plays, runs }: Pick<LabelledData, 'plays' | 'runs'>) {
  const men = plays.filter((play) => play.manZone === 'man').length
  const playsWithDefenders = plays.filter((play) => play.defenders != null).length
  return {
    ...{ labelledPlays: plays.length, manRate: plays.length === 0 ? 0 : men / plays.length },
    ...(runs.length > 0 && { labelledRuns: runs.length }),
    ...(playsWithDefenders > 0 && { playsWithDefenders }),
  }
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

function hashLabels(hash: ReturnType<typeof createHash>, labelled: LabelledPlay | null): void {
  if (labelled === null) return
  const { gameId, playId, manZone, coverage, defenders } = labelled
  hash.update(JSON.stringify([gameId, playId, manZone, coverage]))
  if (defenders != null) hash.update(JSON.stringify([[...defenders.assignments], [...defenders.matchUps]]))
}

function noLabels(where: string) {
  return {
    kind: 'no-labels',
    where,
    what: 'There is no dropback with a man/zone label and tracks here.',
    next: 'Name a folder with labels: the Big Data Bowls of 2023 and 2025 have them (pff_passCoverageType, pff_manZone).',
  }
}
