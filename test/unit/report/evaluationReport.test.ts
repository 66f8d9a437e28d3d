import { describe, expect, it } from 'vitest'
import { reportChapters } from '../../../ml/figures/chapters.ts'
import type { DataSetCard } from '../../../ml/model/modelCard.ts'
import { type Evaluated, evaluationReport, reportInSteps } from '../../../ml/report/evaluationReport.ts'
import { CURVE_MOMENTS } from '../../../ml/report/judgedReads.ts'
import { momentMetrics } from '../../../ml/training/evaluation.ts'
import { SHIPPED_CARD as CARD, invented as evaluated, FOUR_READS as FOUR } from '../../builders/evaluation.ts'
import { atMoment, playFacts } from '../../builders/judgedReads.ts'

const LEARNED = CARD.data[0] as DataSetCard
const cautionsOn = (set: DataSetCard) => evaluationReport(evaluated({ sets: [set] })).about.cautions
const kindsOf = (over: Partial<Evaluated>) => evaluationReport(evaluated(over)).about.cautions.map(({ kind }) => kind)

describe('the curve', () => {
  it('has every half second from -6 to +2 s and the last look, with the figures of an evaluation', () => {
    const { curve, withoutPlays } = evaluationReport(evaluated())
    expect(curve.map(({ seconds }) => seconds)).toEqual([
      ...[-6, -5.5, -5, -4.5, -4, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, -0.1, 0, 0.5, 1, 1.5, 2],
    ])
    expect(curve[0]).toMatchObject({ ...momentMetrics(CURVE_MOMENTS[0] as never, FOUR) })
    expect(withoutPlays).toEqual([])
  })

  it('leaves out moments without plays, and names them', () => {
    const { curve, withoutPlays, moment } = evaluationReport(evaluated({ moments: [atMoment(0, FOUR)] }))
    expect([curve.length, withoutPlays.length, moment]).toEqual([1, 17, 0])
  })
})

it('a report in steps tells how many moments are reckoned, and is the same in the end', () => {
  const steps = reportInSteps(evaluated({ moments: [atMoment(-0.5, FOUR), atMoment(0, FOUR)] }))
  expect([steps.next().value, steps.next().value]).toEqual([
    { done: 1, total: 2 },
    { done: 2, total: 2 },
  ])
  const whole = evaluationReport(evaluated({ moments: [atMoment(-0.5, FOUR), atMoment(0, FOUR)] }))
  expect(steps.next()).toEqual({ done: true, value: whole })
})

it('a set of snap frames alone has all its chapters, at the snap', () => {
  const chapters = reportChapters(evaluationReport(evaluated({ moments: [atMoment(0, FOUR)] })))
  expect(chapters.map(({ id }) => id)).toEqual([
    ...['time', 'calibration', 'man-zone', 'coverages', 'roc', 'thresholds', 'groups', 'most-wrong'],
  ])
})

it('no plays make no chapters, and no error', () => {
  const report = evaluationReport(evaluated({ moments: [], plays: [] }))
  expect([report.curve, reportChapters(report)]).toEqual([[], []])
})

describe('what is said first', () => {
  it('is that the model has seen the plays, where its card has their hash', () => {
    const cautions = cautionsOn({ ...LEARNED, name: 'elsewhere', games: 1 })
    expect(cautions[0]?.kind).toBe('seen')
    expect(cautions[0]?.text).toContain(`learned from ${LEARNED.name},`)
  })

  it('is the same of the same plays out of another file, whose hash is another', () => {
    expect(cautionsOn({ ...LEARNED, hash: 'other' })[0]?.kind).toBe('seen')
  })

  it('is the same where the model learned from all of them but those that another set has', () => {
    const left = { ...LEARNED, labelledPlays: LEARNED.labelledPlays - 2, repeatedPlays: 2, manRate: 0.4 }
    const sets = [{ ...LEARNED, hash: 'other' }]
    expect(kindsOf({ card: { ...CARD, data: [left] }, sets })[0]).toBe('seen')
  })

  it('is that it may have, where the card cannot tell', () => {
    expect(cautionsOn({ ...LEARNED, hash: 'other', plays: 1 }).map(({ kind }) => kind)).toEqual(['perhaps-seen'])
  })

  it('is how plays were held out, of held-out reads', () => {
    expect(kindsOf({ source: 'held-out', sets: [LEARNED] })).toEqual(['held-out'])
  })

  it('is that plays are simulated, and nothing of training on them', () => {
    expect(kindsOf({ plays: [1, 2, 3, 4].map((play) => playFacts(play, { isSimulated: true })) })).toEqual([
      'simulated',
    ])
  })

  it('names estimated snaps, and what was left out', () => {
    const plays = [1, 2, 3, 4].map((play) => playFacts(play, { isSnapEstimated: play === 1 }))
    const { cautions } = evaluationReport(evaluated({ plays, leftOut: { reads: 2, plays: 3 } })).about
    expect(cautions.map(({ kind }) => kind)).toEqual(['perhaps-seen', 'snap-estimated', 'left-out'])
    expect(cautions[1]?.text).toBe('The snap of 1 of 4 plays is estimated, and with it every moment.')
    expect(cautions[2]?.text).toContain('3 labelled plays were not read')
  })
})
