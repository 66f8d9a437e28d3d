/** Coverage labels that do not lie with the tracks: the plays table of another folder tells them. */
import { ok, type Result } from '../../ml/base/result.ts'
import { type Play, playedManZone } from '../../ml/football/play.ts'
import { openGames } from '../ingest/readGames.ts'
import { ProblemList } from '../ingest/report.ts'

type CoverageLabel = Pick<Play, 'manZoneLabel' | 'coverageLabel' | 'labelSource'>

/** What a labeller said of each play, by `gameId_playId`. */
export type CoverageLabels = ReadonlyMap<string, CoverageLabel>

/** The labels of all plays of a folder, zip or file; none, where it has no plays table. Errors: those of `openGames`
 *  but for missing tables. */
export async function borrowedLabels(path: string, signal: AbortSignal): Promise<Result<CoverageLabels>> {
  const labels = new Map<string, CoverageLabel>()
  const reader = await openGames([path], { problems: new ProblemList(), signal })
  // a table of defenders by itself tells nothing of plays
  if (!reader.ok) return TABLES_ARE_MISSING.has(reader.fault.kind) ? ok(labels) : reader
  try {
    for await (const { plays } of reader.value.games()) {
      for (const { play } of plays) {
        const { manZoneLabel, coverageLabel, labelSource } = play
        if (playedManZone(play) !== null) labels.set(keyOf(play), { manZoneLabel, coverageLabel, labelSource })
      }
    }
  } finally {
    await reader.value.dispose()
  }
  return ok(labels)
}

const TABLES_ARE_MISSING: ReadonlySet<string> = new Set(['missing-table', 'nothing-to-import'])

/** The play with a label, if anybody gave it one: its own before a borrowed one. */
export function withBorrowed(play: Play, labels: CoverageLabels): Play {
  return play.manZoneLabel === null ? { ...play, ...labels.get(keyOf(play)) } : play
}

function keyOf({ gameId, playId }: Play): string {
  return `${gameId}_${playId}`
}
