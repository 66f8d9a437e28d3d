/** Labelled dropbacks out of files, for training and evaluation: the same way in as the library's. */
import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { TRACK_COLUMNS } from '../../ml/football/tracking.ts'
import type { DataSetCard } from '../../ml/model/modelCard.ts'
import { type LabelledPlay, labelledPlay } from '../../ml/training/dataset.ts'
import type { ImportProblem } from '../../preload/values.ts'
import { openGames } from '../ingest/readGames.ts'
import { ProblemList } from '../ingest/report.ts'
import type { IncomingPlay } from '../library/playWriter.ts'

/** What one folder gave. */
export interface LabelledData {
  readonly plays: readonly LabelledPlay[]
  readonly card: DataSetCard
  readonly problems: readonly ImportProblem[]
}

/** Reads the labelled dropbacks of a folder, zip or file. Errors: those of `openGames`, and `no-labels`. */
export async function readLabelledPlays(
  path: string,
  signal: AbortSignal,
  onRead?: (share: number) => void,
): Promise<Result<LabelledData>> {
  const problems = new ProblemList()
  const reader = await openGames([path], { problems, signal, ...(onRead && { onRead }) })
  if (!reader.ok) return reader
  const name = basename(resolve(path))
  const plays: LabelledPlay[] = []
  const hash = createHash('sha256')
  const totals = { games: 0, plays: 0 }
  try {
    for await (const game of reader.value.games()) {
      totals.games += 1
      totals.plays += game.plays.length
      for (const incoming of game.plays) {
        hashPlay(hash, incoming)
        const labelled = labelledPlay(incoming, name)
        if (labelled !== null) plays.push(labelled)
      }
    }
  } finally {
    await reader.value.dispose()
  }
  if (plays.length === 0) return failed(noLabels(path))
  const manRate = plays.filter((play) => play.manZone === 'man').length / plays.length
  const card = { name, hash: hash.digest('hex'), ...totals, labelledPlays: plays.length, manRate }
  return ok({ plays, card, problems: problems.problems })
}

/** A play that several sets have counts once, in the first: in two it could be on both sides of a split. */
export function withoutRepeats(sets: readonly LabelledData[]): LabelledData[] {
  const seen = new Set<string>()
  const isNew = ({ gameId, playId }: LabelledPlay) => {
    const key = `${gameId}_${playId}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  }
  return sets.map((set) => ({ ...set, plays: set.plays.filter(isNew) }))
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

function noLabels(where: string) {
  return {
    kind: 'no-labels',
    where,
    what: 'There is no dropback with a man/zone label and tracks here.',
    next: 'Name a folder with labels: the Big Data Bowls of 2023 and 2025 have them (pff_passCoverageType, pff_manZone).',
  }
}
