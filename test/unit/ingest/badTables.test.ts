/** Small tables with bad rows in them: what is left out is said, and where it stands. */
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { inventedPlay, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { putInLines } from '../../builders/csvFile.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { type Reading, readGood } from '../../builders/reading.ts'

const PLAY_IDS = [50, 75, 100, 125, 150, 175, 200]
const plays = PLAY_IDS.map((playId) => inventedPlay({ playId }))
let folder = ''

beforeEach(() => {
  folder = temporaryFolder()
  writeBigDataBowl(folder, { plays, rows: [] })
})

/** Reads the plays with one table changed line by line. */
async function readSpoiled(file: string, change: (lines: string[]) => void): Promise<Reading> {
  const path = join(folder, file)
  const lines = readFileSync(path, 'utf8').split('\n')
  change(lines)
  writeFileSync(path, lines.join('\n'))
  return readGood(folder)
}

/** Where problems are, by line. */
const linesOf = ({ problems }: Reading) =>
  problems.flatMap(({ lines, column }) => lines.map((line) => [line, column] as const)).toSorted(([a], [b]) => a - b)
const playIdsOf = ({ games }: Reading) => games[0]?.plays.map(({ play }) => play.playId)

describe('a bad value in the plays table is reported by its line', () => {
  const spoil = (lines: string[], ...at: number[]) => {
    for (const line of at) putInLines(lines, { line, column: 'down', value: 'second' })
  }

  test('behind a row with too few values', async () => {
    const reading = await readSpoiled('plays.csv', (lines) => {
      lines[2] = '2098010100,75,short'
      spoil(lines, 4)
    })
    expect(linesOf(reading)).toEqual([
      [3, null],
      [4, 'down'],
    ])
    const sentences = reading.problems.map(({ problem }) => problem).join('\n')
    expect(sentences).toContain('The row has 3 values where the header has 22')
  })

  test('behind blank lines', async () => {
    const reading = await readSpoiled('plays.csv', (lines) => {
      spoil(lines, 4)
      lines.splice(2, 0, '', '\r')
    })
    expect(linesOf(reading)).toEqual([[6, 'down']])
  })

  test('behind line feeds, blank lines and quotes inside quotes', async () => {
    const reading = await readSpoiled('plays.csv', (lines) => {
      putInLines(lines, { line: 2, column: 'playDescription', value: '"a ""deep"" ball\n\ncaught, 5"' })
      putInLines(lines, { line: 3, column: 'playDescription', value: 'a quote " in the middle' })
      spoil(lines, 4)
    })
    expect(linesOf(reading)).toEqual([[6, 'down']])
  })
})

describe('a row that is left out is reported', () => {
  test.each([
    ['gameId', 'NA', 'There is no gameId here'],
    ['gameId', 'unknown', '"unknown" is not a number'],
    ['playId', '7.5', '"7.5" is not a whole number'],
  ])('for want of its %s: %s', async (column, value, message) => {
    const reading = await readSpoiled('plays.csv', (lines) => putInLines(lines, { line: 4, column, value }))
    expect(playIdsOf(reading)).toEqual(PLAY_IDS.filter((id) => id !== 100))
    expect(reading.problems).toMatchObject([{ file: 'plays.csv', lines: [4], column, kept: 'all other rows' }])
    expect(reading.problems[0]?.problem).toContain(message)
  })

  test('once, where games and plays share a table', async () => {
    folder = temporaryFolder()
    writeBigDataBowl(folder, { year: 2026, plays, rows: [] })
    const reading = await readSpoiled('supplementary_data.csv', (lines) => {
      putInLines(lines, { line: 4, column: 'game_id', value: 'NA' })
      lines[2] = '2098010100,short'
    })
    expect(linesOf(reading)).toEqual([
      [3, null],
      [4, 'game_id'],
    ])
  })

  test('from the games table, with the game that it was', async () => {
    const reading = await readSpoiled('games.csv', (lines) =>
      putInLines(lines, { line: 2, column: 'homeTeamAbbr', value: 'NA' }),
    )
    expect(reading.problems).toMatchObject([
      { file: 'games.csv', lines: [2], column: 'homeTeamAbbr', kept: 'all other rows' },
      { kind: 'unknown-game' },
    ])
  })

  test('from the table of what players did', async () => {
    const text = 'gameId,playId,nflId,wasInitialPassRusher\n2098010100,50,1015,1\n2098010100,50,NA,1\n2098010100,50\n'
    writeFileSync(join(folder, 'player_play.csv'), text)
    const { games, problems } = await readGood(folder)
    expect(games[0]?.plays[0]?.playerPlays).toHaveLength(1)
    expect(problems).toMatchObject([
      { kind: 'bad-row', file: 'player_play.csv', lines: [4] },
      { kind: 'missing-number', file: 'player_play.csv', lines: [3], column: 'nflId' },
    ])
  })
})

test('a plays table that is cut off gives its whole rows and says so', async () => {
  const path = join(folder, 'plays.csv')
  // noise, so that the packed file cannot end in the middle of the first row
  const noise = (_: string, at: number) => createHash('sha512').update(String(at)).digest('hex')
  const text = readFileSync(path, 'utf8').replaceAll('invented', noise)
  const packed = gzipSync(text)
  writeFileSync(`${path}.gz`, packed.subarray(0, Math.floor(packed.length * 0.8)))
  rmSync(path)
  const { games, problems } = await readGood(folder)
  const cut = problems.find(({ kind }) => kind === 'cut-off')
  expect(cut).toMatchObject({ file: 'plays.csv.gz', kept: `the ${games[0]?.plays.length} whole rows before the cut` })
})
