import { describe, expect, test } from 'vitest'
import type { Tracking } from '../../../ml/football/tracking.ts'
import {
  FRAMES,
  type InventedPlay,
  inventedPlay,
  inventedPosition,
  SNAP_FRAME_ID,
  writeBigDataBowl,
  type Year,
} from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { type Reading, readGood } from '../../builders/reading.ts'

const YEARS: readonly Year[] = [2019, 2021, 2022, 2023, 2024, 2025, 2026]

/** Largest distance of any player from where the invented play has him, in yards. */
function largestError(tracking: Tracking, play: InventedPlay): number {
  let largest = 0
  for (let frame = 0; frame < FRAMES; frame++) {
    for (let who = 0; who < 22; who++) {
      const cell = frame * tracking.tracks.length + who
      const { x, y } = inventedPosition(play, who, frame + 1)
      largest = Math.max(
        largest,
        Math.abs((tracking.x[cell] as number) - x),
        Math.abs((tracking.y[cell] as number) - y),
      )
    }
  }
  return largest
}

const YEARS_WITH_EVENTS = YEARS.filter((year) => year !== 2026)
const YEARS_WITH_PLAYERS_BEARINGS = YEARS.filter((year) => year !== 2019 && year !== 2026)

const plays = [
  inventedPlay({ playId: 50, direction: 'right', lineOfScrimmage: 45 }),
  inventedPlay({ playId: 75, direction: 'left', lineOfScrimmage: 70 }),
]
const readings = new Map<Year, Reading>()

/** The two plays as a year has them, read once. */
async function readYear(year: Year): Promise<Reading> {
  const known = readings.get(year)
  if (known !== undefined) return known
  const folder = temporaryFolder()
  writeBigDataBowl(folder, { year, plays })
  const reading = await readGood(folder)
  readings.set(year, reading)
  return reading
}

async function tracksOf(year: Year): Promise<Tracking[]> {
  const { games } = await readYear(year)
  return games[0]?.plays.map(({ tracking }) => tracking as Tracking) ?? []
}

describe.each(YEARS)('the layout of the Big Data Bowl %d', (year) => {
  test('gives every player his place on the standardized field, whichever way the play went', async () => {
    const errors = (await tracksOf(year)).map((tracking, i) => largestError(tracking, plays[i] as InventedPlay))
    expect(Math.max(...errors)).toBeLessThan(1e-3)
    expect(errors).toHaveLength(2)
  })

  test('tells offense from defense and knows who they are', async () => {
    const tracks = (await tracksOf(year))[1]?.tracks ?? []
    const sides = [...new Array(11).fill('offense'), ...new Array(11).fill('defense')]
    expect(tracks.slice(0, 22).map((track) => track.side)).toEqual(sides)
    expect(tracks[0]).toMatchObject({ playerId: 1000, position: 'QB' })
  })

  test('has the situation, the direction and the line of scrimmage of each play', async () => {
    const { games } = await readYear(year)
    const situation = { quarter: 1, down: 2, yardsToGo: 7, gameClock_s: 740, homeScoreBefore: 0, visitorScoreBefore: 3 }
    expect(games[0]?.plays.map(({ play }) => play)).toMatchObject([
      { ...situation, playId: 50, offenseTeam: 'HOM', defenseTeam: 'AWY', direction: 'right', lineOfScrimmage: 45 },
      { ...situation, playId: 75, passResult: 'C', direction: 'left', lineOfScrimmage: 70 },
    ])
  })

  test('has the game it was', async () => {
    const { games } = await readYear(year)
    const game = { season: 2097, week: 1, date: '2098-01-01', homeTeam: 'HOM', visitorTeam: 'AWY', isSimulated: false }
    expect(games[0]?.game).toMatchObject(game)
  })

  test('reports nothing but what the year lacks', async () => {
    const { problems } = await readYear(year)
    expect(problems.map(({ kind, count }) => [kind, count])).toEqual(year === 2026 ? [['no-snap', 2]] : [])
  })
})

test.each(YEARS_WITH_EVENTS)('the snap of %d is where the file marks it, and the ball is there', async (year) => {
  const [tracking] = await tracksOf(year)
  expect(tracking).toMatchObject({ snapFrame: SNAP_FRAME_ID - 1, snapSource: 'ball_snap', frameCount: FRAMES })
  expect(tracking?.tracks[22]).toMatchObject({ side: 'ball', playerId: null })
})

test.each(YEARS_WITH_PLAYERS_BEARINGS)('bearings of %d become headings: along +y is pi/2', async (year) => {
  const quarterTurn = expect.closeTo(Math.PI / 2, 5)
  for (const { heading, orientation } of await tracksOf(year)) {
    expect([heading[0], orientation[0]]).toEqual([quarterTurn, quarterTurn])
  }
})

describe('coverage labels', () => {
  const labels = async (year: Year) => {
    const folder = temporaryFolder()
    writeBigDataBowl(folder, { year, plays: [inventedPlay({ coverage: 'Cover-3', manZone: 'Zone' })] })
    const { games } = await readGood(folder)
    const { coverageLabel, manZoneLabel, labelSource } = games[0]?.plays[0]?.play ?? {}
    return { coverageLabel, manZoneLabel, labelSource }
  }

  test('come from the plays table in 2023 and 2025', async () => {
    const pff = { coverageLabel: 'Cover-3', manZoneLabel: 'Zone', labelSource: 'PFF' }
    expect([await labels(2023), await labels(2025)]).toEqual([pff, pff])
  })

  test('come from a table of their own in 2021, man or zone by its last word', async () => {
    expect(await labels(2021)).toEqual({ coverageLabel: 'Cover 3 Zone', manZoneLabel: 'Zone', labelSource: 'NGS' })
  })

  test('come from the supplementary table in 2026', async () => {
    expect(await labels(2026)).toEqual({
      coverageLabel: 'COVER_3_ZONE',
      manZoneLabel: 'ZONE_COVERAGE',
      labelSource: 'NGS',
    })
  })

  test('are missing where the year has none', async () => {
    expect(await labels(2024)).toEqual({ coverageLabel: null, manZoneLabel: null, labelSource: null })
  })
})

test('plays of 2026 go on after the throw without a gap, and have no snap', async () => {
  const folder = temporaryFolder()
  writeBigDataBowl(folder, { year: 2026 })
  const { games, problems } = await readGood(folder)
  expect(games[0]?.plays[0]?.tracking).toMatchObject({ frameCount: FRAMES, snapFrame: null })
  expect(problems.map((problem) => problem.kind)).toEqual(['no-snap'])
})
