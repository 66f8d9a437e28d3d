/** Man or zone, the seven coverages, and what the labellers' spellings mean. */

/** What a defense plays, by the only question a quarterback asks first. */
export type ManZone = 'man' | 'zone'

/** The seven coverages with a class of their own, in the order of every probability vector. */
export const COVERAGES = ['Cover-0', 'Cover-1', '2-Man', 'Cover-2', 'Cover-3', 'Quarters', 'Cover-6'] as const
export type Coverage = (typeof COVERAGES)[number]

/** Man on 31 % of labelled pass plays (BDB 2022-23: 30.8 % of 6,542; 30.7 % of 8,069). */
export const LEAGUE_MAN_RATE = 0.31

const MAN_COVERAGES: readonly Coverage[] = ['Cover-0', 'Cover-1', '2-Man']

/** Man or zone by name of the coverage. */
export function manZoneOf(coverage: Coverage): ManZone {
  return MAN_COVERAGES.includes(coverage) ? 'man' : 'zone'
}

/** A labeller's man/zone word: PFF's "Man" and "Zone", NGS's "MAN_COVERAGE"; null for "Other" and anything else. */
export function manZoneFromLabel(label: string | null): ManZone | null {
  const word = (label ?? '').trim().toLowerCase().replace('_coverage', '')
  return word === 'man' || word === 'zone' ? word : null
}

/** A labeller's coverage name as one of the seven, or null where there is no class for it
 *  (Red Zone, Goal Line, Prevent, Bracket, Miscellaneous). Understands PFF 2021-22 ("Cover-3 Cloud Left",
 *  "Cover 6-Left", "Cover-1 Double"), BDB 2021 ("Cover 4 Zone") and NGS ("COVER_2_MAN", "2_MAN"). */
export function coverageFromLabel(label: string | null): Coverage | null {
  const words = (label ?? '')
    .trim()
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ')
  if (words === '2 man' || words === 'cover 2 man') return '2-Man'
  if (words === 'quarters') return 'Quarters'
  const number = /^cover ([0-6])\b/.exec(words)?.[1]
  return number === undefined ? null : (BY_NUMBER[number] ?? null)
}

const BY_NUMBER: Readonly<Record<string, Coverage>> = {
  0: 'Cover-0',
  1: 'Cover-1',
  2: 'Cover-2',
  3: 'Cover-3',
  4: 'Quarters',
  6: 'Cover-6',
}
