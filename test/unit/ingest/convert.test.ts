import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Converted, convertToParquet } from '../../../main/ingest/convert.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'

const BOWL_ZIP = join(import.meta.dirname, '../../fixtures/packed/bowl.zip')
const { signal } = new AbortController()
let from = ''
let to = ''

beforeEach(() => {
  from = temporaryFolder()
  to = join(temporaryFolder(), 'out')
})

function writeTable(...path: string[]): void {
  mkdirSync(join(from, ...path, '..'), { recursive: true })
  writeFileSync(join(from, ...path), `gameId,playId\n1,${path.length}\n`)
}

const convert = async () => good(await convertToParquet(from, to, { signal }))
const targets = (converted: readonly Converted[]) => converted.map((table) => table.to)

describe('tables of one name', () => {
  test('in two folders go to two folders', async () => {
    writeTable('a', 'plays.csv')
    writeTable('b', 'plays.csv')
    expect(targets(await convert())).toEqual([join(to, 'a', 'plays.parquet'), join(to, 'b', 'plays.parquet')])
  })

  test('in a zip and beside it go to two folders', async () => {
    writeTable('plays.csv')
    await copyFile(BOWL_ZIP, join(from, 'bowl.zip'))
    const written = targets(await convert())
    expect(written).toContain(join(to, 'plays.parquet'))
    expect(written).toContain(join(to, 'bowl', 'plays.parquet'))
    expect(new Set(written).size).toBe(written.length)
  })

  test('in two forms are one table, and the answer says which was left alone', async () => {
    writeTable('games.csv')
    writeFileSync(join(from, 'games.csv.gz'), gzipSync(readFileSync(join(from, 'games.csv'))))
    expect(await convert()).toEqual([
      { from: 'games.csv', to: join(to, 'games.parquet'), rows: 1, leftOut: ['games.csv.gz'] },
    ])
  })
})

test('the tables of a zip go straight into the folder', async () => {
  from = BOWL_ZIP
  expect(targets(await convert())).toContain(join(to, 'plays.parquet'))
})

test('progress rises within a file as it is read, and over all files to the end', async () => {
  // large enough to be seen on the way
  writeFileSync(join(from, 'tracking.csv'), `x,y\n${'12.5,30.25\n'.repeat(2_000_000)}`)
  writeTable('plays.csv')
  const seen: { share: number; name: string }[] = []
  await convertToParquet(from, to, { signal, onProgress: (progress) => seen.push(progress) })
  const shares = seen.map(({ share }) => share)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect([shares[0], shares.at(-1)]).toEqual([0, 1])
  expect(new Set(shares.filter((share) => share > 0.1 && share < 0.9)).size).toBeGreaterThan(0)
})
