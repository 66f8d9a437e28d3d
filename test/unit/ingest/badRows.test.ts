import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { convertToParquet } from '../../../main/ingest/convert.ts'
import type { Tracking } from '../../../ml/football/tracking.ts'
import { type FileRow, fileRows, inventedPlay, trackingCsv, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { putInLines, putValue } from '../../builders/csvFile.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { type Reading, readFolder, readGood } from '../../builders/reading.ts'

const play = inventedPlay()
let folder = ''

beforeEach(() => {
  folder = temporaryFolder()
})

/** Reads the game with its tracking table changed line by line. */
async function readSpoiled(change: (lines: string[]) => void): Promise<Reading> {
  writeBigDataBowl(folder)
  const path = join(folder, 'tracking_week_1.csv')
  const lines = readFileSync(path, 'utf8').split('\n')
  change(lines)
  writeFileSync(path, lines.join('\n'))
  return readGood(folder)
}

/** Reads the game with other rows in its tracking table. */
async function readRows(rows: readonly FileRow[]): Promise<Reading> {
  writeBigDataBowl(folder, { rows })
  return readGood(folder)
}

function trackingOf(reading: Reading): Tracking {
  return reading.games[0]?.plays[0]?.tracking as Tracking
}

/** [frame, track] of all missing samples. */
function missing(tracking: Tracking): number[][] {
  return [...tracking.x].flatMap((x, cell) =>
    Number.isNaN(x) ? [[Math.floor(cell / tracking.tracks.length), cell % tracking.tracks.length]] : [],
  )
}

describe('a row whose x or y cannot be used', () => {
  // line 2 is the first row: player 0 in frame 1; line 25 is player 2 in frame 4
  test.each([
    ['text', 'x', 'abc', '"abc" is not a number'],
    ['a decimal comma', 'y', '"54,32"', '"54,32" is not a number'],
    ['nothing', 'x', '', 'There is no x here'],
    ['NA', 'y', 'NA', 'There is no y here'],
    ['infinity', 'x', 'inf', 'far outside the field'],
    ['a number far outside the field', 'y', '5400', 'far outside the field'],
  ])('with %s costs that player that frame and is reported by line and column', async (_, column, value, message) => {
    const reading = await readSpoiled((lines) => putInLines(lines, { line: 25, column, value }))
    expect(missing(trackingOf(reading))).toEqual([[3, 2]])
    expect(reading.problems).toMatchObject([{ file: 'tracking_week_1.csv', lines: [25], column }])
    expect(reading.problems[0]?.problem).toContain(message)
  })

  test('is counted in lines of the file, also behind line feeds inside quotes', async () => {
    const reading = await readSpoiled((lines) => {
      putInLines(lines, { line: 3, column: 'displayName', value: '"Player\n0"' })
      putInLines(lines, { line: 25, column: 'x', value: 'abc' })
    })
    expect(reading.problems).toMatchObject([{ lines: [26], column: 'x' }])
  })
})

test('a bad speed costs the speed and nothing else', async () => {
  const reading = await readSpoiled((lines) => putInLines(lines, { line: 25, column: 's', value: 'fast' }))
  const tracking = trackingOf(reading)
  const cell = 3 * tracking.tracks.length + 2
  expect(missing(tracking)).toEqual([])
  expect([tracking.speed[cell], tracking.acceleration[cell]]).toEqual([Number.NaN, 0.5])
  expect(reading.problems).toMatchObject([{ lines: [25], column: 's', kept: 'the row, without its s' }])
})

test('a line with too few values is left out and reported', async () => {
  const reading = await readSpoiled((lines) => {
    lines[24] = (lines[24] as string).split(',').slice(0, 9).join(',')
  })
  expect(missing(trackingOf(reading))).toEqual([[3, 2]])
  expect(reading.problems).toMatchObject([{ kind: 'bad-row', lines: [25] }])
  expect(reading.problems[0]?.problem).toContain('9 values where the header has 18')
})

test.each([
  ['in the middle', 9],
  ['at the end', 18],
])('a line with a value too many %s is left out and reported', async (_, at) => {
  const reading = await readSpoiled((lines) => {
    lines[24] = (lines[24] as string).split(',').toSpliced(at, 0, '5').join(',')
  })
  expect(missing(trackingOf(reading))).toEqual([[3, 2]])
  expect(reading.problems).toMatchObject([{ kind: 'bad-row', lines: [25] }])
  expect(reading.problems[0]?.problem).toContain('19 values where the header has 18')
})

test('one bad row costs a row, and all others of the play stand', async () => {
  const reading = await readSpoiled((lines) => putInLines(lines, { line: 25, column: 'frameId', value: '' }))
  expect(trackingOf(reading).x.filter((x) => !Number.isNaN(x))).toHaveLength(229)
})

test('numbers that a re-save wrote as 12.0 are the same numbers', async () => {
  const reading = await readSpoiled((lines) => {
    for (let line = 2; line <= 221; line++) {
      const [, , id = ''] = (lines[line - 1] as string).split(',')
      putInLines(lines, { line, column: 'nflId', value: `${id}.0` })
      putInLines(lines, { line, column: 'jerseyNumber', value: '7.0' })
    }
  })
  expect(trackingOf(reading).tracks[0]).toMatchObject({ playerId: 1000, jersey: 7 })
  expect(reading.problems).toEqual([])
})

test('a player whom nobody tracked is masked, and the play is kept and reported', async () => {
  const reading = await readRows(fileRows(play).filter((row) => row.who !== 15))
  expect(trackingOf(reading).tracks.filter((track) => track.side !== 'ball')).toHaveLength(21)
  expect(reading.problems).toMatchObject([{ kind: 'missing-players' }])
  expect(reading.problems[0]?.problem).toContain('21 players instead of 22 (11 of the offense, 10 of the defense)')
})

test('a missing ball is masked, and a note says so', async () => {
  const reading = await readRows(fileRows(play).filter((row) => row.who !== 22))
  expect(trackingOf(reading).tracks).toHaveLength(22)
  expect([reading.problems, reading.notes]).toEqual([[], ['1 play has no ball in its tracking; it is masked there.']])
})

test('a bad frame costs that frame', async () => {
  const reading = await readRows(fileRows(play).filter((row) => row.frameId !== 4))
  expect(missing(trackingOf(reading))).toEqual(Array.from({ length: 23 }, (_, track) => [3, track]))
})

test('a frame number far from the rest is given up and reported', async () => {
  const reading = await readSpoiled((lines) => putInLines(lines, { line: 25, column: 'frameId', value: '90001' }))
  expect(trackingOf(reading).frameCount).toBe(10)
  expect(reading.problems).toMatchObject([{ kind: 'stray-frame', column: 'frameId' }])
})

test('a position far outside the field is reported by its line, also behind blank lines and line feeds', async () => {
  const reading = await readSpoiled((lines) => {
    putInLines(lines, { line: 3, column: 'displayName', value: '"Player\n0"' })
    putInLines(lines, { line: 25, column: 'x', value: '5400' })
    lines.splice(10, 0, '', '')
  })
  expect(reading.problems).toMatchObject([{ lines: [28], column: 'x' }])
})

test.each(['gameId', 'playId', 'frameId'])(
  'a row of a Parquet file without a %s is left out and reported',
  async (name) => {
    writeBigDataBowl(folder)
    const path = join(folder, 'tracking_week_1.csv')
    putValue(path, { line: 25, column: name, value: 'NA' })
    await convertToParquet(path, join(folder, 'tracking_week_1.parquet'), { signal: new AbortController().signal })
    rmSync(path)
    const reading = await readGood(folder)
    expect(trackingOf(reading).frameCount).toBe(10)
    expect(missing(trackingOf(reading))).toEqual([[3, 2]])
    expect(reading.problems).toMatchObject([
      { kind: 'missing-number', file: 'tracking_week_1.parquet', lines: [24], column: name },
    ])
  },
)

describe('rows that stand twice', () => {
  test('count once, wherever they stand, and are one problem a file', async () => {
    const rows = fileRows(play)
    const reading = await readRows([...rows, ...rows.filter((row) => row.frameId === 5)])
    expect(missing(trackingOf(reading))).toEqual([])
    expect(reading.problems).toMatchObject([{ kind: 'doubled-row', count: 23, lines: [232, 233, 234, 235, 236] }])
    expect(reading.problems[0]?.problem).toContain('23 rows are in the file more than once')
  })

  test('with other values: the first counts', async () => {
    const rows = fileRows(play)
    const other = { ...(rows[0] as FileRow), x: '50' }
    const reading = await readRows([...rows, other])
    expect(trackingOf(reading).x[0]).toBe(44)
    expect(reading.problems[0]?.problem).toContain(
      'One row is in the file more than once (1 of them with other values)',
    )
  })
})

describe('the snap', () => {
  const withMarks = (event: string | null, frameId: number) =>
    fileRows(play).map((row) => ({ ...row, event: row.frameId === frameId ? event : null }))

  test.each(['ball_snap', 'snap_direct', 'autoevent_ballsnap'])('is found by %s', async (event) => {
    expect(trackingOf(await readRows(withMarks(event, 3)))).toMatchObject({ snapFrame: 2, snapSource: event })
  })

  test('is found by the frame type where there is no event', async () => {
    expect(trackingOf(await readRows(withMarks(null, 1)))).toMatchObject({ snapFrame: 5, snapSource: 'frameType' })
  })

  test('is ball_snap where there is also an earlier autoevent', async () => {
    const rows = fileRows(play).map((row) => ({
      ...row,
      event: row.frameId === 2 ? 'autoevent_ballsnap' : row.frameId === 4 ? 'ball_snap' : null,
    }))
    expect(trackingOf(await readRows(rows))).toMatchObject({ snapFrame: 3, snapSource: 'ball_snap' })
  })

  test('is missing from a play without any mark, which is kept and reported', async () => {
    writeBigDataBowl(folder, { rows: [] })
    const text = trackingCsv(withMarks(null, 1)).replaceAll(',SNAP,', ',AFTER_SNAP,')
    writeFileSync(join(folder, 'tracking_week_1.csv'), text)
    const reading = await readGood(folder)
    expect(trackingOf(reading)).toMatchObject({ snapFrame: null, snapSource: null, frameCount: 10 })
    expect(reading.problems).toMatchObject([{ kind: 'no-snap' }])
  })
})

test('a file that is cut off gives its whole rows, in one message with the line of the cut', async () => {
  writeBigDataBowl(folder, { plays: [play, inventedPlay({ playId: 75 })] })
  const path = join(folder, 'tracking_week_1.csv')
  const packed = gzipSync(readFileSync(path))
  writeFileSync(`${path}.gz`, packed.subarray(0, Math.floor(packed.length * 0.6)))
  rmSync(path)
  const { games, problems } = await readGood(folder)
  const kept = games[0]?.plays.flatMap(({ tracking }) => [...(tracking?.x ?? [])].filter((x) => !Number.isNaN(x))) ?? []
  expect(problems).toMatchObject([{ kind: 'cut-off', file: 'tracking_week_1.csv.gz', lines: [kept.length + 2] }])
  expect(problems[0]?.problem).toContain(`after ${kept.length} whole rows`)
  expect(kept.length).toBeGreaterThan(50)
})

describe('a file that cannot be used', () => {
  test('because it is empty is one problem, and the records of its plays are kept', async () => {
    writeBigDataBowl(folder)
    writeFileSync(join(folder, 'tracking_week_1.csv'), '')
    const reading = await readGood(folder)
    expect(reading.problems).toMatchObject([{ kind: 'empty-file', file: 'tracking_week_1.csv' }])
    expect(reading.games[0]?.plays[0]).toMatchObject({ tracking: null, play: { coverageLabel: 'Cover-3' } })
  })

  test('because a column is missing is one problem that names the column', async () => {
    writeBigDataBowl(folder)
    const path = join(folder, 'tracking_week_1.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace(',y,', ',height,'))
    const reading = await readGood(folder)
    expect(reading.problems).toMatchObject([{ kind: 'missing-column', column: 'y', file: 'tracking_week_1.csv' }])
    expect(reading.games[0]?.plays[0]?.tracking).toBeNull()
  })

  test('because it is the hand-off frames of 2020 is refused with the reason', async () => {
    writeFileSync(
      join(folder, 'train.csv'),
      'GameId,PlayId,Team,X,Y,S,A,Dis,Orientation,Dir,NflId,NflIdRusher\n1,2,home,3,4,5,6,7,8,9,10,11\n',
    )
    const reading = await readFolder(folder)
    expect(reading).toMatchObject({ ok: false, fault: { kind: 'not-replayable' } })
  })
})

test('tracks of a play that the plays table does not have are passed over and reported', async () => {
  const stranger = inventedPlay({ playId: 999 })
  const reading = await readRows([...fileRows(play), ...fileRows(stranger)])
  expect(reading.games[0]?.plays.map(({ play }) => play.playId)).toEqual([50])
  expect(reading.problems).toMatchObject([{ kind: 'unknown-play' }])
})

test('a bad number in the plays table costs that value and is reported by line and column', async () => {
  writeBigDataBowl(folder)
  const path = join(folder, 'plays.csv')
  writeFileSync(path, readFileSync(path, 'utf8').replace(',1,2,7,HOM', ',1,second,7,HOM'))
  const reading = await readGood(folder)
  expect(reading.games[0]?.plays[0]?.play).toMatchObject({ down: null, yardsToGo: 7 })
  expect(reading.problems).toMatchObject([{ file: 'plays.csv', lines: [2], column: 'down' }])
})
