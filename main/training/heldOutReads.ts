/** Held-out reads as training leaves them (reads.csv), joined with the plays that they are of. */
import { readFile } from 'node:fs/promises'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { seconds } from '../../ml/football/units.ts'
import type { JudgedRead, ReadsAtMoment } from '../../ml/report/judgedReads.ts'
import type { HeldOutRead } from '../../ml/training/calibrating.ts'
import { aboutRead, framesAtMoment, type LabelledPlay } from '../../ml/training/dataset.ts'
import { resultOfDisk } from '../resultOfDisk.ts'
import { type HeldOutRow, heldOutRows } from './heldOutCsv.ts'

export interface HeldOutReads {
  readonly moments: readonly ReadsAtMoment[]
  /** Reads of plays that are not among those given, and plays without a read. */
  readonly leftOut: { readonly reads: number; readonly plays: number }
}

/** The calibrated reads of these plays, to evaluate. Errors: `bad-reads`, `no-such-reads`, and what the file system
 *  refuses. */
export async function readHeldOutReads(path: string, plays: readonly LabelledPlay[]): Promise<Result<HeldOutReads>> {
  const text = await resultOfDisk(async () => ok(await readFile(path, 'utf8')))
  if (!text.ok) return text
  const all = heldOutRows(text.value, { where: path, needed: ['man_zone', 'coverage', 'p_man'] })
  if (!all.ok) return all
  const rows = rowsOfPlays(all.value, plays)
  if (rows.length === 0) return failed(noneOfThese(path))
  const moments = [...Map.groupBy(rows, ({ moment }) => moment)].toSorted(([a], [b]) => a - b)
  return ok({
    moments: moments.map(([moment, ofMoment]) => ({ seconds: seconds(moment), reads: ofMoment.map(judgedRead) })),
    leftOut: { reads: all.value.length - rows.length, plays: plays.length - new Set(rows.map(keyOf)).size },
  })
}

/** The logits of a file, for the plays that they are of, to be calibrated anew. What is known of a play comes from the
 *  play, so that files of older versions, with fewer columns, will do. Members and coverages are left out. Errors:
 *  `bad-reads`, and `reads-of-others` where a read is of none of the plays. */
export function heldOutFromCsv(
  text: string,
  { plays, where }: { readonly plays: readonly LabelledPlay[]; readonly where: string },
): Result<HeldOutRead[]> {
  const rows = heldOutRows(text, { where, needed: ['fold', 'logit'] })
  if (!rows.ok) return rows
  const known = Map.groupBy(plays, keyOf)
  const reads: HeldOutRead[] = []
  for (const row of rows.value) {
    const ofPlay = known.get(keyOf(row)) ?? []
    const play = ofPlay.find(({ dataSet }) => dataSet === row.dataSet) ?? ofPlay[0]
    const [frame] = play === undefined ? [] : framesAtMoment([play], seconds(row.moment))
    if (frame === undefined) return failed(othersReads(row.where))
    const { fold, logit } = row as { readonly fold: number; readonly logit: number }
    const said = { fold: fold - 1, logit, memberLogits: [], coverageLogits: [] }
    reads.push({ ...aboutRead(frame, seconds(row.moment)), ...said })
  }
  return ok(reads)
}

/** Two data sets may have the same play, each with its read: where the file knows the one that is given by its name, the
 *  play's reads are those, else those of the first set that has it. */
function rowsOfPlays(rows: readonly HeldOutRow[], plays: readonly LabelledPlay[]): HeldOutRow[] {
  const nameOf = new Map(plays.map((play) => [keyOf(play), play.dataSet]))
  const chosen = new Map<string, string>()
  for (const row of rows) {
    const key = keyOf(row)
    const isFirst = nameOf.has(key) && !chosen.has(key)
    if (isFirst || row.dataSet === nameOf.get(key)) chosen.set(key, row.dataSet)
  }
  return rows.filter((row) => chosen.get(keyOf(row)) === row.dataSet)
}

function keyOf({ gameId, playId }: { readonly gameId: number; readonly playId: number }): string {
  return `${gameId}_${playId}`
}

function judgedRead({
  gameId,
  playId,
  manProbability,
  isMan,
  coverage,
  coverageProbabilities,
}: HeldOutRow): JudgedRead {
  // the columns were asked for
  return {
    gameId,
    playId,
    manProbability: manProbability as number,
    isMan: isMan as boolean,
    coverage,
    coverageProbabilities,
  }
}

function noneOfThese(where: string): Fault {
  return {
    kind: 'no-such-reads',
    where,
    what: 'None of these reads is of a play in the data.',
    next: 'Name the data that the model was trained on, or the reads of another model.',
  }
}

function othersReads(where: string): Fault {
  return {
    kind: 'reads-of-others',
    where,
    what: 'This read is of a play, or of a moment of it, that the named data do not have.',
    next: 'Name the data that the model was trained on.',
  }
}
