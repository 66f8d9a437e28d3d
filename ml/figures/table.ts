/** A table as a value: cells as they are, for files, and how people want to read each column. */
import { percentWords } from './words.ts'

/** `moment`: seconds from the snap. `share`: 0 to 1. `play`: a link to the film room. */
export type CellKind = 'text' | 'count' | 'share' | 'number' | 'moment' | 'play'
export type Cell = string | number | null

export interface Column {
  /** In files: "accuracy_low". */
  readonly name: string
  /** For people: "95 % from". */
  readonly heading: string
  readonly kind: CellKind
}

export interface Table {
  /** Its file's name, without an ending. */
  readonly name: string
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A table of columns, each with how it is got from an item. */
export function tableOf<Item>(
  { name, title }: Pick<Table, 'name' | 'title'>,
  items: readonly Item[],
  columns: readonly (readonly [name: string, heading: string, kind: CellKind, cell: (item: Item) => Cell])[],
): Table {
  return {
    name,
    title,
    columns: columns.map(([column, heading, kind]) => ({ name: column, heading, kind })),
    rows: items.map((item) => columns.map(([, , , cell]) => cell(item))),
  }
}

/** A cell for people; a dash where there is nothing. */
export function cellWords(cell: Cell, kind: CellKind): string {
  if (cell === null) return '-'
  if (typeof cell === 'string') return cell
  switch (kind) {
    case 'share':
      return percentWords(cell)
    case 'number':
      return cell.toFixed(3)
    case 'moment':
      return `${cell > 0 ? '+' : ''}${cell} s`
    default:
      return cell.toLocaleString('en-US')
  }
}
