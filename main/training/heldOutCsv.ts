/** Held-out reads as CSV (reads.csv), written and parsed: every figure of a card can be computed again from it. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { COVERAGES, type Coverage, coverageFromLabel } from '../../ml/football/coverage.ts'
import { coverageProbabilities } from '../../ml/model/coverages.ts'
import { crossCalibrated, type HeldOutRead } from '../../ml/training/calibrating.ts'
import { csvLine } from '../csvLine.ts'
import { csvRecords } from '../csvRecords.ts'

const HEADER = [
  ...['data_set', 'game_id', 'play_id', 'seconds', 'phase', 'phase_s', 'fold'],
  ...['man_zone', 'coverage', 'logit', 'p_man'],
]

/** A row a read: its play and moment, what was known of the time, its fold (from 1), what was played, the logit of man
 *  minus that of zone, and the calibrated probabilities of the read, its members and the coverages. */
export function heldOutCsv(heldOut: readonly HeldOutRead[]): string {
  const reads = crossCalibrated(heldOut)
  const members = reads[0]?.memberProbabilities.map((_, i) => `p_man_member_${i + 1}`) ?? []
  const coverages = reads[0]?.coverageLogits.length === COVERAGES.length ? COVERAGES : []
  const rows = reads.map((read) => [
    ...[read.dataSet, read.gameId, read.playId, read.moment, read.known.phase, read.known.seconds, read.fold + 1],
    ...[read.isMan ? 'man' : 'zone', read.coverage, read.logit, read.manProbability, ...read.memberProbabilities],
    ...(coverages.length > 0 ? coverageProbabilities(read.coverageLogits, read.manProbability) : []),
  ])
  return [[...HEADER, ...members, ...coverages.map((name) => `p_${name}`)], ...rows].map(csvLine).join('')
}

/** A row of such a file. What a column does not tell, or the file has no column for, is null; what is asked for by
 *  `needed` never is. */
export interface HeldOutRow {
  /** As training called it; empty where the file does not tell. */
  readonly dataSet: string
  readonly gameId: number
  readonly playId: number
  /** Seconds from the snap. */
  readonly moment: number
  /** From 1. */
  readonly fold: number | null
  readonly isMan: boolean | null
  readonly coverage: Coverage | null
  readonly logit: number | null
  /** Calibrated, in [0, 1]. */
  readonly manProbability: number | null
  /** Of the seven, in their order. */
  readonly coverageProbabilities: readonly number[] | null
  /** The file and line, for a fault. */
  readonly where: string
}

/** Columns that a use of the file may need beside those that name a read. */
export type HeldOutColumn = 'fold' | 'man_zone' | 'coverage' | 'logit' | 'p_man'

const NAMING = ['game_id', 'play_id', 'seconds'] as const

/** The rows of a file of held-out reads, of this version or an older one with fewer columns; of each read one.
 *  Errors: `bad-reads`, with the line. */
export function heldOutRows(
  text: string,
  { where, needed }: { readonly where: string; readonly needed: readonly HeldOutColumn[] },
): Result<HeldOutRow[]> {
  const records = csvRecords(text)
  if (!records.ok) return failed(badReads(lineOf(where, records.fault.line), records.fault.what))
  const [header, ...body] = records.value
  const columns = header?.cells ?? []
  const missing = [...NAMING, ...needed].filter((name) => !columns.includes(name))
  if (missing.length > 0) return failed(badReads(where, `It has no column ${missing.join(', ')}.`))
  const rows: HeldOutRow[] = []
  const seen = new Set<string>()
  for (const { cells, line } of body) {
    const place = lineOf(where, line)
    const row =
      cells.length === columns.length ? rowOf(new Map(columns.map((name, i) => [name, cells[i] ?? '']))) : null
    if (row === null || needed.some((name) => !isTold(row, name))) {
      return failed(badReads(place, 'This line is not a held-out read.'))
    }
    const key = JSON.stringify([row.dataSet, row.gameId, row.playId, row.moment])
    if (seen.has(key)) return failed(badReads(place, 'This read of the play at this moment is in the file twice.'))
    seen.add(key)
    rows.push({ ...row, where: place })
  }
  return ok(rows)
}

/** Null where the row does not name a read, or holds a value that cannot be. */
function rowOf(values: ReadonlyMap<string, string>): Omit<HeldOutRow, 'where'> | null {
  const [gameId, playId, moment] = NAMING.map((name) => numberIn(values.get(name))) as [number, number, number]
  if (!Number.isSafeInteger(gameId) || !Number.isSafeInteger(playId) || !Number.isFinite(moment)) return null
  const coverages = COVERAGES.map((name) => probabilityIn(values.get(`p_${name}`)))
  const side = values.get('man_zone')
  return {
    dataSet: values.get('data_set') ?? '',
    ...{ gameId, playId, moment },
    fold: finiteIn(values.get('fold')),
    isMan: side === 'man' || side === 'zone' ? side === 'man' : null,
    coverage: coverageFromLabel(values.get('coverage') ?? null),
    logit: finiteIn(values.get('logit')),
    manProbability: probabilityIn(values.get('p_man')),
    coverageProbabilities: coverages.every((value) => value !== null) ? (coverages as number[]) : null,
  }
}

function isTold(row: Omit<HeldOutRow, 'where'>, column: HeldOutColumn): boolean {
  switch (column) {
    case 'fold':
      return Number.isSafeInteger(row.fold)
    case 'man_zone':
      return row.isMan !== null
    case 'logit':
      return row.logit !== null
    case 'p_man':
      return row.manProbability !== null
    case 'coverage':
      // a play may have none of the seven
      return true
  }
}

/** NaN where there is no number: an empty cell is none. */
function numberIn(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? Number.NaN : Number(text)
}

function finiteIn(text: string | undefined): number | null {
  const value = numberIn(text)
  return Number.isFinite(value) ? value : null
}

function probabilityIn(text: string | undefined): number | null {
  const value = numberIn(text)
  return value >= 0 && value <= 1 ? value : null
}

function lineOf(where: string, line: number): string {
  return `${where} line ${line}`
}

function badReads(where: string, what: string): Fault {
  return { kind: 'bad-reads', where, what, next: 'Name the reads.csv that presnap train left beside its model.' }
}
