import { describe, expect, test } from 'vitest'
import { seconds } from '../../../ml/football/units.ts'
import { LAST_LOOK } from '../../../ml/model/disguise.ts'
import { type CalibratedRead, crossCalibrated, type HeldOutRead } from '../../../ml/training/calibrating.ts'
import { bandOf, noReadOf, surenessOf } from '../../../ml/training/sureness.ts'

const read = (partial: Partial<CalibratedRead>): CalibratedRead => ({
  gameId: 1,
  playId: 1,
  dataSet: 'invented',
  moment: LAST_LOOK,
  known: { phase: 'set', seconds: 3 },
  fold: 0,
  logit: 0,
  memberLogits: [],
  isMan: true,
  coverage: null,
  coverageLogits: [],
  manProbability: 0.5,
  memberProbabilities: [],
  ...partial,
})

/** `right` of `n` man plays read man with this much, the others as little. */
const readsAt = (manProbability: number, { right, n }: { right: number; n: number }) =>
  Array.from({ length: n }, (_, i) => read({ manProbability: i < right ? manProbability : 1 - manProbability }))

const judging = { moment: LAST_LOOK, weights: { man: 1, zone: 1 } }

describe('no read', () => {
  test('grows around 0.5 as long as its reads are no better than a coin', () => {
    const reads = [...readsAt(0.51, { right: 10, n: 20 }), ...readsAt(0.6, { right: 90, n: 100 })]
    // with the reads at 40 and 60 % it would be 100 of 120
    expect(noReadOf(reads, judging)).toMatchObject({ low: 0.41, high: 0.59, n: 20, accuracy: 0.5, seconds: -0.1 })
  })

  test('does not reach over good reads to bad ones that make up for them', () => {
    const inner = [...readsAt(0.51, { right: 10, n: 20 }), ...readsAt(0.55, { right: 100, n: 100 })]
    // with the reads at 38 and 62 % it would be 110 of 220 again
    const all = [...inner, ...readsAt(0.62, { right: 0, n: 100 })]
    expect(noReadOf(all, judging)).toMatchObject({ low: 0.46, high: 0.54, n: 20 })
  })

  test('never reaches past 35 and 65 %, however bad the reads are', () => {
    expect(noReadOf(readsAt(0.7, { right: 10, n: 20 }), judging)).toMatchObject({ low: 0.35, high: 0.65, n: 0 })
  })

  test('is left out where the reads next to 0.5 are better than a coin', () => {
    expect(noReadOf(readsAt(0.505, { right: 200, n: 200 }), judging)).toBeNull()
  })
})

describe('the band', () => {
  const three = (...memberProbabilities: number[]) => ({ memberProbabilities })

  test('has its median width, and how often the members are right where they agree and where not', () => {
    const reads = [
      read({ ...three(0.6, 0.7, 0.8), manProbability: 0.7, isMan: true }),
      read({ ...three(0.1, 0.2, 0.15), manProbability: 0.15, isMan: true }),
      read({ ...three(0.4, 0.7, 0.6), manProbability: 0.57, isMan: false }),
      read({ ...three(0.45, 0.9, 0.75), manProbability: 0.7, isMan: true }),
    ]
    // widths 0.2, 0.1, 0.3, 0.45
    expect(bandOf(reads, judging)).toMatchObject({
      members: 3,
      n: 4,
      medianWidth: expect.closeTo(0.25, 12),
      agreed: { n: 2, accuracy: 0.5 },
      divided: { n: 2, accuracy: 0.5 },
    })
  })

  test('is none where the model has no members', () => {
    expect(bandOf(readsAt(0.7, { right: 1, n: 2 }), judging)).toBeNull()
  })
})

describe('the card', () => {
  const mixed = (moment: number, dataSet: string) => [
    ...readsAt(0.85, { right: 30, n: 40 }).map((one) => ({ ...one, moment: seconds(moment), dataSet })),
    ...readsAt(0.15, { right: 40, n: 60 }).map((one) => ({ ...one, moment: seconds(moment), dataSet, isMan: false })),
  ]

  test('has a table of the last look and one of the snap, each with its data sets', () => {
    const { reliability } = surenessOf([...mixed(-0.1, 'games'), ...mixed(0, 'games'), ...mixed(0, 'snaps')])
    expect(reliability?.tables).toMatchObject([
      { seconds: -0.1, on: ['games'], n: 100, manRate: 0.4 },
      { seconds: 0, on: ['games', 'snaps'], n: 200, manRate: 0.4 },
    ])
    // 30 of 40 man and 20 of 60 zone read 85 %: 0.31 * 0.75 of 0.31 * 0.75 + 0.69 / 3
    expect(reliability?.tables[0]?.bins[8]).toMatchObject({ n: 50, manShare: expect.closeTo(0.2325 / 0.4625, 10) })
  })

  test('tells what is no read at the snap where there is no last look', () => {
    expect(surenessOf(mixed(0, 'snaps')).noRead?.seconds).toBe(0)
  })

  test('says nothing where only one side was played', () => {
    expect(surenessOf(readsAt(0.85, { right: 3, n: 4 }))).toEqual({})
  })
})

test('members are calibrated as the read is, on the other folds', () => {
  // two folds in turn, each with more man the higher the logit, and with one exception on either side
  const heldOut: HeldOutRead[] = [-3, -3, -2, -2, -1, -1, 1, 1, 2, 2, 3, 3].map((logit, i) => ({
    gameId: i,
    playId: i,
    dataSet: 'invented',
    moment: seconds(0),
    known: { phase: 'snapped', seconds: 0 },
    fold: i % 2,
    logit,
    memberLogits: [logit, logit + 1],
    isMan: Math.abs(logit) === 1 ? logit < 0 : logit > 0,
    coverage: null,
    coverageLogits: [],
  }))
  const calibrated = crossCalibrated(heldOut)
  expect(calibrated).toHaveLength(12)
  for (const { manProbability, memberProbabilities } of calibrated) {
    expect(memberProbabilities).toHaveLength(2)
    expect(memberProbabilities[0]).toBe(manProbability)
    expect(memberProbabilities[1]).toBeGreaterThan(manProbability)
  }
})
