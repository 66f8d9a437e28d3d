import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { lineUp, type OffenseSpot } from '../../../ml/simulation/formation.ts'
import { leagueFrom, type SimulatedTeam } from '../../../ml/simulation/league.ts'
import { callOffense } from '../../../ml/simulation/offenseCall.ts'
import { offenseEleven } from '../../../ml/simulation/personnel.ts'
import type { Situation } from '../../../ml/simulation/situation.ts'

const LEAGUE = leagueFrom('formations')

/** 600 formations over all downs, places and teams. */
const FORMATIONS = Array.from({ length: 600 }, (_, i) => {
  const random = randomFrom(`formation ${i}`)
  const team = LEAGUE.teams[i % 32] as SimulatedTeam
  const situation: Situation = {
    quarter: 1 + (i % 4),
    clock_s: random.between(1, 900),
    down: 1 + (i % 4),
    yardsToGo_yd: 1 + random.index(12),
    line_yd: 11 + random.index(98),
    ballY_yd: random.between(23.6, 29.7),
    lead: random.index(21) - 10,
    isClockRunning: true,
  }
  const call = callOffense(random.fork('call'), situation, team.tendencies)
  const players = offenseEleven(random.fork('players'), team, call.personnel)
  return { situation, call, spots: lineUp(random.fork('spots'), call, { situation, players }) }
})

const laterals = (spots: readonly OffenseSpot[]) => spots.map((spot) => spot.lateral_yd)

test('eleven different men line up, five of them linemen', () => {
  for (const { spots } of FORMATIONS) {
    expect(new Set(spots.map((spot) => spot.player.playerId)).size).toBe(11)
    expect(spots.filter((spot) => ['T', 'G', 'C'].includes(spot.player.position)).length).toBe(5)
  }
})

test('exactly seven are on the line, and the men at its ends may catch a pass', () => {
  for (const { spots } of FORMATIONS) {
    const onLine = spots.filter((spot) => spot.isOnLine).toSorted((a, b) => a.lateral_yd - b.lateral_yd)
    expect(onLine.length).toBe(7)
    for (const end of [onLine[0], onLine[6]]) expect(['T', 'G', 'C']).not.toContain(end?.player.position)
  }
})

test('linemen wear 50 to 79 and nobody else does', () => {
  for (const { spots } of FORMATIONS)
    for (const { player } of spots)
      expect(player.jersey >= 50 && player.jersey <= 79).toBe(['T', 'G', 'C'].includes(player.position))
})

test('everybody is behind the ball, and those off the line are a yard or more behind it', () => {
  for (const { spots } of FORMATIONS)
    for (const spot of spots) expect(spot.depth_yd).toBeLessThan(spot.isOnLine ? 0 : -1)
})

test('everybody stands inside the sidelines', () => {
  for (const { spots, situation } of FORMATIONS)
    for (const lateral of laterals(spots)) {
      expect(situation.ballY_yd + lateral).toBeGreaterThan(1)
      expect(situation.ballY_yd + lateral).toBeLessThan(160 / 3 - 1)
    }
})

test('nobody stands on another man', () => {
  for (const { spots } of FORMATIONS)
    spots.forEach((spot, i) => {
      for (const other of spots.slice(0, i))
        expect(Math.hypot(spot.depth_yd - other.depth_yd, spot.lateral_yd - other.lateral_yd)).toBeGreaterThan(0.5)
    })
})

test('the alignment that was called is the one that stands there', () => {
  for (const { spots, call } of FORMATIONS) {
    const isSplit = (spot: OffenseSpot) => !['T', 'G', 'C', 'QB'].includes(spot.player.position) && spot.depth_yd > -3
    const onSide = (side: number) => spots.filter((spot) => isSplit(spot) && Math.sign(spot.lateral_yd) === side).length
    expect([onSide(call.strongSide), onSide(-call.strongSide)]).toEqual(call.alignment)
  }
})
