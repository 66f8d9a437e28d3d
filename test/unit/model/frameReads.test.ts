import { expect, test } from 'vitest'
import { PHASES } from '../../../ml/features/knownPhase.ts'
import { sigmoid, UNCALIBRATED } from '../../../ml/model/calibration.ts'
import { emptyReads, putReads } from '../../../ml/model/frameReads.ts'

/** Nothing is known of the time of so many frames. */
const unknown = (frames: number) => new Float32Array(2 * frames)

/** Frames of three members, who say man by so much; their mean is what they say together. */
function threeMembers(...frames: readonly (readonly [number, number, number])[]) {
  return {
    logits: Float32Array.from(frames.flatMap(([a, b, c]) => [0, (a + b + c) / 3])),
    memberLogits: Float32Array.from(frames.flatMap((members) => members.flatMap((logit) => [0, logit]))),
    coverageLogits: null,
  }
}

test('the band goes from the member who says least of man to the one who says most', () => {
  const reads = emptyReads(2, { hasBand: true, hasCoverage: false })
  putReads(reads, threeMembers([1, 3, 2], [-1, -1, -4]), { start: 0, calibration: UNCALIBRATED, known: unknown(2) })
  const expected = { read: [2, -2], low: [1, -4], high: [3, -1] }
  for (const i of [0, 1]) {
    expect(reads.manProbability[i]).toBeCloseTo(sigmoid(expected.read[i] as number), 6)
    expect(reads.band?.low[i]).toBeCloseTo(sigmoid(expected.low[i] as number), 6)
    expect(reads.band?.high[i]).toBeCloseTo(sigmoid(expected.high[i] as number), 6)
  }
})

test('members are calibrated as the read is, whichever way the calibration turns', () => {
  const reads = emptyReads(1, { hasBand: true, hasCoverage: false })
  putReads(reads, threeMembers([1, 3, 2]), { start: 0, calibration: { scale: -0.5, shift: 0.25 }, known: unknown(1) })
  expect(reads.manProbability[0]).toBeCloseTo(sigmoid(-0.75), 6)
  expect(reads.band?.low[0]).toBeCloseTo(sigmoid(-1.25), 6)
  expect(reads.band?.high[0]).toBeCloseTo(sigmoid(-0.25), 6)
})

test('the read lies in its band also where rounding puts it next to members who all say the same', () => {
  const reads = emptyReads(1, { hasBand: true, hasCoverage: false })
  const logits = Float32Array.of(0, 1.0000005)
  putReads(
    reads,
    { logits, memberLogits: Float32Array.of(0, 1, 0, 1, 0, 1), coverageLogits: null },
    { start: 0, calibration: UNCALIBRATED, known: unknown(1) },
  )
  expect(reads.band?.high[0]).toBe(reads.manProbability[0])
  expect(reads.band?.low[0]).toBeLessThan(reads.manProbability[0] as number)
})

test('frames are written from their start on', () => {
  const reads = emptyReads(3, { hasBand: true, hasCoverage: false })
  putReads(reads, threeMembers([0, 0, 0], [1, 3, 2]), { start: 1, calibration: UNCALIBRATED, known: unknown(2) })
  expect([...reads.manProbability]).toEqual([0, 0.5, expect.closeTo(sigmoid(2), 6)])
  expect([...(reads.band?.high ?? [])]).toEqual([0, 0.5, expect.closeTo(sigmoid(3), 6)])
})

test('a model without members has no band', () => {
  const reads = emptyReads(1, { hasBand: false, hasCoverage: false })
  putReads(
    reads,
    { logits: Float32Array.of(1, 1), memberLogits: null, coverageLogits: null },
    { start: 0, calibration: UNCALIBRATED, known: unknown(1) },
  )
  expect(reads).toEqual({ manProbability: Float32Array.of(0.5), band: null, coverage: null })
})

test('coverages lie beside the read and share it out', () => {
  const reads = emptyReads(2, { hasBand: false, hasCoverage: true })
  const coverageLogits = Float32Array.of(0, Math.log(8), 0, 0, 0, 0, 0)
  const said = { logits: Float32Array.of(0, 1), memberLogits: null, coverageLogits }
  putReads(reads, said, { start: 1, calibration: UNCALIBRATED, known: unknown(2) })
  const [first, second] = [reads.coverage?.subarray(0, 7), reads.coverage?.subarray(7)]
  expect([...(first ?? [])]).toEqual(new Array(7).fill(0))
  const man = sigmoid(1)
  expect([...(second ?? [])]).toEqual(
    [man / 10, (8 * man) / 10, man / 10, ...new Array(4).fill((1 - man) / 4)].map((p) => expect.closeTo(p, 6)),
  )
})

test('a read without what it must hold is a bug that is told', () => {
  const said = { logits: Float32Array.of(0, 1), memberLogits: null, coverageLogits: null }
  const at = { start: 0, calibration: UNCALIBRATED, known: unknown(1) }
  expect(() => putReads(emptyReads(1, { hasBand: false, hasCoverage: true }), said, at)).toThrow('coverages')
  expect(() => putReads(emptyReads(1, { hasBand: true, hasCoverage: false }), said, at)).toThrow('members')
})

test('each frame, with its members, is calibrated by what was known then', () => {
  const reads = emptyReads(3, { hasBand: true, hasCoverage: false })
  const said = threeMembers([2, 4, 3], [2, 4, 3])
  const calibration = { scale: 1, shift: 0, knots: [{ phase: 'snapped', seconds: 0, scale: 2, shift: -1 }] } as const
  const known = Float32Array.of(PHASES.indexOf('set'), 7, PHASES.indexOf('snapped'), 0)
  putReads(reads, said, { start: 1, calibration, known })
  const logits = [0, 3, 2 * 3 - 1]
  logits.forEach((logit, i) => {
    expect(reads.manProbability[i]).toBeCloseTo(i === 0 ? 0 : sigmoid(logit), 6)
  })
  expect(reads.band?.low[2]).toBeCloseTo(sigmoid(2 * 2 - 1), 6)
  expect(reads.band?.high[2]).toBeCloseTo(sigmoid(2 * 4 - 1), 6)
})
