import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type Converted, convertToParquet } from '../../../main/ingest/convert.ts'
import { DuckSession, readParquet } from '../../../main/ingest/duck.ts'
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

describe('a conversion that cannot be finished', () => {
  const lists = () => readdirSync(to).toSorted()

  test.runIf(existsSync('/dev/full'))(
    'because the disk is full says what was written, and leaves nothing half',
    async () => {
      for (const name of ['games', 'plays', 'players']) writeTable(`${name}.csv`)
      mkdirSync(to)
      symlinkSync('/dev/full', join(to, 'players.parquet.partial'))
      const converted = await convertToParquet(from, to, { signal })
      expect(converted).toMatchObject({ ok: false, fault: { kind: 'disk-full', where: join(to, 'players.parquet') } })
      expect(!converted.ok && converted.fault.what).toBe(
        'The disk is full. games.parquet was written, whole. Not converted: players.csv, plays.csv.',
      )
      expect(lists()).toEqual(['games.parquet'])
    },
  )

  test('because of one bad table says what was written', async () => {
    for (const name of ['games', 'plays']) writeTable(`${name}.csv`)
    writeFileSync(join(from, 'players.csv'), Buffer.from('gameId,name\n1,Jos\xe9\n', 'latin1'))
    const converted = await convertToParquet(from, to, { signal })
    expect(converted).toMatchObject({ ok: false, fault: { kind: 'bad-table', where: 'players.csv' } })
    expect(!converted.ok && converted.fault.what).toBe(
      'The file is not written in UTF-8. games.parquet was written, whole. Not converted: players.csv, plays.csv.',
    )
    expect(lists()).toEqual(['games.parquet'])
  })

  test('of a single table says that nothing was written', async () => {
    writeFileSync(join(from, 'plays.csv.gz'), gzipSync('gameId,playId\n1,2\n').subarray(0, -3))
    const converted = await convertToParquet(from, to, { signal })
    expect(converted).toMatchObject({ ok: false, fault: { kind: 'cut-off', where: 'plays.csv.gz' } })
    expect(!converted.ok && converted.fault.what).toContain('Nothing was written.')
    expect(existsSync(to)).toBe(false)
  })

  test('because a row has a value too many says so, and drops none', async () => {
    writeFileSync(join(from, 'plays.csv'), 'gameId,playId,quarter\n1,2,3\n1,3,4,5\n1,4,2\n')
    const table = join(to, 'plays.parquet')
    expect(await convertToParquet(join(from, 'plays.csv'), table, { signal })).toMatchObject({
      ok: false,
      fault: { kind: 'bad-table', what: expect.stringContaining('line 3') },
    })
    expect(existsSync(table)).toBe(false)
  })

  test('because a folder stands in the way leaves the folder', async () => {
    writeTable('plays.csv')
    mkdirSync(join(to, 'plays.parquet'), { recursive: true })
    expect(await convertToParquet(from, to, { signal })).toMatchObject({ ok: false, fault: { kind: 'not-a-file' } })
    expect(lists()).toEqual(['plays.parquet'])
  })

  test.runIf(process.platform === 'linux')('because nothing can be made there says so', async () => {
    writeTable('plays.csv')
    const converted = await convertToParquet(from, '/proc/nowhere', { signal })
    expect(converted).toMatchObject({ ok: false, fault: { kind: 'place-missing' } })
    expect(!converted.ok && converted.fault.what).toContain('Nothing was written.')
  })
})

test('columns without a name, or with one that others have, are converted too', async () => {
  writeFileSync(join(from, 'odd.csv'), 'x,,X,"a,b",x\n1,2,NA,4,abc\n')
  await convert()
  const session = await DuckSession.open({ scratch: temporaryFolder() })
  onTestFinished(() => session.dispose())
  expect(await session.rows(`SELECT * FROM ${readParquet(join(to, 'odd.parquet'))}`)).toEqual([
    { x: 1, 'column 2': '2', 'X (column 3)': null, 'a,b': '4', 'x (column 5)': 'abc' },
  ])
})
