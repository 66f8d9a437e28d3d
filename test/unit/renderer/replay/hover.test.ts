import { expect, test } from 'vitest'
import { yards } from '../../../../ml/football/units.ts'
import { lookOf } from '../../../../ml/review/suspects.ts'
import { hoverLines, playerStates } from '../../../../renderer/replay/hover.ts'
import { clockText } from '../../../../renderer/replay/panel.ts'
import { PLAIN_LOOK } from '../../../../renderer/replay/scene.ts'
import { openedPlay } from '../../../builders/openedPlay.ts'
import { track, trackingOf } from '../../../builders/tracking.ts'

const TRACKING = trackingOf(
  [
    track({ name: 'A. Guard', jersey: 66, position: 'G' }),
    track({ side: 'defense', name: 'B. Corner', jersey: 21, position: 'CB' }),
  ],
  [
    [
      { x: 44, y: 26, speed: 0 },
      { x: 47.5, y: 40, speed: 1.25 },
    ],
    [undefined, { x: 48, y: 40, speed: 2 }],
  ],
  { snapFrame: 0 },
)
const READING = {
  modelId: 'invented',
  manProbability: Float32Array.of(0.8, 0.7),
  band: null,
  coverage: null,
  defenders: null,
  summary: null,
  tells: [],
  shares: { tracks: [1], shares: Float32Array.of(0.124, Number.NaN) },
}
const SCENE = { opened: openedPlay(TRACKING, { lineOfScrimmage: yards(45) }), reading: READING, look: PLAIN_LOOK }

test('a defender is told with his speed and his share', () => {
  expect(hoverLines(SCENE, 1, 0)).toEqual(['#21 B. Corner CB', '1.3 yd/s · +12 points on P(man)'])
})

test('what the model has a defender do is told as not calibrated, and whom he covers where that is likely', () => {
  const told = (receiverProbability: number) => {
    const defenders = {
      tracks: [1],
      assignments: Int16Array.of(0, 4),
      assignmentProbability: Float32Array.of(0.84, 0.5),
      receivers: Int16Array.of(0, 0),
      receiverProbability: new Float32Array(2).fill(receiverProbability),
    }
    return hoverLines({ ...SCENE, reading: { ...READING, defenders } }, 1, 0)[2]
  }
  expect([told(0.71), told(0.5)]).toEqual([
    'man, 84 %, covers #66 A. Guard, 71 % (not calibrated)',
    'man, 84 % (not calibrated)',
  ])
})

test('a share that nobody knows is not told', () => {
  expect(hoverLines(SCENE, 1, 0.1)).toEqual(['#21 B. Corner CB', '2.0 yd/s'])
})

test('places are told from the line of scrimmage and the middle of the field', () => {
  // the middle lies at 26 2/3 yd
  const [, corner] = playerStates(SCENE, 0)
  expect(corner).toMatchObject({ fromLine: 2.5, leftOfMiddle: expect.closeTo(13.333, 3) })
})

test('who is not there is not told', () => {
  expect(playerStates(SCENE, 0.1).map(({ name }) => name)).toEqual(['B. Corner'])
})

test.each([
  [-1.2, '−1.2 s'],
  [0.4, '+0.4 s'],
  [-0.04, '0.0 s'],
])('%f s from the snap reads %s', (time, text) => {
  expect(clockText(time)).toBe(text)
})

test.each([
  [0.5, null, 'man'],
  [0.49, null, 'zone'],
  [0.55, { low: 0.4, high: 0.6 }, 'no read'],
  [0.61, { low: 0.4, high: 0.6 }, 'man'],
] as const)('a read of %f with the band %o is "%s"', (manProbability, noRead, word) => {
  expect(lookOf(manProbability, { threshold: 0.5, noRead })).toBe(word)
})
