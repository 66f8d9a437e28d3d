import { expect, test } from 'vitest'
import { ASSIGNMENTS } from '../../../ml/football/assignments.ts'
import { seconds } from '../../../ml/football/units.ts'
import { defenderFigures, type JudgedDefender, judgedDefenders } from '../../../ml/training/defenderFigures.ts'

const [JOBS, NOBODY] = [ASSIGNMENTS.length, 11]

test('what is said of a defender is the greatest of its kind, of men also where nobody is greater', () => {
  const said = { assignments: new Float32Array(11 * JOBS), matchUps: new Float32Array(11 * 12) }
  said.assignments[2 * JOBS + 7] = 1
  said.matchUps[2 * 12 + 4] = 1
  said.matchUps[2 * 12 + NOBODY] = 2
  const known = (value: number) => Array.from({ length: 11 }, (_, place) => (place === 2 ? value : -1))
  const judged = judgedDefenders({ assignments: known(3), matchUps: known(4) }, said)
  expect(judged).toEqual([{ job: 3, saidJob: 7, matchUp: 4, saidMatchUp: NOBODY, saidMan: 4 }])
})

const defender = (partial: Partial<JudgedDefender>): JudgedDefender => ({
  ...{ job: 0, saidJob: 0, matchUp: NOBODY, saidMatchUp: NOBODY, saidMan: 0 },
  ...partial,
})
const play = (moment: number, defenders?: readonly JudgedDefender[]) => ({
  ...{ dataSet: 'invented', moment: seconds(moment) },
  ...(defenders && { defenders }),
})

test('figures count defenders, and of match-ups those that the labeller tells', () => {
  const plays = [
    play(0, [
      defender({ job: 1, saidJob: 1, matchUp: 3, saidMatchUp: 3, saidMan: 3 }),
      defender({ job: 1, saidJob: 2, matchUp: 5, saidMatchUp: NOBODY, saidMan: 5 }),
      defender({ job: 9, saidJob: 9 }),
    ]),
    play(0, [defender({ job: 1, saidJob: 1, matchUp: -1 })]),
    play(0),
  ]
  const [figures] = defenderFigures(plays)
  expect(figures).toMatchObject({ on: 'invented', seconds: 0, plays: 2 })
  expect(figures?.jobs).toMatchObject({ n: 4, right: 0.75, commonest: 0.75 })
  expect(figures?.matchUps).toMatchObject({
    n: 3,
    right: expect.closeTo(2 / 3, 10),
    commonest: expect.closeTo(1 / 3, 10),
  })
  expect(figures?.men).toMatchObject({ n: 2, right: 1, commonest: 0.5 })
})

test('moments come in order, and none without labels', () => {
  const of = [defender({})]
  expect(defenderFigures([play(0.5, of), play(-1, of), play(0, [])]).map((one) => one.seconds)).toEqual([-1, 0.5])
})

test('the interval is that of the plays, not of their defenders', () => {
  const eleven = Array.from({ length: 11 }, (_, i) => defender({ saidJob: i < 6 ? 0 : 1 }))
  const [figures] = defenderFigures([play(0, eleven)])
  // Wilson's interval of a share of 6/11 counted once
  expect(figures?.jobs.low).toBeCloseTo(0.0644, 3)
  expect(figures?.jobs.high).toBeCloseTo(0.9544, 3)
})
