/** What a bench of the window found, and the table of it. */

/** Which number of the samples the aim is about. */
export type Statistic = 'p50' | 'p95' | 'max'

export interface Figure {
  readonly name: string
  readonly unit: 'ms' | 's' | '%' | 'objects'
  readonly samples: readonly number[]
  /** Null for a figure that only explains another. */
  readonly aim: { readonly statistic: Statistic; readonly most: number } | null
  /** What exactly is measured, from where to where. */
  readonly means: string
}

/** The smallest sample that is not smaller than so many of them; NaN of none. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** A line a figure, under a line of headings, then what each of them means. */
export function figuresTable(figures: readonly Figure[]): string {
  const rows = [['what', 'n', 'p50', 'p95', 'max', 'unit', 'aim', ''], ...figures.map(cellsOf)]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = rows.map((row) => row.map((cell, column) => padded(cell, column, widths[column] ?? 0)).join('  '))
  const meanings = figures.map(({ name, means }) => `  ${name}: ${means}`)
  return [...lines.map((line) => line.trimEnd()), '', ...meanings].join('\n')
}

function cellsOf({ name, samples, unit, aim }: Figure): string[] {
  const numbers = { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), max: Math.max(...samples) }
  const told =
    aim === null ? ['', ''] : [`${aim.statistic} < ${aim.most}`, numbers[aim.statistic] < aim.most ? 'kept' : 'MISSED']
  return [name, String(samples.length), ...Object.values(numbers).map(digits), unit, ...told]
}

function digits(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** Names to the left, numbers to the right. */
function padded(cell: string, column: number, width: number): string {
  return column === 0 || column >= 5 ? cell.padEnd(width) : cell.padStart(width)
}
