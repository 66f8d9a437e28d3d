/** Predictions in the seed's columns, as CSV or Parquet, written as they come; the file appears when it is whole. */
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { playKeyText } from '../../ml/football/ids.ts'
import { playedManZone } from '../../ml/football/play.ts'
import type { PredictedPlay } from '../inference/predictLibrary.ts'
import { DuckSession, sqlText } from '../ingest/duck.ts'
import { makeScratch, removeScratch } from '../ingest/scratch.ts'

export type PredictionFormat = 'csv' | 'parquet'

const HEADER = 'frameUniqueId,uniqueId,frameId,zone_prob,man_prob,pred,actual\n'
const DIGITS = 6
const NO_LABEL = -1

export class PredictionTable {
  static async open(path: string, format: PredictionFormat): Promise<PredictionTable> {
    await mkdir(dirname(resolve(path)), { recursive: true })
    return new PredictionTable(resolve(path), format)
  }

  frames = 0
  readonly #path: string
  readonly #format: PredictionFormat
  readonly #csv: WriteStream

  private constructor(path: string, format: PredictionFormat) {
    this.#path = path
    this.#format = format
    this.#csv = createWriteStream(this.#csvPath)
    this.#csv.write(HEADER)
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
    if (!this.#csv.write(rows.join(''))) await once(this.#csv, 'drain')
  }

  /** Puts the table in its place. */
  async finish(): Promise<void> {
    this.#csv.end()
    await finished(this.#csv)
    if (this.#format === 'parquet') await this.#toParquet()
    await rename(this.#format === 'parquet' ? this.#parquetPath : this.#csvPath, this.#path)
  }

  /** Takes away what an unfinished table leaves. */
  async dispose(): Promise<void> {
    this.#csv.destroy()
    await rm(this.#csvPath, { force: true })
    await rm(this.#parquetPath, { force: true })
  }

  get #csvPath(): string {
    return `${this.#path}.partial.csv`
  }

  get #parquetPath(): string {
    return `${this.#path}.partial.parquet`
  }

  async #toParquet(): Promise<void> {
    const scratch = await makeScratch()
    const session = await DuckSession.open({ scratch })
    const types = `{'frameUniqueId': 'VARCHAR', 'uniqueId': 'VARCHAR', 'frameId': 'INTEGER', 'zone_prob': 'DOUBLE', 'man_prob': 'DOUBLE', 'pred': 'INTEGER', 'actual': 'INTEGER'}`
    const from = `read_csv(${sqlText(this.#csvPath)}, header = true, columns = ${types})`
    await session.run(
      `COPY (SELECT * FROM ${from}) TO ${sqlText(this.#parquetPath)} (FORMAT parquet, COMPRESSION zstd)`,
    )
    session.dispose()
    await removeScratch(scratch)
  }
}
