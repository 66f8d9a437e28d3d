/** What was given, put in order: which tables lie where, what year's layout they have, and what is missing. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { Source } from '../library/sources.ts'
import type { CsvHeader, Delimiter } from './csv.ts'
import { bestForm, type InputFile, isNamedAsPacked, stemOf } from './inputFiles.ts'
import type { ProblemList } from './report.ts'
import {
  ambiguousColumns,
  type ColumnName,
  columnsOf,
  kindOf,
  type Layout,
  layoutOf,
  playerIdSpaceOf,
  REQUIRED_COLUMNS,
  type TableColumns,
  type TableKind,
} from './tables.ts'

/** A file that was recognised. */
export interface Table {
  readonly file: InputFile
  readonly kind: TableKind
  readonly header: readonly string[]
  /** Of a CSV; a comma for Parquet, which has none. */
  readonly delimiter: Delimiter
  readonly columns: TableColumns
  readonly layout: Layout
}

/** The tables of one place that belong together. */
export interface DataSource extends Source {
  readonly tables: readonly Table[]
}

/** What a place calls the id space of a source whose crosswalk leads to the league's roster ids. */
const CROSSWALKED_SPACE = 'nfl'

/** A table from its header, or null (with a problem or a note) where it cannot be one. */
export function recognised(file: InputFile, csv: CsvHeader | null, problems: ProblemList): Table | null {
  if (csv === null) {
    const problem = 'The file is empty: it has not even a line of column names. Download it again and import it again.'
    problems.add({
      kind: 'empty-file',
      file: file.name,
      line: null,
      column: null,
      problem,
      kept: 'nothing of this file',
    })
    return null
  }
  const header = csv.names
  const kind = kindOf(header)
  if (kind === 'unknown' && isNamedAsPacked(file) && file.packing === 'plain') {
    problems.add(notPacked(file))
    return null
  }
  if (kind === 'unknown') {
    problems.note(`${file.name} is no table that Presnap reads; it was left alone.`)
    return null
  }
  if (kind === 'not-replayable') {
    problems.add(handOffFrames(file))
    return null
  }
  if (csv.encoding !== 'utf-8') {
    problems.add(otherEncoding(file))
    return null
  }
  const ambiguous = ambiguousColumns(csv.ownNames)
  const needed = ambiguous.find((name) => REQUIRED_COLUMNS[kind].includes(name))
  if (needed !== undefined) {
    problems.add(ambiguousColumn(file, columnsOf(header)[needed] ?? needed, 'nothing of this file'))
    return null
  }
  for (const name of ambiguous) {
    problems.add(ambiguousColumn(file, columnsOf(header)[name] ?? name, 'all other columns'))
  }
  const columns = without(columnsOf(header), ambiguous)
  const missing = REQUIRED_COLUMNS[kind].filter((name) => columns[name] === undefined)
  if (missing.length > 0) {
    problems.add(missingColumns(file, kind, missing))
    return null
  }
  return { file, kind, header, delimiter: csv.delimiter, columns, layout: layoutOf(header) }
}

/** Groups tables by place. Of two forms of one table the better one is taken, and a note says which. */
export function sourcesOf(tables: readonly Table[], problems: ProblemList): DataSource[] {
  const places = Map.groupBy(withoutCopies(tables, problems), (table) => table.file.place)
  const sources = [...places].map(([location, tables]) => {
    const layout = (tables.find((table) => table.kind === 'tracking') ?? tables.find(hasPlays) ?? tables[0])?.layout
    const hasCrosswalk = tables.some((table) => table.kind === 'crosswalk')
    const playerIdSpace = hasCrosswalk ? CROSSWALKED_SPACE : playerIdSpaceOf(layout ?? 2025)
    return { location, layout: `Big Data Bowl ${layout}`, playerIdSpace, tables }
  })
  return withBorrowedTables(sources)
}

interface Named {
  readonly problems: ProblemList
  /** What the user named. */
  readonly paths: readonly string[]
}

/** The sources that can be read. One without a games or plays table is left out, and said so before anything is
 *  read; when no source is left, that is the fault. */
export function completeSources(sources: readonly DataSource[], { problems, paths }: Named): Result<DataSource[]> {
  const complete: DataSource[] = []
  const faults: Fault[] = []
  for (const source of sources) {
    const missing = missingTables(source)
    if (missing.length === 0) complete.push(source)
    else if (source.tables.some((table) => table.kind !== 'players')) faults.push(missingTablesFault(source, missing))
  }
  if (complete.length === 0) return failed(faults[0] ?? nothingToImport(paths))
  for (const { kind, where = '', what, next } of faults) {
    problems.add({
      kind,
      file: where,
      line: null,
      column: null,
      problem: `${what} ${next}`,
      kept: 'nothing of this folder',
    })
  }
  return ok(complete)
}

/** Metadata often lies one folder above the tracks (Big Data Bowl 2026), or was named beside them: a source without a
 *  table takes the one of the nearest folder above it, else the only other one there is. */
function withBorrowedTables(sources: readonly DataSource[]): DataSource[] {
  const lenders = new Set<DataSource>()
  const filled = sources.map((source) => {
    if (!source.tables.some((table) => table.kind === 'tracking')) return source
    const borrowed = BORROWED_KINDS.flatMap((kinds) => {
      if (source.tables.some((table) => kinds.includes(table.kind))) return []
      const lender = lenderOf(source, kinds, sources)
      if (lender === undefined) return []
      lenders.add(lender)
      return lender.tables.filter((table) => kinds.includes(table.kind))
    })
    return { ...source, tables: [...source.tables, ...new Set(borrowed)] }
  })
  return filled.filter((_, i) => !lenders.has(sources[i] as DataSource))
}

/** Each of these can be lent as a whole to a folder that has none of the kinds. */
const BORROWED_KINDS: readonly (readonly TableKind[])[] = [
  ['games', 'gamesAndPlays'],
  ['plays', 'gamesAndPlays'],
  ['players'],
  ['playerPlays'],
  ['coverages'],
  ['crosswalk'],
]

function lenderOf(
  source: DataSource,
  kinds: readonly TableKind[],
  sources: readonly DataSource[],
): DataSource | undefined {
  const able = sources.filter(
    (other) =>
      other !== source &&
      other.tables.some((table) => kinds.includes(table.kind)) &&
      !other.tables.some((table) => table.kind === 'tracking'),
  )
  const above = able.filter((other) => `${source.location}/`.startsWith(`${other.location}/`))
  return above.toSorted((a, b) => b.location.length - a.location.length)[0] ?? (able.length === 1 ? able[0] : undefined)
}

function withoutCopies(tables: readonly Table[], problems: ProblemList): Table[] {
  const forms = Map.groupBy(tables, (table) => `${table.file.place}\n${table.kind}\n${stemOf(table.file)}`)
  const chosen = [...forms.values()].map((copies) => {
    const file = bestForm(copies.map((copy) => copy.file) as [InputFile, ...InputFile[]])
    const best = copies.find((copy) => copy.file === file) as Table
    for (const other of copies.filter((copy) => copy !== best)) {
      problems.note(`${best.file.name} and ${other.file.name} are the same table; ${best.file.name} was read.`)
    }
    return best
  })
  return chosen.filter((table) => {
    const twin = table.file.entry === null ? undefined : chosen.find((other) => isUnpackedTwin(table.file, other.file))
    if (twin !== undefined) {
      problems.note(`${twin.file.name} is the unpacked form of ${table.file.name}; ${twin.file.name} was read.`)
    }
    return twin === undefined
  })
}

function isUnpackedTwin(zipped: InputFile, other: InputFile): boolean {
  return other.entry === null && stemOf(other) === stemOf(zipped) && other.size === zipped.size
}

function hasPlays(table: Table): boolean {
  return table.kind === 'plays' || table.kind === 'gamesAndPlays'
}

function handOffFrames(file: InputFile) {
  const problem =
    'These are the hand-off frames of the Big Data Bowl 2020: one frame a play, which cannot be replayed. Import another year.'
  return { kind: 'not-replayable', file: file.name, line: null, column: null, problem, kept: 'nothing of this file' }
}

function notPacked(file: InputFile) {
  const problem =
    'The file is damaged, or has the wrong name: it is not packed as its name says. Download it again and import it again.'
  return { kind: 'damaged-file', file: file.name, line: null, column: null, problem, kept: 'nothing of this file' }
}

function otherEncoding(file: InputFile) {
  const problem =
    'The file is written in UTF-16, and Presnap reads UTF-8. Open it in a spreadsheet program, save it as "CSV UTF-8" and import it again.'
  return { kind: 'not-utf-8', file: file.name, line: null, column: null, problem, kept: 'nothing of this file' }
}

function ambiguousColumn(file: InputFile, column: string, kept: string) {
  const problem = `The header has more than one column "${column}", and they may differ. Rename or delete all but one and import again.`
  return { kind: 'ambiguous-column', file: file.name, line: 1, column, problem, kept }
}

function without(columns: TableColumns, names: readonly ColumnName[]): TableColumns {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !names.includes(name as ColumnName)))
}

function missingColumns(file: InputFile, kind: TableKind, missing: readonly ColumnName[]) {
  const [first = null] = missing
  const names = missing.map((name) => `"${name}"`).join(' and ')
  const columns = missing.length === 1 ? `no column ${names}` : `no columns ${names}`
  const problem = `The ${KIND_NAMES[kind]} table has ${columns}, and without it nothing in it can be used. Download it again and import it again.`
  return { kind: 'missing-column', file: file.name, line: 1, column: first, problem, kept: 'nothing of this file' }
}

const KIND_NAMES: Readonly<Record<TableKind, string>> = {
  games: 'games',
  plays: 'plays',
  gamesAndPlays: 'plays',
  players: 'players',
  tracking: 'tracking',
  trackingAfterThrow: 'tracking',
  playerPlays: 'player plays',
  coverages: 'coverages',
  crosswalk: 'crosswalk',
}

function missingTables(source: DataSource): string[] {
  const has = (...kinds: TableKind[]) => source.tables.some((table) => kinds.includes(table.kind))
  return [
    ...(has('games', 'gamesAndPlays') ? [] : ['games table (games.csv)']),
    ...(has('plays', 'gamesAndPlays') ? [] : ['plays table (plays.csv)']),
  ]
}

function missingTablesFault(source: DataSource, missing: readonly string[]): Fault {
  return {
    kind: 'missing-table',
    where: source.location,
    what: `There is no ${missing.join(' and no ')} beside the other tables.`,
    next: 'Put it into the same folder, from the same download, and import again.',
  }
}

function nothingToImport(paths: readonly string[]): Fault {
  return {
    kind: 'nothing-to-import',
    where: paths.join(', '),
    what: 'No games or plays were found here.',
    next: 'Choose a Big Data Bowl folder with games, plays and tracking tables.',
  }
}
