import { describe, expect, test } from 'vitest'
import { isDropback } from '../../../ml/football/play.ts'
import {
  disguiseKindOf,
  lookOf,
  omissionsText,
  rankedSuspects,
  VerdictCount,
  verdictOn,
} from '../../../ml/review/suspects.ts'

const RULE = { threshold: 0.5, noRead: { low: 0.45, high: 0.55 } }

/** A dropback that looked like man (80 %) and was zone by its label. */
const FOOLED = {
  isDropback: true,
  isPredicted: true,
  read: { read: 0.8, revealed: 0.1, played: 'zone', playedSource: 'label' },
} as const

describe('what the last look says', () => {
  test.each([
    [0.8, 'man'],
    [0.56, 'man'],
    [0.55, 'no read'],
    [0.45, 'no read'],
    [0.1, 'zone'],
    [Number.NaN, 'no read'],
    [Number.POSITIVE_INFINITY, 'no read'],
  ])('of %d is %s', (read, look) => {
    expect(lookOf(read, RULE)).toBe(look)
  })

  test('follows the threshold outside of the band', () => {
    expect([lookOf(0.6, { ...RULE, threshold: 0.7 }), lookOf(0.7, { ...RULE, threshold: 0.7 })]).toEqual([
      'zone',
      'man',
    ])
  })
})

describe('a play by hand', () => {
  const unlabelled = { ...FOOLED.read, playedSource: 'read at +1.5 s' } as const

  test.each([
    ['a labelled dropback that looked man and was zone', FOOLED, 'false-positive'],
    [
      'one that looked zone and was man',
      { ...FOOLED, read: { ...FOOLED.read, read: 0.1, played: 'man' } },
      'false-negative',
    ],
    ['one that was as it looked', { ...FOOLED, read: { ...FOOLED.read, played: 'man' } }, 'none'],
    ['an unlabelled dropback whose later read says zone', { ...FOOLED, read: unlabelled }, 'false-positive'],
  ] as const)('is judged: %s', (_, play, kind) => {
    expect(disguiseKindOf(play, RULE)).toBe(kind)
  })

  test.each([
    ['a run without a label', { ...FOOLED, isDropback: false, read: unlabelled }, 'noDropback'],
    ['a run with a label', { ...FOOLED, isDropback: false }, 'noDropback'],
    ['a play of which no source says what it was', { ...FOOLED, isDropback: null }, 'unknownPlayType'],
    ['one that is not predicted', { ...FOOLED, isPredicted: false, read: null }, 'notPredicted'],
    ['one without a snap', { ...FOOLED, read: null }, 'noReference'],
    ['a last look within the band', { ...FOOLED, read: { ...FOOLED.read, read: 0.5 } }, 'noRead'],
    ['a last look that is no number', { ...FOOLED, read: { ...FOOLED.read, read: Number.NaN } }, 'noRead'],
    [
      'no label, and a later read within the band',
      { ...FOOLED, read: { ...unlabelled, revealed: 0.46 } },
      'noReadAfterSnap',
    ],
    [
      'no label, and a later read that is no number',
      { ...FOOLED, read: { ...unlabelled, revealed: Number.NaN } },
      'noReadAfterSnap',
    ],
  ] as const)('is left out: %s', (_, play, omission) => {
    expect(verdictOn(play, RULE)).toEqual({ isJudged: false, omission })
  })

  test('is judged by its label whatever its later read says', () => {
    expect(disguiseKindOf({ ...FOOLED, read: { ...FOOLED.read, revealed: 0.5 } }, RULE)).toBe('false-positive')
  })
})

describe('a dropback', () => {
  test.each([
    ['a pass', { isDropback: true, passResult: 'C' }, true],
    ['a sack', { isDropback: null, passResult: 'S' }, true],
    ['a scramble', { isDropback: null, passResult: 'R' }, true],
    ['a spike that the source does not count', { isDropback: false, passResult: 'I' }, false],
    ['a run', { isDropback: false, passResult: null }, false],
    ['what no source tells', { isDropback: null, passResult: null }, null],
  ] as const)('is told by the source, else by the result of the pass: %s', (_, play, expected) => {
    expect(isDropback(play)).toBe(expected)
  })
})

test('suspects that looked man come first, the most surprising before the others', () => {
  const suspects = [
    { kind: 'false-negative', surprise: 9, id: 1 },
    { kind: 'false-positive', surprise: 1, id: 2 },
    { kind: 'false-positive', surprise: Number.POSITIVE_INFINITY, id: 3 },
    { kind: 'false-positive', surprise: 1, id: 4 },
  ] as const
  expect(rankedSuspects(suspects).map(({ id }) => id)).toEqual([3, 2, 4, 1])
})

test('plays are counted by what became of them', () => {
  const count = new VerdictCount()
  const run = { ...FOOLED, isDropback: false }
  for (const play of [FOOLED, run, run, { ...FOOLED, isDropback: null }]) count.add(play, verdictOn(play, RULE))
  expect(count.counts).toMatchObject({
    judged: 1,
    unlabelled: 0,
    leftOut: { noDropback: 2, unknownPlayType: 1, noRead: 0 },
  })
  expect(omissionsText(count.counts.leftOut)).toBe('2 runs or kicks, 1 play of unknown type')
})
