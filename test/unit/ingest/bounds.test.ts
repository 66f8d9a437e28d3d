/** No value of any column passes that cannot be, none ends an import, and each is told by its line. */
import { describe, expect, test } from 'vitest'
import { NUMBER_BOUNDS, type NumberColumn } from '../../../main/ingest/bounds.ts'
import { importGames } from '../../../main/ingest/importGames.ts'
import { isWrong, parsedNumber } from '../../../main/ingest/parsedValue.ts'
import { COLUMNS, type ColumnName } from '../../../main/ingest/tables.ts'
import { randomFrom } from '../../../ml/base/random.ts'
import type { Tracking } from '../../../ml/football/tracking.ts'
import { type EveryColumn, everyColumn, fileColumn, withValue, writeEveryColumn } from '../../builders/everyColumn.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good, newLibrary } from '../../builders/library.ts'
import { type Reading, readGood } from '../../builders/reading.ts'

/** Where each column stands; the row is one of which the value shows. */
const PLACES = Object.entries(everyColumn()).flatMap(([file, rows]) =>
  (Object.keys(rows[0] ?? {}) as ColumnName[]).map((column) => ({
    file,
    column,
    row: file === 'tracking.csv' ? 23 : 0,
  })),
)
type Place = (typeof PLACES)[number]
const NUMBER_PLACES = PLACES.filter(({ column }) => column in NUMBER_BOUNDS)
const TEXT_PLACES = PLACES.filter(({ column }) => !(column in NUMBER_BOUNDS) && column !== 'frameType')
const WORDS: readonly ColumnName[] = [
  ...(['gameDate', 'gameClock', 'nullified', 'snapEstimated', 'passResult', 'isDropback'] as const),
  ...(['playDirection', 'wasPassRusher', 'wasRunningRoute', 'inMotionAtSnap'] as const),
]

async function read(tables: EveryColumn): Promise<Reading> {
  const folder = temporaryFolder()
  writeEveryColumn(folder, tables)
  return readGood(folder)
}

test('every column that is read stands in the tables of these tests', () => {
  const elsewhere = ['playerSide', 'firstName', 'lastName']
  const columns = new Set<string>(PLACES.map(({ column }) => column))
  expect(Object.keys(COLUMNS).filter((column) => !columns.has(column))).toEqual(elsewhere)
})

test('sound tables have no problems', async () => {
  expect((await read(everyColumn())).problems).toEqual([])
})

/** Imports, each of which has one value of every table changed, so that every one of the places is changed in one. */
function rounds(places: readonly Place[]): readonly (readonly Place[])[] {
  const ofFile = [...Map.groupBy(places, ({ file }) => file).values()]
  const count = Math.max(...ofFile.map((ofOne) => ofOne.length))
  return Array.from({ length: count }, (_, round) => ofFile.flatMap((ofOne) => ofOne[round] ?? []))
}

/** What is told of each of some places when their values are changed. */
async function told(places: readonly Place[], newValue: (place: Place) => string) {
  const change = (tables: EveryColumn, place: Place) => withValue(tables, { ...place, value: quoted(newValue(place)) })
  const { problems } = await read(places.reduce(change, everyColumn()))
  return places.map((place) =>
    problems.filter(({ file, column }) => file === place.file && column === fileColumn(place.column)),
  )
}

function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

const FAR = ['inf', '-Infinity', '1e400', '-1e308', '1e308', '1e20']
const NO_NUMBERS = ['abc', '0x1F', '1,5', '--1', '٣', "'7"]

describe.each(Object.keys(NUMBER_BOUNDS) as NumberColumn[])('a number for %s', (column) => {
  const { low, high, isWhole } = NUMBER_BOUNDS[column]
  const above = high === Number.MAX_SAFE_INTEGER ? high + 1 : high + 0.5
  const kindOf = (text: string) => {
    const parsed = parsedNumber(text, column, column)
    return isWrong(parsed) ? parsed.kind : parsed
  }

  test('is sound from its lowest to its highest', () => {
    expect([low, high].map((bound) => kindOf(String(bound)))).toEqual([low, high])
  })

  test.each([String(low - 1), String(Math.ceil(above)), ...FAR])('that is %s is out of range', (text) => {
    expect(kindOf(text)).toBe('out-of-range')
  })

  test.each([...NO_NUMBERS, ...(isWhole ? [String(low + 0.5)] : [])])('that is %s is none', (text) => {
    expect(kindOf(text)).toBe('bad-number')
  })

  test.each(['nan', 'NaN', '-nan', 'NAN', 'NA', '', ' '])('that is %j is missing', (text) => {
    expect(kindOf(text)).toBeNull()
  })
})

test.each(rounds(NUMBER_PLACES))('numbers that cannot be are told by line and column: %#', async (...places) => {
  for (const values of [FAR, NO_NUMBERS]) {
    const random = randomFrom(values.join())
    const changed = new Map(places.map((place) => [place, values[random.index(values.length)] as string]))
    const newValue = (place: Place) => changed.get(place) ?? ''
    expect(await told(places, newValue)).toMatchObject(
      places.map((place) => [{ count: 1, lines: [place.row + 2], value: newValue(place) }]),
    )
  }
})

test.each(rounds(TEXT_PLACES))('texts of 5,000 characters are told by line and column: %#', async (...places) => {
  const long = 'long '.repeat(1_000).trim()
  expect(await told(places, () => long)).toMatchObject(
    places.map(({ row }) => [{ count: 1, lines: [row + 2], value: expect.stringMatching(/^long.*\.\.\.$/) }]),
  )
})

test.each(rounds(PLACES.filter(({ column }) => WORDS.includes(column))))(
  'words that nobody knows are told by line and column: %#',
  async (...places) => {
    expect(await told(places, () => 'perhaps')).toMatchObject(
      places.map(({ row }) => [{ kind: 'unknown-value', lines: [row + 2], value: 'perhaps' }]),
    )
  },
)

test.each(['2/30/2098', '13/1/2098', '1/1/0001', '2098-00-10'])('the day %s is in no calendar', async (value) => {
  const { games, problems } = await read(
    withValue(everyColumn(), { file: 'games.csv', row: 0, column: 'gameDate', value }),
  )
  expect([games[0]?.game.date, problems.length]).toEqual([null, 1])
})

test.each(['15:01', '99:99', '1:2'])('the time %s is in no quarter', async (value) => {
  const { games, problems } = await read(
    withValue(everyColumn(), { file: 'plays.csv', row: 0, column: 'gameClock', value }),
  )
  expect([games[0]?.plays[0]?.play.gameClock_s, problems.length]).toEqual([null, 1])
})

function trackingOf({ games }: Reading): Tracking {
  return games[0]?.plays[0]?.tracking as Tracking
}

describe('bearings', () => {
  const at = { file: 'tracking.csv', row: 23, column: 'dir' } as const

  test.each([
    ['-90', '270'],
    ['360', '0'],
    ['450', '90'],
    ['-3600', '0'],
    ['3600', '0'],
  ])('of %s degrees are those of %s', async (value, wrapped) => {
    const [outside, inside] = [
      await read(withValue(everyColumn(), { ...at, value })),
      await read(withValue(everyColumn(), { ...at, value: wrapped })),
    ]
    expect(outside.problems).toEqual([])
    expect(trackingOf(outside).heading).toEqual(trackingOf(inside).heading)
  })

  test.each(['3600.5', '1e20', '1e308'])('of %s degrees are missing', async (value) => {
    const { heading, x } = trackingOf(await read(withValue(everyColumn(), { ...at, value })))
    expect([...heading].filter((value) => Number.isNaN(value))).toHaveLength(1)
    expect(x.every((x) => Number.isFinite(x))).toBe(true)
  })
})

test('a speed of 1e20 is missing, so that nothing that is made of it is NaN', async () => {
  const reading = await read(withValue(everyColumn(), { file: 'tracking.csv', row: 23, column: 's', value: '1e20' }))
  expect([...trackingOf(reading).speed].filter((value) => Number.isNaN(value))).toHaveLength(1)
  expect(reading.problems).toMatchObject([{ kind: 'out-of-range', column: 's', lines: [25], value: '1e20' }])
  expect(reading.problems[0]?.problem).toBe(
    '"1e20" is out of range: s must be between 0 and 200 yards per second. Correct it and import again.',
  )
})

test('tracks are the same to the last bit whether or not there is a row to be careful with', async () => {
  const random = randomFrom('digits')
  const tables = everyColumn()
  const digits = () => (30 + random.uniform()).toString()
  const rows = (tables['tracking.csv'] ?? []).map((row) => ({ ...row, x: digits(), y: digits(), dir: digits() }))
  const stranger = { ...rows[0], playId: 'none' }
  const [fast, careful] = await Promise.all(
    [rows, [...rows, stranger]].map((rows) => read({ ...tables, 'tracking.csv': rows })),
  )
  expect(careful?.problems).toHaveLength(1)
  expect(careful?.games).toEqual(fast?.games.map((game) => ({ ...game, source: expect.anything() })))
})

test.each(['first', 'second', 'third', 'fourth', 'fifth', 'sixth'])(
  'a folder with a hostile value in each of its rows is imported without an error (%s)',
  async (seed) => {
    const random = randomFrom(seed)
    const hostile = [
      '1e308',
      '-1e400',
      'inf',
      'nan',
      '9007199254740993',
      '-1',
      '4e-324',
      '"a\nb"',
      '1e20',
      '"',
      "'",
      '\u0000',
      '=1+1',
      '٣',
      '2147483648',
    ]
    let tables = everyColumn()
    for (const { file, column } of PLACES) {
      const row = random.index((tables[file] ?? []).length)
      const value = hostile[random.index(hostile.length)] ?? ''
      if (random.chance(0.5)) tables = withValue(tables, { file, row, column, value })
    }
    const folder = temporaryFolder()
    writeEveryColumn(folder, tables)
    const outcome = await importGames(newLibrary(), [folder])
    expect(outcome).toMatchObject({ ok: true })
    expect(good(outcome).problems.length).toBeGreaterThan(0)
  },
)
