/** What a value of each column can be. What lies outside is a wrong value: it counts as missing, and is reported with its
 *  line. The bounds are wide: they let through what a tracking system gets wrong by some yards, and keep out what no
 *  system measures and no calculation behind this can take. */
import type { ColumnName } from './tables.ts'

export interface NumberBounds {
  readonly low: number
  readonly high: number
  /** As a coach says it, in the plural; empty where it is a bare number. */
  readonly unit: string
  /** It counts something, or numbers it. */
  readonly isWhole: boolean
  /** Why the bounds are where they are. */
  readonly reason: string
}

export interface TextBounds {
  /** Characters. */
  readonly longest: number
  readonly reason: string
}

const ID = {
  low: 0,
  high: Number.MAX_SAFE_INTEGER,
  unit: '',
  isWhole: true,
  reason: 'a larger number cannot be told from its neighbor, and a negative one is none in any source',
} as const

const BEARING = {
  low: -3_600,
  high: 3_600,
  unit: 'degrees',
  isWhole: false,
  reason:
    'bearings lie from 0 to 360; some files count from -180 to 180, or on and on as a player turns, and nobody turns ten times in a play. All of them mean the same wrapped to one turn',
} as const

const SCORE = {
  low: 0,
  high: 200,
  unit: 'points',
  isWhole: true,
  reason: 'the highest score of an NFL team is 73, of any football team 222',
} as const

export const NUMBER_BOUNDS = {
  gameId: ID,
  playId: ID,
  nflId: ID,
  rosterId: ID,
  matchup: ID,
  frameId: {
    low: -1_000_000,
    high: 1_000_000,
    unit: '',
    isWhole: true,
    reason: 'frames count ten a second: a million are 28 hours, and negative ones can count from the snap',
  },
  x: {
    low: -40,
    high: 160,
    unit: 'yards',
    isWhole: false,
    reason: 'the field is 120 yards long, and nobody is tracked more than 40 yards outside of it',
  },
  y: {
    low: -40,
    high: 94,
    unit: 'yards',
    isWhole: false,
    reason: 'the field is 53 1/3 yards wide, and nobody is tracked more than 40 yards outside of it',
  },
  s: {
    low: 0,
    high: 200,
    unit: 'yards per second',
    isWhole: false,
    reason: 'a player runs at most 12, a kicked ball flies at 40, and a tag that jumps was seen at 70',
  },
  a: {
    low: -2_000,
    high: 2_000,
    unit: 'yards per second squared',
    isWhole: false,
    reason: 'a player reaches 15, and a tag that jumps was seen at 700; some sources give it a sign',
  },
  o: BEARING,
  dir: BEARING,
  jerseyNumber: { low: 0, high: 99, unit: '', isWhole: true, reason: 'two digits fit onto a jersey' },
  season: { low: 1869, high: 2999, unit: '', isWhole: true, reason: 'football was first played in 1869' },
  week: { low: 0, high: 30, unit: '', isWhole: true, reason: 'a season has 22 weeks with its playoffs' },
  homeScore: SCORE,
  visitorScore: SCORE,
  homeScoreBefore: SCORE,
  visitorScoreBefore: SCORE,
  quarter: { low: 1, high: 10, unit: '', isWhole: true, reason: 'the longest game went into its sixth' },
  down: { low: 0, high: 4, unit: '', isWhole: true, reason: 'kickoffs and tries have a 0 in some files' },
  yardsToGo: {
    low: 0,
    high: 100,
    unit: 'yards',
    isWhole: false,
    reason: 'the goal lines are 100 yards apart',
  },
  yardlineNumber: {
    low: 0,
    high: 50,
    unit: 'yards',
    isWhole: false,
    reason: 'yard lines count from the goal line to the middle of the field',
  },
  absoluteYardline: { low: 0, high: 120, unit: 'yards', isWhole: false, reason: 'the field is 120 yards long' },
  defendersInBox: { low: 0, high: 11, unit: 'players', isWhole: true, reason: 'a defense has eleven players' },
  yardsGained: {
    low: -110,
    high: 110,
    unit: 'yards',
    isWhole: false,
    reason: 'nobody runs further than from one back line to the other goal line',
  },
} as const satisfies Partial<Record<ColumnName, NumberBounds>>

export type NumberColumn = keyof typeof NUMBER_BOUNDS

/** Names, teams, positions, events, labels: the longest that was seen has 35 characters. */
const NAME: TextBounds = {
  longest: 200,
  reason: 'no name is longer; whole paragraphs come from a quote that is not closed',
}

/** Descriptions are the only texts with sentences in them; the longest that was seen has 679 characters. */
const LONG_TEXTS: Partial<Record<ColumnName, TextBounds>> = {
  description: { longest: 4_000, reason: 'six times the longest description of four seasons' },
}

export function textBoundsOf(column: ColumnName): TextBounds {
  return LONG_TEXTS[column] ?? NAME
}

/** Whether a number is one that its column can have. */
export function isWithinBounds(value: number, column: NumberColumn): boolean {
  const { low, high, isWhole } = NUMBER_BOUNDS[column]
  return value >= low && value <= high && (!isWhole || Number.isInteger(value))
}

/** "s lies between 0 and 200 yards per second". */
export function boundsText(name: string, column: NumberColumn): string {
  const { low, high, unit } = NUMBER_BOUNDS[column]
  const [from, to] = [low, high].map((bound) => bound.toLocaleString('en-US'))
  return `${name} must be between ${from} and ${to}${unit === '' ? '' : ` ${unit}`}`
}
