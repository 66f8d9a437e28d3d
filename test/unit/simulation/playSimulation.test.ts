import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { playAfterSnap } from '../../../ml/simulation/afterSnap.ts'
import { playBeforeSnap } from '../../../ml/simulation/beforeSnap.ts'
import { leagueFrom, type SimulatedTeam } from '../../../ml/simulation/league.ts'
import { callDown } from '../../../ml/simulation/playSimulation.ts'
import { trackingFrom } from '../../../ml/simulation/recorder.ts'
import type { Situation } from '../../../ml/simulation/situation.ts'

const SITUATION: Situation = {
  quarter: 2,
  clock_s: 400,
  down: 2,
  yardsToGo_yd: 8,
  line_yd: 45,
  ballY_yd: 26,
  lead: 0,
  isClockRunning: true,
}
const [OFFENSE, DEFENSE] = leagueFrom('one down').teams as [SimulatedTeam, SimulatedTeam]

/** One down whose chances after the snap come from `fate`, and all others from the same stream. */
function trackingWithFate(fate: string) {
  const random = randomFrom('one down')
  const { down } = callDown(random, SITUATION, { offense: OFFENSE, defense: DEFENSE })
  const atSnap = playBeforeSnap(random.fork('before'), down)
  const live = playAfterSnap(randomFrom(fate), down, atSnap)
  const { snapFrame } = atSnap
  return trackingFrom(random.fork('sensors'), { recorder: down.recorder, snapFrame, events: live.events })
}

test('nothing that happens after the snap shows before it', () => {
  const [one, other] = [trackingWithFate('one'), trackingWithFate('other')]
  const before = (one.snapFrame ?? 0) * 23
  expect(before).toBeGreaterThan(0)
  for (const column of ['x', 'y', 'speed', 'acceleration', 'heading', 'orientation'] as const)
    expect(one[column].slice(0, before)).toEqual(other[column].slice(0, before))
  expect(one.x.slice(before, before + 30 * 23)).not.toEqual(other.x.slice(before, before + 30 * 23))
})
