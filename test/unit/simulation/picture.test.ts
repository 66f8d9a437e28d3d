import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { COVERAGES, type Coverage } from '../../../ml/football/coverage.ts'
import { BACK_ROLES } from '../../../ml/simulation/defenseCall.ts'
import { type Eligible, readFormation } from '../../../ml/simulation/formationRead.ts'
import { matchUps } from '../../../ml/simulation/matchUps.ts'
import { type PictureContext, placeInPicture, techniquesFrom } from '../../../ml/simulation/picture.ts'
import type { Situation } from '../../../ml/simulation/situation.ts'

const ELIGIBLES: readonly Eligible[] = [
  { actor: 0, position: 'WR', depth_yd: -1, lateral_yd: 18 },
  { actor: 1, position: 'WR', depth_yd: -2, lateral_yd: 9 },
  { actor: 2, position: 'TE', depth_yd: -1, lateral_yd: -5 },
  { actor: 3, position: 'WR', depth_yd: -2, lateral_yd: -16 },
  { actor: 4, position: 'RB', depth_yd: -5, lateral_yd: 1.5 },
]
const READ = readFormation(ELIGIBLES)

function contextOf(seed: number, line_yd: number): PictureContext {
  const situation: Situation = {
    quarter: 1,
    clock_s: 600,
    down: 1,
    yardsToGo_yd: 10,
    line_yd,
    ballY_yd: 80 / 3,
    lead: 0,
    isClockRunning: true,
  }
  const techniques = techniquesFrom(randomFrom(seed))
  return {
    situation,
    techniques,
    nickelSide: 1,
    strongSide: -1,
    quartersSide: 1,
    mugged: [],
    pressTaste: 1,
    traveler: null,
  }
}

/** The seven's places in a picture, deepest first. */
function deepestFirst(coverage: Coverage, seed: number, line_yd = 45) {
  const pairs = matchUps(READ, BACK_ROLES, () => 0)
  const context = contextOf(seed, line_yd)
  return BACK_ROLES.map((role) => placeInPicture(role, { coverage, read: READ, pairs }, context)).toSorted(
    (a, b) => b.depth_yd - a.depth_yd,
  )
}

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed)
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

test.each(['Cover-1', 'Cover-3'] as const)('%s shows one man deep, near the middle of the field', (coverage) => {
  for (const seed of SEEDS) {
    const [deepest] = deepestFirst(coverage, seed)
    expect(deepest?.depth_yd).toBeGreaterThan(9)
    expect(Math.abs(deepest?.lateral_yd ?? 99)).toBeLessThan(8)
  }
  expect(mean(SEEDS.map((seed) => deepestFirst(coverage, seed)[1]?.depth_yd ?? 0))).toBeLessThan(9)
})

test.each(['2-Man', 'Cover-2', 'Quarters', 'Cover-6'] as const)('%s shows two men deep on either side', (coverage) => {
  for (const seed of SEEDS) {
    const context = contextOf(seed, 45)
    const [one, other] = (['strong', 'free'] as const).map((role) =>
      placeInPicture(role, { coverage, read: READ, pairs: new Map() }, context),
    )
    expect(Math.min(one?.depth_yd ?? 0, other?.depth_yd ?? 0)).toBeGreaterThan(7)
    expect((one?.lateral_yd ?? 0) * (other?.lateral_yd ?? 0)).toBeLessThan(0)
  }
})

test('Cover-0 leaves nobody deep', () => {
  for (const seed of SEEDS) expect(deepestFirst('Cover-0', seed)[0]?.depth_yd).toBeLessThan(11.5)
})

test('at the goal line nobody stands deep in any picture', () => {
  for (const coverage of COVERAGES)
    for (const seed of SEEDS.slice(0, 20)) expect(deepestFirst(coverage, seed, 108)[0]?.depth_yd).toBeLessThan(7)
})

test('in man the corners stand nearer to their receivers than in zone, though not always', () => {
  const depths = (coverage: Coverage) =>
    SEEDS.map((seed) => {
      const pairs = matchUps(READ, BACK_ROLES, () => 0)
      return placeInPicture('leftCorner', { coverage, read: READ, pairs }, contextOf(seed, 45)).depth_yd
    })
  expect(mean(depths('Cover-1'))).toBeLessThan(mean(depths('Cover-3')) - 0.8)
  expect(Math.max(...depths('Cover-1'))).toBeGreaterThan(5)
  expect(Math.min(...depths('Cover-3'))).toBeLessThan(1.5)
})

test('in zone only the traveler stands over a man who is not on his side', () => {
  const context = contextOf(1, 45)
  const pairs = new Map([['nickel', ELIGIBLES[3] as Eligible]] as const)
  const place = () => placeInPicture('nickel', { coverage: 'Cover-3', read: READ, pairs }, context)
  expect(place().lateral_yd).toBeGreaterThan(0)
  context.traveler = 'nickel'
  expect(place().lateral_yd).toBeLessThan(-10)
})
