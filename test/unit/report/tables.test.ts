import { describe, expect, it } from 'vitest'
import { COVERAGES } from '../../../ml/football/coverage.ts'
import { calibrationRegions } from '../../../ml/report/calibrationRegions.ts'
import { coverageConfusions, manZoneConfusions } from '../../../ml/report/confusion.ts'
import { groupTables } from '../../../ml/report/groupFigures.ts'
import { tableMoment } from '../../../ml/report/judgedReads.ts'
import { mostWrong } from '../../../ml/report/mostWrong.ts'
import { rocPoints } from '../../../ml/report/roc.ts'
import { thresholdTable } from '../../../ml/report/thresholds.ts'
import { atMoment, judgedReads, named, playFacts } from '../../builders/judgedReads.ts'

const FIVE = judgedReads([
  [0.9, 'man'],
  [0.5, 'man'],
  [0.3, 'man'],
  [0.6, 'zone'],
  [0.1, 'zone'],
])

describe('the matrix of man and zone', () => {
  it('counts each play once, and 50 % as man', () => {
    expect(manZoneConfusions([atMoment(-0.1, FIVE)])).toEqual([
      { seconds: -0.1, n: 5, manReadMan: 2, manReadZone: 1, zoneReadMan: 1, zoneReadZone: 1 },
    ])
  })

  it('is left out where a moment has no plays or is no fixed one', () => {
    expect(manZoneConfusions([atMoment(-2, []), atMoment(-3.5, FIVE)])).toEqual([])
  })
})

describe('the matrix of coverages', () => {
  const [first, second, third, fourth] = FIVE as [
    (typeof FIVE)[0],
    (typeof FIVE)[0],
    (typeof FIVE)[0],
    (typeof FIVE)[0],
  ]
  const reads = [
    named(first, 'Cover-1', ['Cover-1', 'Cover-0']),
    named(second, 'Cover-1', ['Cover-3', 'Cover-1']),
    named(third, 'Cover-3', ['Cover-1', 'Cover-0']),
    fourth,
  ]
  const [confusion] = coverageConfusions([atMoment(0, reads)])

  it('has the plays that have one of the seven, by what was played and what was named', () => {
    const [one, three] = [COVERAGES.indexOf('Cover-1'), COVERAGES.indexOf('Cover-3')]
    expect(confusion?.n).toBe(3)
    expect([confusion?.counts[one]?.[one], confusion?.counts[one]?.[three], confusion?.counts[three]?.[one]]).toEqual([
      1, 1, 1,
    ])
    expect(confusion?.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(3)
  })

  it('tells how often the first and one of two is right, beside always naming the commonest', () => {
    expect(confusion?.first.share).toBeCloseTo(1 / 3)
    expect(confusion?.firstTwo.share).toBeCloseTo(2 / 3)
    expect(confusion?.commonest).toBeCloseTo(2 / 3)
  })

  it('is left out where the model names no coverage', () => {
    expect(coverageConfusions([atMoment(0, FIVE)])).toEqual([])
  })
})

describe('the ROC curve', () => {
  it('goes from never man to always man, a point for every probability', () => {
    expect(rocPoints(FIVE)).toEqual([
      { threshold: 1, falsePositiveRate: 0, truePositiveRate: 0 },
      { threshold: 0.9, falsePositiveRate: 0, truePositiveRate: 1 / 3 },
      { threshold: 0.6, falsePositiveRate: 1 / 2, truePositiveRate: 1 / 3 },
      { threshold: 0.5, falsePositiveRate: 1 / 2, truePositiveRate: 2 / 3 },
      { threshold: 0.3, falsePositiveRate: 1 / 2, truePositiveRate: 1 },
      { threshold: 0.1, falsePositiveRate: 1, truePositiveRate: 1 },
    ])
  })

  it('takes equal probabilities together', () => {
    const tied = judgedReads([
      [0.5, 'man'],
      [0.5, 'zone'],
    ])
    expect(rocPoints(tied).map(({ threshold }) => threshold)).toEqual([1, 0.5])
  })
})

describe('a threshold', () => {
  const at = (threshold: number) => thresholdTable(FIVE).find((row) => row.threshold === threshold)

  it('costs zone called man and man called zone', () => {
    expect(at(0.5)).toMatchObject({ n: 5, calledMan: 3 / 5, falsePositives: 1, falseNegatives: 1, accuracy: 3 / 5 })
    expect(at(0.3)).toMatchObject({ calledMan: 4 / 5, falsePositives: 1, falseNegatives: 0, accuracy: 4 / 5 })
    expect(at(0.7)).toMatchObject({ calledMan: 1 / 5, falsePositives: 0, falseNegatives: 2, accuracy: 3 / 5 })
  })

  it('has its costs as shares of all zone and of all man, and Wilson’s interval', () => {
    expect(at(0.5)?.falsePositiveRate).toBe(1 / 2)
    expect(at(0.5)?.falseNegativeRate).toBeCloseTo(1 / 3)
    expect([at(0.5)?.accuracyLow, at(0.5)?.accuracyHigh].map((value) => value?.toFixed(3))).toEqual(['0.231', '0.882'])
  })

  it('goes from 0.3 to 0.7, and needs plays', () => {
    expect(thresholdTable(FIVE).map(({ threshold }) => threshold)).toEqual([
      0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7,
    ])
    expect(thresholdTable([])).toEqual([])
  })
})

describe('calibration', () => {
  const regions = calibrationRegions([-4, -2, -0.1, 0, 1.5].map((moment) => atMoment(moment, FIVE)))

  it('is told of four stretches of the play', () => {
    expect(regions.map(({ region, moments }) => [region, moments])).toEqual([
      ['before -2 s', [-4]],
      ['from -2 s to the last look', [-2, -0.1]],
      ['the snap', [0]],
      ['after the snap', [1.5]],
    ])
  })

  it('counts reads and plays apart, and is as sure as the plays are', () => {
    const region = regions[1]
    expect([region?.reads, region?.plays]).toEqual([10, 5])
    const bin = region?.bins[9]
    expect([bin?.reads, bin?.plays, bin?.said, bin?.came]).toEqual([2, 1, 0.9, 1])
    // Wilson's interval of 1 of 1
    expect(bin?.cameLow).toBeCloseTo(0.2065, 3)
  })

  it('has the mean distance of what was said from what came', () => {
    // tenths: 0.1 zone, 0.3 man, 0.5 man, 0.6 zone, 0.9 man
    expect(regions[2]?.ece).toBeCloseTo((0.1 + 0.7 + 0.5 + 0.6 + 0.1) / 5)
  })

  it('leaves out stretches without reads', () => {
    expect(calibrationRegions([atMoment(0, FIVE), atMoment(1, [])]).map(({ region }) => region)).toEqual(['the snap'])
  })
})

describe('teams and formations', () => {
  const plays = [1, 2, 3, 4, 5].map((play) => playFacts(play, { defenseTeam: play < 4 ? 'UMR' : null }))
  const tables = groupTables(atMoment(-0.1, FIVE), plays)

  it('each have n, base rate, what always zone gets, and Wilson’s interval', () => {
    const [umr] = tables[0]?.groups ?? []
    expect(umr).toMatchObject({
      name: 'UMR',
      n: 3,
      games: 1,
      baseRate: 1,
      alwaysZone: 0,
      falsePositives: 0,
      falseNegatives: 1,
    })
    expect([umr?.accuracy, umr?.accuracyLow, umr?.accuracyHigh].map((value) => value?.toFixed(3))).toEqual([
      '0.667',
      '0.208',
      '0.939',
    ])
  })

  it('have a group of their own where nobody knows them', () => {
    expect(tables[0]?.groups.map(({ name, n }) => [name, n])).toEqual([
      ['UMR', 3],
      ['not known', 2],
    ])
  })

  it('are told by defense, offense and formation', () => {
    expect(tables.map(({ by, groups }) => [by, groups.length])).toEqual([
      ['defense', 2],
      ['offense', 1],
      ['formation', 1],
    ])
  })
})

describe('the plays it got most wrong', () => {
  it('are those on the wrong side, the most surprising first, with what is known of them', () => {
    const wrong = mostWrong(
      FIVE,
      [3, 4].map((play) => playFacts(play)),
    )
    expect(wrong.map(({ playId, played, defenseTeam }) => [playId, played, defenseTeam])).toEqual([
      [3, 'man', 'UMR'],
      [4, 'zone', 'UMR'],
    ])
    // -log2 of 0.3 and of 0.4
    expect(wrong.map(({ surprise }) => surprise.toFixed(3))).toEqual(['1.737', '1.322'])
  })

  it('have a finite surprise even where the read was certain', () => {
    expect(mostWrong(judgedReads([[1, 'zone']]), [playFacts(1)])[0]?.surprise).toBe(24)
  })
})

describe('the moment of the tables', () => {
  it('is the last look, else the snap, else the latest that has plays', () => {
    const moment = (...moments: number[]) => tableMoment(moments.map((at) => atMoment(at, FIVE))).seconds
    expect([moment(-4, -0.1, 0), moment(-4, 0, 1), moment(-4, -2)]).toEqual([-0.1, 0, -2])
  })

  it('is the last look without plays where there are none at all', () => {
    expect(tableMoment([atMoment(0, [])])).toEqual({ seconds: -0.1, reads: [] })
  })
})
