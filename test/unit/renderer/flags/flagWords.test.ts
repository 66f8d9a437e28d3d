import { expect, test } from 'vitest'
import { suspicionText } from '../../../../renderer/flags/flagWords.ts'
import { readSummary } from '../../../builders/playRow.ts'

const DROPBACK = { isDropback: true, passResult: 'C' } as const
const judging = { threshold: 0.5, noRead: { low: 0.4, high: 0.6 } }

test('a suspicion says what was shown and what was played', () => {
  expect(suspicionText(DROPBACK, readSummary({ read: 0.8, played: 'zone' }), judging)).toBe(
    'The model suspects a disguise: man shown, zone played.',
  )
})

test('where nobody labelled the play a suspicion says what it stands on', () => {
  expect(
    suspicionText(DROPBACK, readSummary({ read: 0.2, played: 'man', playedSource: 'read at +1.5 s' }), judging),
  ).toBe('The model suspects a disguise: zone shown, man by the read at +1.5 s.')
})

test('a look that is no read makes no suspicion', () => {
  expect(suspicionText(DROPBACK, readSummary({ read: 0.58, played: 'zone' }), judging)).toContain('no read')
})

test('a run is under no suspicion', () => {
  const run = { isDropback: false, passResult: null }
  expect(suspicionText(run, readSummary({ read: 0.8, played: 'zone' }), judging)).toBe(
    'The model suspects disguises on dropbacks only.',
  )
})
