import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import type { KnownPhase } from '../../../ml/features/knownPhase.ts'
import { seconds } from '../../../ml/football/units.ts'
import { logitOf, sigmoid } from '../../../ml/model/calibration.ts'
import { calibrationAt } from '../../../ml/model/phasedCalibration.ts'
import { crossCalibrated, type HeldOutRead, leagueCalibration } from '../../../ml/training/calibrating.ts'
import { fittedKnots, type PhasedLogit } from '../../../ml/training/phasedFit.ts'

const SNAPPED: KnownPhase = { phase: 'snapped', seconds: 1.5 }
const SET: KnownPhase = { phase: 'set', seconds: 2 }

describe('the knots of a fit', () => {
  const pooled = { scale: 1, shift: 0 }
  const read = (isMan: boolean, partial: Partial<PhasedLogit> = {}): PhasedLogit => ({
    ...{ known: SNAPPED, logit: 0, offset: 0 },
    isMan,
    ...partial,
  })

  test('are where the log losses and the pull to the pooled calibration are in balance', () => {
    // 30 man, 10 zone, all at logit 0: 40 * sigmoid(shift) - 30 + pull * shift = 0, by bisection
    const reads = Array.from({ length: 40 }, (_, i) => read(i < 30))
    const [knot] = fittedKnots(reads, { times: [SNAPPED], pooled, pull: 8 })
    expect(knot?.shift).toBeCloseTo(0.563588, 6)
    expect(knot?.scale).toBe(1)
  })

  test('are the pooled calibration where a phase has no reads', () => {
    const [knot] = fittedKnots([read(true, { known: SET })], { times: [SNAPPED], pooled, pull: 1 })
    expect(knot).toEqual({ ...SNAPPED, ...pooled })
  })

  test('take a set with more man than the league for what it is', () => {
    // half of them man, and the offset says that this is the set and not the read: nothing is left to calibrate
    const offset = logitOf(0.5)
    const reads = Array.from({ length: 40 }, (_, i) => read(i % 2 === 0, { offset: offset - logitOf(0.31) }))
    const league = { scale: 1, shift: logitOf(0.31) }
    const [knot] = fittedKnots(reads, { times: [SNAPPED], pooled: league, pull: 1 })
    expect(knot?.shift).toBeCloseTo(logitOf(0.31), 9)
  })
})

/** Reads that mean what they say up to the snap, and half of that after it. */
function reads(count: number): HeldOutRead[] {
  const random = randomFrom('phases')
  return Array.from({ length: count }, (_, i) => {
    const isAfter = i % 2 === 1
    const logit = random.between(-3, 3)
    return {
      ...{ gameId: i, playId: i, dataSet: 'invented', fold: i % 5, logit, memberLogits: [] },
      ...{ moment: seconds(isAfter ? 1.5 : -1), known: isAfter ? SNAPPED : SET, coverage: null, coverageLogits: [] },
      isMan: random.chance(sigmoid(isAfter ? 0.5 * logit : logit)),
    }
  })
}

test('a phase whose reads mean less than they say has a smaller scale', () => {
  const calibration = leagueCalibration(reads(20_000))
  expect(calibrationAt(calibration, SET).scale).toBeCloseTo(1, 1)
  expect(calibrationAt(calibration, SNAPPED).scale).toBeCloseTo(0.5, 1)
})

test('a handful of reads after the snap hardly moves its calibration', () => {
  const all = reads(2_000)
  const few = all.filter(({ known }, i) => known.phase === 'set' || i < 20)
  const calibration = leagueCalibration(few)
  expect(Math.abs(calibrationAt(calibration, SNAPPED).scale - calibration.scale)).toBeLessThan(0.25)
})

test('no fold is calibrated with its own plays', () => {
  const all = reads(1_000)
  const turned = all.map((read) => (read.fold === 0 ? { ...read, isMan: !read.isMan } : read))
  const ofFold = (some: readonly HeldOutRead[]) =>
    crossCalibrated(some)
      .filter(({ fold }) => fold === 0)
      .map(({ manProbability }) => manProbability)
  expect(ofFold(turned)).toEqual(ofFold(all))
})

test('a read of a fold is calibrated as the card would, for what was known then', () => {
  const all = reads(1_000)
  const others = leagueCalibration(all.filter(({ fold }) => fold !== 2))
  for (const read of crossCalibrated(all).filter(({ fold }) => fold === 2)) {
    const { scale, shift } = calibrationAt(others, read.known)
    expect(read.manProbability).toBe(sigmoid(scale * read.logit + shift))
  }
})

test('a set counts its plays, at however many moments they were read', () => {
  const some = reads(200)
  const knotsOf = (all: readonly HeldOutRead[]) => leagueCalibration(all).knots
  // a read that no phase has knots for: it can only tell of its set
  const again = some.filter(({ known }) => known.phase === 'set').map((read) => ({ ...read, moment: seconds(1) }))
  expect(knotsOf([...some, ...again])).toEqual(knotsOf(some))
})

test('knots that would make other games worse are left out, and so are those that no fold can judge', () => {
  const all = reads(1_000)
  // after the snap one fold is all man and the other all zone: what each teaches is wrong for the other
  const torn = all.map((read) => {
    const fold = read.gameId % 4 < 2 ? 0 : 1
    return { ...read, fold, isMan: read.known.phase === 'snapped' ? fold === 0 : read.isMan }
  })
  expect(leagueCalibration(all).knots?.map(({ phase }) => phase)).toContain('snapped')
  expect(leagueCalibration(torn).knots).toEqual([])
  expect(leagueCalibration(all.map((read) => ({ ...read, fold: 0 }))).knots).toEqual([])
})

/** Reads of two networks that rank plays alike, 6 apart; each fold has 30 % man. */
function foldsApart(count: number): HeldOutRead[] {
  return reads(count).map((read) => {
    const fold = read.gameId % 4 < 2 ? 0 : 1
    return { ...read, fold, logit: read.logit + (fold === 0 ? 3 : -3) }
  })
}

test('networks that lie 6 apart have the scale of each by itself, before the snap and after it', () => {
  const calibration = leagueCalibration(foldsApart(20_000))
  expect(calibrationAt(calibration, SET).scale).toBeCloseTo(1, 1)
  // with the offsets left in, what is taught after the snap would be a scale next to 0
  expect(calibrationAt(calibration, SNAPPED).scale).toBeGreaterThan(0.4)
})

test('what ships ranks plays as its network does, in every phase, whatever the folds say of each other', () => {
  const against = foldsApart(4_000).map((read) => ({
    ...read,
    isMan: read.fold === 0 ? read.isMan && read.playId % 3 === 0 : read.isMan || read.playId % 3 === 0,
  }))
  for (const all of [foldsApart(4_000), against]) {
    const calibration = leagueCalibration(all)
    const scales = [calibration, ...(calibration.knots ?? [])].map(({ scale }) => scale)
    expect(Math.min(...scales)).toBeGreaterThan(0.2)
  }
})

test('a network that reads backwards has a scale of 0 in every phase', () => {
  const backwards = reads(4_000).map((read) => ({ ...read, logit: -read.logit }))
  const { scale, knots = [] } = leagueCalibration(backwards)
  expect([scale, ...knots.map((knot) => knot.scale)].every((one) => one >= 0 && one < 0.05)).toBe(true)
})
