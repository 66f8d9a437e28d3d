import { describe, expect, test } from 'vitest'
import { handMadeFeatures } from '../../../ml/features/handMade.ts'
import { COVERAGES, coverageFromLabel, manZoneFromLabel, manZoneOf } from '../../../ml/football/coverage.ts'
import { isDropback } from '../../../ml/football/play.ts'
import { frameAtMoment } from '../../../ml/football/tracking.ts'
import { seconds, yards } from '../../../ml/football/units.ts'
import { type SimulatedPlay, simulateGame } from '../../../ml/simulation/game.ts'
import { leagueFrom } from '../../../ml/simulation/league.ts'
import { areaUnderCurve } from '../../../ml/training/areaUnderCurve.ts'
import { fitLogisticRegression, logisticProbability } from '../../../ml/training/logisticRegression.ts'
import { playedGames } from '../../builders/simulatedPlays.ts'

const GAMES = playedGames('league wide', 10)
const PLAYS = GAMES.flatMap((game) => game.plays)
const DROPBACKS = PLAYS.filter(({ play }) => isDropback(play))

const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean) =>
  items.filter(holds).length / items.length
const isMan = (simulated: SimulatedPlay) => manZoneOf(simulated.coverage) === 'man'

describe('coverages', () => {
  test('all seven are played', () => {
    expect(new Set(PLAYS.map((simulated) => simulated.coverage))).toEqual(new Set(COVERAGES))
  })

  test('man is played on about 31 % of dropbacks', () => {
    // two standard errors of 780 dropbacks are 3.3 points; the teams of ten games differ as well
    expect(share(DROPBACKS, isMan)).toBeGreaterThan(0.25)
    expect(share(DROPBACKS, isMan)).toBeLessThan(0.37)
  })

  test('every label is understood as the coverage that was played', () => {
    for (const { play, coverage } of PLAYS) {
      expect(coverageFromLabel(play.coverageLabel)).toBe(coverage)
      expect(manZoneFromLabel(play.manZoneLabel)).toBe(manZoneOf(coverage))
    }
  })

  test('in man every defender has a man of his own, in zone nobody has one', () => {
    for (const simulated of PLAYS) {
      const matched = simulated.assignments.flatMap(({ matchupPlayerId }) => matchupPlayerId ?? [])
      expect(new Set(matched).size).toBe(matched.length)
      if (!isMan(simulated)) expect(matched).toEqual([])
      else expect(matched.length).toBeGreaterThanOrEqual(4)
    }
  })
})

describe('disguise', () => {
  test('a shell that is not disguised is the coverage', () => {
    for (const { isDisguised, shell, coverage } of PLAYS) expect(shell === coverage).toBe(!isDisguised)
  })

  test.each([0, 0.5, 1])('disguises occur at the rate that is asked for: %d', (disguiseRate) => {
    const league = leagueFrom('league wide')
    const plays = [0, 1].flatMap((gameNumber) => [
      ...simulateGame({ league, gameNumber, playCount: 60, disguiseRate }).plays(),
    ])
    // three standard errors of 120 plays
    expect(Math.abs(share(plays, (simulated) => simulated.isDisguised) - disguiseRate)).toBeLessThan(0.14)
  })
})

/** How far, in the direction in which the man in motion went, the defender who follows best went along; a share of
 *  his way. Null where nobody went in motion across the field. */
function followed({ tracking, motion }: SimulatedPlay): number | null {
  const start = tracking.events.find((event) => event.name === 'man_in_motion')?.frame
  const snap = tracking.snapFrame ?? 0
  if (motion === null || motion === 'in' || start === undefined) return null
  const way = (slot: number) => (tracking.y[snap * 23 + slot] ?? 0) - (tracking.y[start * 23 + slot] ?? 0)
  const slots = tracking.tracks.map((_, slot) => slot)
  const offense = slots.filter((slot) => tracking.tracks[slot]?.side === 'offense')
  const mover = offense.reduce((a, b) => (Math.abs(way(b)) > Math.abs(way(a)) ? b : a))
  if (Math.abs(way(mover)) < 5) return null
  const defense = slots.filter((slot) => tracking.tracks[slot]?.side === 'defense')
  return Math.max(...defense.map((slot) => way(slot) / way(mover)))
}

test('a man in motion is followed across more often in man than in zone, and not always', () => {
  const followedShare = (plays: readonly SimulatedPlay[]) => {
    const shares = plays.map(followed).filter((value): value is number => value !== null)
    expect(shares.length).toBeGreaterThan(20)
    return share(shares, (value) => value > 0.6)
  }
  const man = followedShare(PLAYS.filter((simulated) => isMan(simulated) && !simulated.isDisguised))
  const zone = followedShare(PLAYS.filter((simulated) => !isMan(simulated) && !simulated.isDisguised))
  expect(man).toBeGreaterThan(zone + 0.2)
  expect(man).toBeLessThan(0.97)
  expect(zone).toBeGreaterThan(0.02)
})

/** How well a logistic regression on hand-made features, fitted to the first seven games, ranks man above zone on
 *  the others, from one frame. */
function aucAt(moment_s: number): number {
  const examplesOf = (games: typeof GAMES) =>
    games.flatMap(({ plays }) =>
      plays.flatMap((simulated) => {
        const { play, tracking } = simulated
        const frame = frameAtMoment(tracking, seconds(moment_s))
        if (frame === null || !isDropback(play)) return []
        const inputs = handMadeFeatures(tracking, frame, play.lineOfScrimmage ?? yards(0))
        return inputs === null ? [] : [{ inputs, isPositive: isMan(simulated) }]
      }),
    )
  const model = fitLogisticRegression(examplesOf(GAMES.slice(0, 7)), 10)
  const held = examplesOf(GAMES.slice(7))
  return areaUnderCurve(
    held.map(({ inputs }) => logisticProbability(model, inputs)),
    held.map(({ isPositive }) => isPositive),
  )
}

describe('what gives a coverage away', () => {
  test('four seconds before the snap there is something to see, and not everything', () => {
    expect(aucAt(-4)).toBeGreaterThan(0.64)
    expect(aucAt(-4)).toBeLessThan(0.9)
  })

  test('after the snap the coverage shows more than before it', () => {
    expect(aucAt(1.5)).toBeGreaterThan(aucAt(-4) + 0.03)
  })
})
