import { expect, test } from 'vitest'
import type { DefendersCard } from '../../../../ml/model/modelCard.ts'
import { defendersText } from '../../../../renderer/read/defenderFigures.ts'

function figures(on: string, seconds: number, n = 1_100): DefendersCard {
  const share = (right: number, commonest: number) => ({ n, right, low: right - 0.05, high: right + 0.05, commonest })
  return { on, seconds, plays: n / 11, jobs: share(0.704, 0.384), matchUps: share(0.733, 0.596), men: share(0.6, 0.1) }
}

test('jobs and match-ups are said not to be calibrated, with how often they are right, where, and of how many', () => {
  expect(defendersText({ defenders: [figures('told', 0)] })).toBe(
    'Jobs, and the lines to the man whom each covers, are the likeliest answers; their percentages are not calibrated. On 1,100 held-out defenders (told, 0.0 s) the job was right for 70 % (always the commonest: 38 %), the match-up for 73 % (always the commonest: 60 %).',
  )
})

test('of several moments and sets it is the one nearest to the last look, with most defenders', () => {
  const defenders = [figures('far', -2, 9_900), figures('small', -0.1), figures('large', -0.1, 2_200)]
  expect(defendersText({ defenders })).toContain('2,200 held-out defenders (large, -0.1 s)')
})

test('a card without these figures says that they are not known', () => {
  expect(defendersText({})).toMatch(/not calibrated\. The model’s card does not say how often they are right\.$/)
})
