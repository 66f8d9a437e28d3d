import { expect, test } from 'vitest'
import type { KnownPhase } from '../../../ml/features/knownPhase.ts'
import { calibrationAt, type PhasedCalibration } from '../../../ml/model/phasedCalibration.ts'

const calibration: PhasedCalibration = {
  scale: 0.8,
  shift: -0.6,
  knots: [
    { phase: 'unset', seconds: 0, scale: 0.5, shift: -0.9 },
    { phase: 'snapped', seconds: 0.5, scale: 1, shift: -0.4 },
    { phase: 'snapped', seconds: 1.5, scale: 1.4, shift: 0.4 },
  ],
}

test.each<[string, KnownPhase, number, number]>([
  ['a phase without knots has the calibration of all', { phase: 'set', seconds: 4 }, 0.8, -0.6],
  ['an unknown phase has it too', { phase: 'unknown', seconds: 0 }, 0.8, -0.6],
  ['a single knot holds all phase long', { phase: 'unset', seconds: 0 }, 0.5, -0.9],
  ['before its first knot a phase has that one', { phase: 'snapped', seconds: 0 }, 1, -0.4],
  ['at a knot there is that knot', { phase: 'snapped', seconds: 0.5 }, 1, -0.4],
  // three tenths of the way from 0.5 to 1.5: 1 + 0.3 * 0.4, -0.4 + 0.3 * 0.8
  ['between two knots scale and shift change evenly', { phase: 'snapped', seconds: 0.8 }, 1.12, -0.16],
  ['after its last knot a phase has that one', { phase: 'snapped', seconds: 3.2 }, 1.4, 0.4],
])('%s', (_, known, scale, shift) => {
  const at = calibrationAt(calibration, known)
  expect([at.scale, at.shift]).toEqual([expect.closeTo(scale, 12), expect.closeTo(shift, 12)])
})

test('a calibration from before there were phases is the same in all of them', () => {
  const older = { scale: 0.8, shift: -0.6 }
  expect(calibrationAt(older, { phase: 'snapped', seconds: 1 })).toMatchObject(older)
})
