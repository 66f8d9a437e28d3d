/** A report as a folder: the page, figures as SVG and PNG, tables as CSV, and everything as JSON. */
import { join } from 'node:path'
import { ok, type Result } from '../../../ml/base/result.ts'
import { reportChapters } from '../../../ml/figures/chapters.ts'
import { svgFile } from '../../../ml/figures/svg.ts'
import type { Table } from '../../../ml/figures/table.ts'
import type { EvaluationReport } from '../../../ml/model/evaluationReport.ts'
import { makeFolder } from '../../makeFolder.ts'
import { resultOfDisk } from '../../resultOfDisk.ts'
import { VERSION } from '../../version.ts'
import { writeWhole } from '../../writeWhole.ts'
import { spreadsheetBytes } from '../spreadsheetCsv.ts'
import { PngPainter } from './pngPainter.ts'
import { reportPage } from './reportPage.ts'

/** Writes index.html, report.json, figures/*.svg, figures/*.png and tables/*.csv; files of these names are replaced,
 *  each when it is whole, the page last. Errors: what the file system refuses. */
export function writeReport(report: EvaluationReport, folder: string): Promise<Result<null>> {
  return resultOfDisk(async () => {
    for (const place of [folder, join(folder, 'figures'), join(folder, 'tables')]) makeFolder(place)
    for (const [name, content] of await filesOf(report)) {
      const written = await writeWhole(join(folder, ...name.split('/')), content)
      if (!written.ok) return written
    }
    return ok(null)
  })
}

async function filesOf(report: EvaluationReport): Promise<[name: string, content: string | Uint8Array][]> {
  const painter = await PngPainter.open()
  const chapters = reportChapters(report)
  const figures = chapters.flatMap((chapter) => chapter.figures)
  const tables = chapters.flatMap((chapter) => chapter.tables)
  return [
    ...figures.map((drawing): [string, string] => [`figures/${drawing.name}.svg`, svgFile(drawing)]),
    ...figures.map((drawing): [string, Uint8Array] => [`figures/${drawing.name}.png`, painter.paint(drawing)]),
    ...tables.map((table): [string, Uint8Array] => [`tables/${table.name}.csv`, csvOf(table)]),
    ['report.json', `${JSON.stringify(report, null, 2)}\n`],
    ['index.html', reportPage(report, `Presnap ${VERSION}`)],
  ]
}

function csvOf({ columns, rows }: Table): Uint8Array {
  return spreadsheetBytes([columns.map(({ name }) => name), ...rows])
}
