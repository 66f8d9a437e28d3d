/** Reads games out of a folder as ingest does, with what it had to say. */

import { openGames, type ReadGame } from '../../main/ingest/readGames.ts'
import { ProblemList } from '../../main/ingest/report.ts'
import type { Result } from '../../ml/base/result.ts'
import type { ImportProblem } from '../../preload/values.ts'

export interface Reading {
  readonly games: readonly ReadGame[]
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly string[]
}

export async function readFolder(...paths: string[]): Promise<Result<Reading>> {
  const problems = new ProblemList()
  const reader = await openGames(paths, { problems, signal: new AbortController().signal })
  if (!reader.ok) return reader
  const games: ReadGame[] = []
  try {
    for await (const game of reader.value.games()) games.push(game)
  } finally {
    await reader.value.dispose()
  }
  return { ok: true, value: { games, problems: problems.problems, notes: problems.notes } }
}

/** As `readFolder`, for a folder that can be read. */
export async function readGood(...paths: string[]): Promise<Reading> {
  const reading = await readFolder(...paths)
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault))
  return reading.value
}
