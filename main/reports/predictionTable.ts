/** Predictions in the seed's columns, as CSV or Parquet, written as they come; the file appears when it is whole. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '../../ml/base/result.ts'
import { playKeyText } from '../../ml/football/ids.ts'
import { playedManZone } from '../../ml/football/play.ts'
import { PLAIN_FILE } from '../ingest/csv.ts'
import { DuckSession, sqlPath, sqlText } from '../ingest/duck.ts'
import { makeScratch, removeScratch } from '../ingest/scratch.ts'
import { nameAgain } from '../ingest/scratchFiles.ts'
import type { PredictedPlay } from '../prediction/predictLibrary.ts'
import { WholeFile } from './wholeFile.ts'

export type PredictionFormat = 'csv' | 'parquet'

const HEADER = 'frameUniqueId,uniqueId,frameId,zone_prob,man_prob,pred,actual\n'
const DIGITS = 6
const NO_LABEL = -1

export class PredictionTable {
  /** Error: `not-a-file`; what the file system refuses is thrown, here and by what is done with the table. */
  static async open(path: string, format: PredictionFormat): Promise<Result<PredictionTable>> {
    const csv = await WholeFile.open(path)
    if (!csv.ok) return csv
    const table = new PredictionTable(csv.value, format)
    try {
      await csv.value.write(HEADER)
      return ok(table)
    } catch (error) {
      await table.dispose()
      throw error
    }
  }

  frames = 0
  readonly #format: PredictionFormat
  readonly #csv: WholeFile

  private constructor(csv: WholeFile, format: PredictionFormat) {
    this.#csv = csv
    this.#format = format
  }

  /** Adds a row a frame. */
  async add({ play, input, manProbability }: PredictedPlay): Promise<void> {
    const uniqueId = playKeyText(play)
    const label = playedManZone(play)
    const actual = label === null ? NO_LABEL : Number(label === 'man')
    const rows = Array.from(manProbability, (man, frame) => {
      const frameId = input.tracking.firstFrameId + frame
      const probabilities = `${(1 - man).toFixed(DIGITS)},${man.toFixed(DIGITS)}`
      return `${uniqueId}_${frameId},${uniqueId},${frameId},${probabilities},${Number(man >= 0.5)},${actual}\n`
    })
    this.frames += rows.length
    await this.#csv.write(rows.join(''))
  }

  /** Puts the table in its place. */
  async finish(): Promise<void> {
    if (this.#format === 'csv') return this.#csv.finish()
    await this.#csv.close()
    await this.#toParquet()
    await this.#csv.finish(this.#parquetPath)
  }

  /** Takes away what an unfinished table leaves. */
  async dispose(): Promise<void> {
    await this.#csv.dispose()
    await rm(this.#parquetPath, { force: true })
  }

  get #parquetPath(): string {
    return `${this.#csv.partialPath}.parquet`
  }

  async #toParquet(): Promise<void> {
    const scratch = await makeScratch()
    const session = await DuckSession.open({ scratch })
    const from = join(scratch, 'predictions.csv')
    const types = `{'frameUniqueId': 'VARCHAR', 'uniqueId': 'VARCHAR', 'frameId': 'INTEGER', 'zone_prob': 'DOUBLE', 'man_prob': 'DOUBLE', 'pred': 'INTEGER', 'actual': 'INTEGER'}`
    const options = [sqlPath(from), ...PLAIN_FILE, 'header = true', `columns = ${types}`]
    const to = `${sqlText(this.#parquetPath)} (FORMAT parquet, COMPRESSION zstd)`
    try {
      await nameAgain(this.#csv.partialPath, from)
      await session.run(`COPY (SELECT * FROM read_csv(${options.join(', ')})) TO ${to}`)
    } catch (error) {
      throw isOfFullDisk(error) ? Object.assign(error, { code: 'ENOSPC', path: this.#parquetPath }) : error
    } finally {
      session.dispose()
      await removeScratch(scratch)
    }
  }
}

/** DuckDB tells of a full disk in words only. */
function isOfFullDisk(error: unknown): error is Error {
  return error instanceof Error && /no space left|disk full/i.test(error.message)
}
