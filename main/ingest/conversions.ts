/** Which tables a conversion reads, and where each of them goes. */
import { basename, join, relative, resolve } from 'node:path'
import { bestForm, type InputFile, stemOf } from './inputFiles.ts'

/** One table on its way. */
export interface Conversion {
  readonly file: InputFile
  /** The Parquet file, as an absolute path. */
  readonly to: string
  /** Other forms of the same table, which are left alone. */
  readonly leftOut: readonly InputFile[]
}

/** The tables among the files found at `from`, each with a target of its own in the folder `to`, under the folders
 *  that it lies in at `from`. Of two forms of one table, such as plays.csv and plays.csv.gz, the better one goes. */
export function conversionsInto(to: string, from: string, files: readonly InputFile[]): Conversion[] {
  const byTarget = Map.groupBy(files, (file) => resolve(to, folderOf(file, resolve(from)), `${stemOf(file)}.parquet`))
  return [...byTarget].map(([target, forms]) => {
    const file = bestForm(forms as [InputFile, ...InputFile[]])
    return { file, to: target, leftOut: forms.filter((form) => form !== file) }
  })
}

/** Where a file lies below `from`: "week 1" for "bowl/week 1/tracking.csv" below "bowl". A zip is a folder by its name. */
function folderOf(file: InputFile, from: string): string {
  if (file.path === from) return file.entry === null ? '' : relative(from, file.place)
  const zip = file.entry === null ? '' : basename(file.path).replace(/\.zip$/i, '')
  const folder = relative(from, file.entry === null ? file.place : join(file.path, '..'))
  return join(folder, zip, file.entry === null ? '' : relative(file.path, file.place))
}
