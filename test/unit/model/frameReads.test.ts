import { expect, test } from 'vitest'
import { sigmoid, UNCALIBRATED } from '../../../ml/model/calibration.ts'
import { emptyReads, putReads } from '../../../ml/model/frameReads.ts'

/** Frames of three members, who say man by so much; their mean is what they say together. */
function threeMembers(...frames: readonly (readonly [number, number, number])[]) {
  return {
    logits: Float32Array.from(frames.flatMap(([a, b, c]) => [0, (a + b + c) / 3])),
    memberLogits: Float32Array.from(frames.flatMap((members) => members.flatMap((logit) => [0, logit]))),
  }
}

test('the band goes from the member who says least of man to the one who says most', () => {
  const reads = emptyReads(2, { hasBand: true })
  putReads(reads, threeMembers([1, 3, 2], [-1, -1, -4]), { start: 0, calibration: UNCALIBRATED })
  const expected = { read: [2, -2], low: [1, -4], high: [3, -1] }
  for (const i of [0, 1]) {
    expect(reads.manProbability[i]).toBeCloseTo(sigmoid(expected.read[i] as number), 6)
    expect(reads.band?.low[i]).toBeCloseTo(sigmoid(expected.low[i] as number), 6)
    expect(reads.band?.high[i]).toBeCloseTo(sigmoid(expected.high[i] as number), 6)
  }
})

test('members are calibrated as the read is, whichever way the calibration turns', () => {
  const reads = emptyReads(1, { hasBand: true })
  putReads(reads, threeMembers([1, 3, 2]), { start: 0, calibration: { scale: -0.5, shift: 0.25 } })
  expect(reads.manProbability[0]).toBeCloseTo(sigmoid(-0.75), 6)
  expect(reads.band?.low[0]).toBeCloseTo(sigmoid(-1.25), 6)
  expect(reads.band?.high[0]).toBeCloseTo(sigmoid(-0.25), 6)
})

test('the read lies in its band also where rounding puts it next to members who all say the same', () => {
  const reads = emptyReads(1, { hasBand: true })
  const logits = Float32Array.of(0, 1.0000005)
  putReads(reads, { logits, memberLogits: Float32Array.of(0, 1, 0, 1, 0, 1) }, { start: 0, calibration: UNCALIBRATED })
  expect(reads.band?.high[0]).toBe(reads.manProbability[0])
  expect(reads.band?.low[0]).toBeLessThan(reads.manProbability[0] as number)
})

test('frames are written from their start on', () => {
  const reads = emptyReads(3, { hasBand: true })
  putReads(reads, threeMembers([0, 0, 0], [1, 3, 2]), { start: 1, calibration: UNCALIBRATED })
  expect([...reads.manProbability]).toEqual([0, 0.5, expect.closeTo(sigmoid(2), 6)])
  expect([...(reads.band?.high ?? [])]).toEqual([0, 0.5, expect.closeTo(sigmoid(3), 6)])
})

test('a model without members has no band', () => {
  const reads = emptyReads(1, { hasBand: false })
  putReads(reads, { logits: Float32Array.of(1, 1), memberLogits: null }, { start: 0, calibration: UNCALIBRATED })
  expect(reads).toEqual({ manProbability: Float32Array.of(0.5), band: null })
})
