import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { seconds } from '../../../ml/football/units.ts'
import { sigmoid } from '../../../ml/model/calibration.ts'
import { LAST_LOOK } from '../../../ml/model/disguise.ts'
import { type CalibratedRead, crossCalibrated, type HeldOutRead } from '../../../ml/training/calibrating.ts'
import { readinessOf } from '../../../ml/training/readiness.ts'

const AT_SNAP = seconds(0)

interface Folds {
  /** What a logit is worth within each fold. */
  readonly scale: number
  /** By how much the logits of each fold are higher. */
  readonly offsets: readonly number[]
}

/** Held-out reads at the last look and at the snap, 30 % man. */
function heldOut({ scale, offsets }: Folds): HeldOutRead[] {
  const random = randomFrom('readiness')
  return Array.from({ length: 800 }, (_, i) => {
    const fold = i % offsets.length
    const signal = random.between(-2, 2)
    return {
      ...{ gameId: fold, playId: i, dataSet: 'invented', fold, logit: signal + (offsets[fold] as number) },
      ...{ memberLogits: [], coverage: null, coverageLogits: [], known: { phase: 'set', seconds: 2 } as const },
      isMan: random.chance(sigmoid(scale * signal - 0.9)),
    }
  }).flatMap((read) => [LAST_LOOK, AT_SNAP].map((moment) => ({ ...read, moment })))
}

const judged = (folds: Folds) => readinessOf(crossCalibrated(heldOut(folds)))

describe('a model', () => {
  test('whose held-out reads beat the base rate is ready, and says by how much', () => {
    const { isReady, reason, moments } = judged({ scale: 2, offsets: [0, 0.2] })
    expect(isReady).toBe(true)
    expect(moments.map(({ seconds, n }) => [seconds, n])).toEqual([
      [-0.1, 800],
      [0, 800],
    ])
    // the entropy of a league with 31 % man: -0.31 ln 0.31 - 0.69 ln 0.69
    for (const { baseLogLoss } of moments) expect(baseLogLoss).toBeCloseTo(0.6191, 4)
    expect(reason).toMatch(
      /beat always saying how often the league plays man: at the last look its log loss is 0\.\d{3}/,
    )
  })

  test('that reads backwards is not ready', () => {
    const { isReady, reason } = judged({ scale: -2, offsets: [0, 0] })
    expect([isReady, reason]).toEqual([false, expect.stringContaining('no better than always saying')])
  })

  test('that knows nothing is not ready', () => {
    expect(judged({ scale: 0, offsets: [0, 0, 0, 0] }).isReady).toBe(false)
  })

  test('whose networks lie so far apart that nobody knows its own shift is not ready', () => {
    expect(judged({ scale: 1, offsets: [3, -3] }).isReady).toBe(false)
  })

  test('that is worse at one of the two moments is not ready, and says which', () => {
    const good = crossCalibrated(heldOut({ scale: 2, offsets: [0, 0] }))
    const reads = good.map((read): CalibratedRead => (read.moment === AT_SNAP ? { ...read, isMan: !read.isMan } : read))
    const { isReady, reason } = readinessOf(reads)
    expect(isReady).toBe(false)
    expect(reason).toContain('at the snap')
    expect(reason).not.toContain('at the last look')
  })

  test('that no play can judge is not ready', () => {
    const sided = crossCalibrated(heldOut({ scale: 2, offsets: [0, 0] })).map((read) => ({ ...read, isMan: true }))
    expect([readinessOf(sided), readinessOf([])]).toMatchObject([
      { isReady: false, moments: [] },
      { isReady: false, moments: [] },
    ])
  })

  test('whose reads are not numbers is not ready', () => {
    const reads = crossCalibrated(heldOut({ scale: 2, offsets: [0, 0] }))
    expect(readinessOf(reads.map((read) => ({ ...read, manProbability: Number.NaN }))).isReady).toBe(false)
  })
})
