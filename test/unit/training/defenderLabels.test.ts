import { expect, test } from 'vitest'
import { ASSIGNMENTS } from '../../../ml/football/assignments.ts'
import { gameId, playerId, playId } from '../../../ml/football/ids.ts'
import type { PlayerPlay } from '../../../ml/football/play.ts'
import { defenderClasses, defenderLabels } from '../../../ml/training/defenderLabels.ts'
import { playedGames } from '../../builders/simulatedPlays.ts'
import { track, trackingOf } from '../../builders/tracking.ts'

/** Two of the offense (ids 1 and 2), four defenders (11 to 14). */
const tracks = [
  ...[1, 2].map((id) => track({ playerId: playerId(id) })),
  ...[11, 12, 13, 14].map((id) => track({ side: 'defense', playerId: playerId(id) })),
]
const tracking = trackingOf(tracks, [tracks.map((_, i) => ({ x: 40 + i, y: 20 }))])
const NOBODY = 11

function told(id: number, partial: Partial<PlayerPlay>): PlayerPlay {
  return {
    gameId: gameId(1),
    playId: playId(1),
    playerId: playerId(id),
    role: null,
    linedUpAt: null,
    coverageAssignment: null,
    matchupPlayerId: null,
    wasPassRusher: null,
    wasRunningRoute: null,
    inMotionAtSnap: null,
    ...partial,
  }
}

/** The tracks in their places: the offense in the second and the first, one defender missing. */
const slots = [1, 0, ...new Array<number>(9).fill(-1), 2, 3, -1, 5, ...new Array<number>(7).fill(-1)]

test('jobs and match-ups follow the players into their places', () => {
  const labels = defenderLabels(tracking, [
    told(11, { coverageAssignment: 'MAN', matchupPlayerId: playerId(1) }),
    told(12, { coverageAssignment: 'CFL', matchupPlayerId: playerId(2) }),
    told(13, { coverageAssignment: 'DF' }),
    told(14, { wasPassRusher: true }),
  ])
  const { assignments, matchUps } = defenderClasses(labels, slots)
  const jobs = assignments.slice(0, 4).map((place) => ASSIGNMENTS[place] ?? null)
  expect(jobs).toEqual(['man', 'curl to flat', null, 'rush'])
  expect(matchUps.slice(0, 4)).toEqual([1, 0, -1, NOBODY])
})

test('a man defender without a man, and a man who is not in the play, have no match-up', () => {
  const labels = defenderLabels(tracking, [
    told(11, { coverageAssignment: 'MAN' }),
    told(12, { coverageAssignment: '3M', matchupPlayerId: playerId(99) }),
  ])
  expect(defenderClasses(labels, slots).matchUps.slice(0, 2)).toEqual([-1, -1])
})

test('a receiver who is not to be seen is nobody that can be said', () => {
  const labels = defenderLabels(tracking, [told(11, { coverageAssignment: 'MAN', matchupPlayerId: playerId(1) })])
  const hidden = slots.map((of) => (of === 0 ? -1 : of))
  const { assignments, matchUps } = defenderClasses(labels, hidden)
  expect([assignments[0], matchUps[0]]).toEqual([0, -1])
})

test('a play of which nothing is told has no labels, and no classes', () => {
  expect(defenderLabels(tracking, [told(1, { wasRunningRoute: true })])).toBe(null)
  const { assignments, matchUps } = defenderClasses(null, slots)
  expect(new Set([...assignments, ...matchUps])).toEqual(new Set([-1]))
})

test('the simulation tells the job of every defender, and whom he has in man', () => {
  for (const { play, tracking, assignments } of playedGames('jobs', 1).flatMap(({ plays }) => plays)) {
    if (play.passResult === null) continue
    const labels = defenderLabels(tracking, assignments)
    tracking.tracks.forEach(({ side }, i) => {
      if (side !== 'defense') return
      const job = ASSIGNMENTS[labels?.assignments[i] ?? -1]
      expect(job).toBeDefined()
      expect(job === 'man').toBe((labels?.matchUps[i] ?? -1) >= 0)
    })
  }
})
