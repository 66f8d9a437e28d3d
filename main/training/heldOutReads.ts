/** Held-out reads as training leaves them (reads.csv): what networks said of plays whose games they had not seen. */
import { readFile } from 'node:fs/promises'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { COVERAGES, coverageFromLabel } from '../../ml/football/coverage.ts'
import { playKeyText } from '../../ml/football/ids.ts'
import { seconds } from '../../ml/football/units.ts'
import type { JudgedRead, ReadsAtMoment } from '../../ml/report/judgedReads.ts'
import type { LabelledPlay } from '../../ml/training/dataset.ts'
import { csvValues } from '../ingest/csv.ts'
import { resultOfDisk } from '../resultOfDisk.ts'

export interface HeldOutReads {
  readonly moments: readonly ReadsAtMoment[]
  /** Reads of plays that are not among those given, and plays without a read. */
  readonly leftOut: { readonly reads: number; readonly plays: number }
}

const NEEDED = ['game_id', 'play_id', 'seconds', 'man_zone', 'coverage', 'p_man'] as const
const MAN_ZONE = /^(man|zone)$/

/** The reads of these plays. Errors: `bad-reads`, `no-such-reads`, and what the file system refuses. */
export async function readHeldOutReads(path: string, plays: readonly LabelledPlay[]): Promise<Result<HeldOutReads>> {
  const text = await resultOfDisk(async () => ok(await readFile(path, 'utf8')))
  if (!text.ok) return text
  const [first = '', ...lines] = text.value.split('\n')
  const columns = csvValues(first, ',')
  const missing = NEEDED.filter((name) => !columns.includes(name))
  if (missing.length > 0) return failed(badReads(path, `It has no column ${missing.join(', ')}.`))
  const all: HeldOutRead[] = []
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const values = csvValues(line, ',')
    const one = readOf(new Map(columns.map((name, i) => [name, values[i] ?? ''])))
    if (one === null) return failed(badReads(`${path} line ${index + 2}`, 'This line is no read.'))
    all.push(one)
  }
  const reads = readsOf(plays, all)
  if (reads.length === 0) return failed(noneOfThese(path))
  const moments = [...Map.groupBy(reads, (one) => one.seconds)].toSorted(([a], [b]) => a - b)
  return ok({
    moments: moments.map(([moment, ofMoment]) => ({
      seconds: seconds(moment),
      reads: ofMoment.map(({ read }) => read),
    })),
    leftOut: {
      reads: all.length - reads.length,
      plays: plays.length - new Set(reads.map(keyOf)).size,
    },
  })
}

interface HeldOutRead {
  /** As training called it; empty where the file does not say. */
  readonly dataSet: string
  readonly seconds: number
  readonly read: JudgedRead
}

/** Two data sets may have the same play, each with its read: where the file knows those given by name, it is theirs. */
function readsOf(plays: readonly LabelledPlay[], all: readonly HeldOutRead[]): readonly HeldOutRead[] {
  const known = new Set(plays.map(playKeyText))
  const given = new Set(plays.map(({ dataSet }) => dataSet))
  const isNamed = all.some(({ dataSet }) => given.has(dataSet))
  return all.filter((one) => known.has(keyOf(one)) && (!isNamed || given.has(one.dataSet)))
}

function keyOf({ read: { gameId, playId } }: HeldOutRead): string {
  return `${gameId}_${playId}`
}

function readOf(values: ReadonlyMap<string, string>): HeldOutRead | null {
  const number = (name: string) => (values.get(name)?.trim() ? Number(values.get(name)) : Number.NaN)
  const [gameId, playId, moment, manProbability] = ['game_id', 'play_id', 'seconds', 'p_man'].map(number) as [
    number,
    number,
    number,
    number,
  ]
  const played = values.get('man_zone') ?? ''
  const coverages = COVERAGES.map((name) => number(`p_${name}`))
  const isWhole = Number.isSafeInteger(gameId) && Number.isSafeInteger(playId) && Number.isFinite(moment)
  if (!isWhole || !(manProbability >= 0 && manProbability <= 1) || !MAN_ZONE.test(played)) return null
  return {
    dataSet: values.get('data_set') ?? '',
    seconds: moment,
    read: {
      ...{ gameId, playId, manProbability, isMan: played === 'man' },
      coverage: coverageFromLabel(values.get('coverage') ?? null),
      coverageProbabilities: coverages.every(Number.isFinite) ? coverages : null,
    },
  }
}

function badReads(where: string, what: string): Fault {
  return { kind: 'bad-reads', where, what, next: 'Name the reads.csv that presnap train left beside its model.' }
}

function noneOfThese(where: string): Fault {
  return {
    kind: 'no-such-reads',
    where,
    what: 'None of these reads is of a play in the data.',
    next: 'Name the data that the model was trained on, or the reads of another model.',
  }
}
