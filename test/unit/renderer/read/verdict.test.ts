import { describe, expect, test } from 'vitest'
import { seconds } from '../../../../ml/football/units.ts'
import type { ReadSummary } from '../../../../preload/values.ts'
import {
  playedText,
  revealText,
  riseText,
  sourceText,
  surpriseText,
  verdictText,
} from '../../../../renderer/read/verdict.ts'

const DROPBACK = { isDropback: true, passResult: 'C' } as const
const judging = { threshold: 0.5, noRead: { low: 0.46, high: 0.54 } }

function summary(partial: Partial<ReadSummary>): ReadSummary {
  const read = {
    read: 0.83,
    played: 'zone',
    playedSource: 'label',
    surprise: 2.6,
    revealed: 0.2,
    shift: 0.4,
    fall: 0.7,
  } as const
  return { ...read, revealTime: seconds(0.8), rise: 0.2, ...partial }
}

describe('the verdict', () => {
  test('man shown and zone played is a disguise', () => {
    expect(verdictText({ ...DROPBACK, coverageLabel: 'Cover-3 Seam' }, summary({}), judging)).toBe(
      'Looked like man (83 %), was Cover-3 zone: disguise.',
    )
  })

  test('zone shown and played is as shown, and zone has its own per cent', () => {
    expect(verdictText({ ...DROPBACK, coverageLabel: null }, summary({ read: 0.2 }), judging)).toBe(
      'Looked like zone (80 %), was zone: as shown.',
    )
  })

  test('a threshold that the read does not reach makes zone of it', () => {
    const strict = { threshold: 0.9, noRead: null }
    expect(verdictText({ ...DROPBACK, coverageLabel: null }, summary({}), strict)).toBe(
      'Looked like zone (17 %), was zone: as shown.',
    )
  })

  test('without a label nobody is sure of a disguise', () => {
    expect(
      verdictText({ ...DROPBACK, coverageLabel: null }, summary({ playedSource: 'read at +1.5 s' }), judging),
    ).toBe('Looked like man (83 %), read zone at +1.5 s: disguise, if that read is right.')
  })

  test('within the band the look is not judged', () => {
    expect(
      verdictText({ ...DROPBACK, coverageLabel: 'Cover-1' }, summary({ read: 0.52, played: 'man' }), judging),
    ).toBe('No read at the last look (52 %); was Cover-1 man.')
  })
})

describe('a play that is not judged', () => {
  test.each([
    [{ isDropback: false, passResult: null }, summary({}), 'A run or kick. Only dropbacks are judged.'],
    [
      { isDropback: null, passResult: null },
      summary({}),
      'Nothing tells whether this was a dropback, so it is not judged.',
    ],
    [
      DROPBACK,
      summary({ playedSource: 'read at +1.5 s', revealed: 0.5 }),
      'Looked like man (83 %); not labelled, and the read at +1.5 s says nothing: not judged.',
    ],
  ] as const)('says why: %o', (play, read, text) => {
    expect(verdictText({ ...play, coverageLabel: null }, read, judging)).toBe(text)
  })
})

describe('what was played', () => {
  test('2-Man says man itself', () => {
    expect(playedText({ coverageLabel: 'Cover-2 Man' }, { played: 'man' })).toBe('2-Man')
  })

  test('a coverage without a class of its own keeps the labeller’s word', () => {
    expect(playedText({ coverageLabel: 'Red Zone' }, { played: 'zone' })).toBe('Red Zone (zone)')
  })

  test('a read that stands in for the label is told', () => {
    expect(sourceText({ labelSource: null }, { playedSource: 'read at +1.5 s' })).toBe(
      'not labelled: the read at +1.5 s stands in',
    )
  })
})

test('the numbers have words', () => {
  expect([0.1, 0.9, 1.6, 3].map(surpriseText)).toEqual([
    '0.1 bits, as expected',
    '0.9 bits, close to a coin',
    '1.6 bits, surprising',
    '3.0 bits, very surprising',
  ])
  expect([null, 0, 0.8].map(revealText)).toEqual(['never, up to +3 s', 'at the snap already', '+0.8 s'])
  expect([0, 0.01, 0.23].map(riseText)).toEqual(['none', '+1 point', '+23 points'])
})
