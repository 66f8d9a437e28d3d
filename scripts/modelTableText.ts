/** The table of baselines as Markdown and as CSV: every accuracy with its n, its base rate, its interval, its plays and
 *  its moment. */
import { csvLine } from '../main/csvLine.ts'
import { wilsonInterval } from '../ml/model/wilson.ts'
import type { MomentMetrics } from '../ml/training/evaluation.ts'

/** The figures of one model on the plays of one set at one moment. */
export interface TableFigures extends Omit<MomentMetrics, 'intervalOver' | 'seconds'> {
  readonly model: string
  readonly on: string
  readonly seconds: number
  /** What the interval was drawn over, or whose formula it is. */
  readonly intervalOver: MomentMetrics['intervalOver'] | 'Wilson'
}

/** What the published checkpoint of the seed was measured to say. */
export interface PublishedRow {
  readonly set: string
  readonly moment_s: number
  readonly n: number
  readonly base_rate_man: number
  readonly majority_accuracy: number
  readonly accuracy: number
  readonly auc: number
  readonly log_loss: number
  readonly brier: number
  readonly ece_10: number
}

/** What is published has no reads any more: its interval is Wilson's. */
export function publishedFigures(row: PublishedRow, { model, on }: Pick<TableFigures, 'model' | 'on'>): TableFigures {
  const [accuracyLow, accuracyHigh] = wilsonInterval(row.accuracy, row.n)
  return {
    ...{ model, on, seconds: row.moment_s, n: row.n, baseRate: row.base_rate_man, alwaysZone: row.majority_accuracy },
    ...{ accuracy: row.accuracy, accuracyLow, accuracyHigh, intervalOver: 'Wilson' },
    ...{ auc: row.auc, logLoss: row.log_loss, brier: row.brier, ece: row.ece_10, eceOfPerfect: null },
  }
}

/** A column of the table. */
export interface TableColumn {
  readonly on: string
  readonly seconds: number
}

/** A row a model, a column a set and moment; in each cell accuracy with its interval, AUC and log loss. What is the same
 *  for all models stands in the heading. */
export function tableMarkdown(figures: readonly TableFigures[], columns: readonly TableColumn[]): string {
  const models = [...new Set(figures.map(({ model }) => model))]
  const find = (model: string | null, column: TableColumn) =>
    figures.find((one) => isOf(one, column) && (model === null || one.model === model))
  const head = ['model', ...columns.map((column) => heading(column, find(null, column)))]
  const rows = models.map((model) => [
    model,
    ...columns.map((column) => cell(find(model, column), find(null, column)?.n ?? 0)),
  ])
  return aligned([head, ...rows])
}

/** As the formatter of the checkout wants it: every column as wide as its widest cell. */
function aligned([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

function isOf(figures: TableFigures, { on, seconds }: TableColumn): boolean {
  return figures.on === on && figures.seconds === seconds
}

function heading({ on, seconds }: TableColumn, figures: TableFigures | undefined): string {
  const about = figures === undefined ? '' : ` (n ${figures.n}, man ${percent(figures.baseRate)})`
  return `${on}, ${seconds > 0 ? '+' : ''}${seconds} s${about}`
}

function cell(figures: TableFigures | undefined, n: number): string {
  if (figures === undefined) return '-'
  const { accuracy, accuracyLow, accuracyHigh, auc, logLoss } = figures
  const other = figures.n === n ? '' : `, n ${figures.n}`
  const interval = `${percent(accuracyLow)} to ${percent(accuracyHigh)}`
  return `${percent(accuracy)} (${interval}${other})<br>${three(auc)}, ${three(logLoss)}`
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(1)} %`
}

function three(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

const CSV_HEADER = [
  ...['model', 'plays', 'seconds', 'n', 'man', 'always_zone', 'accuracy', 'accuracy_low', 'accuracy_high'],
  ...['interval_over', 'auc', 'log_loss', 'brier', 'ece', 'ece_of_perfect'],
]

/** All figures, a line each. */
export function tableCsv(figures: readonly TableFigures[]): string {
  const four = (value: number | null) => (value === null ? null : Number(value.toFixed(4)))
  const rows = figures.map((one) => [
    ...[one.model, one.on, one.seconds, one.n, four(one.baseRate), four(one.alwaysZone)],
    ...[four(one.accuracy), four(one.accuracyLow), four(one.accuracyHigh), one.intervalOver],
    ...[four(one.auc), four(one.logLoss), four(one.brier), four(one.ece), four(one.eceOfPerfect)],
  ])
  return [CSV_HEADER, ...rows].map(csvLine).join('')
}

export const TABLE_START = '<!-- npm run model:table writes from here -->'
export const TABLE_END = '<!-- to here -->'

/** The page with this between its marks; null where it has none. */
export function betweenMarks(page: string, text: string): string | null {
  const [start, end] = [page.indexOf(TABLE_START), page.indexOf(TABLE_END)]
  if (start < 0 || end < start) return null
  return `${page.slice(0, start + TABLE_START.length)}\n\n${text}\n\n${page.slice(end)}`
}
