/** Which plays belong to the cut-up: the filters a coach combines, each with his words. */
import { type Coverage, coverageFromLabel, type ManZone, manZoneFromLabel } from '../../ml/football/coverage.ts'
import { OPPONENT_GOAL_LINE } from '../../ml/football/field.ts'
import type { GameId } from '../../ml/football/ids.ts'
import type { Play } from '../../ml/football/play.ts'
import type { JudgingRule } from '../../ml/review/suspects.ts'
import type { PlayRow } from '../../preload/values.ts'
import { judgementOf } from './judging.ts'
import { DOWN_NAMES, downText, timeText } from './playWords.ts'

/** Yards to go: short 1 to 3, medium 4 to 6, long 7 and more. */
export const DISTANCES = ['short', 'medium', 'long'] as const
export type Distance = (typeof DISTANCES)[number]

/** Where the ball lies, from the offense's own goal line to the other: backed up inside its 10, own side up to
 *  midfield, the other half up to the 20, the red zone, and goal to go inside the 5. */
export const FIELD_ZONES = ['backed up', 'own half', 'opponent half', 'red zone', 'goal line'] as const
export type FieldZone = (typeof FIELD_ZONES)[number]

export interface PlayFilters {
  /** Words that all have to be in the play's description, teams, formation, coverage, down or time. */
  readonly text: string
  readonly downs: readonly number[]
  readonly distances: readonly Distance[]
  readonly zones: readonly FieldZone[]
  /** As the source spells it; null for any. */
  readonly formation: string | null
  readonly isInMotion: boolean | null
  /** Man, zone, or one of the seven coverages. */
  readonly coverage: ManZone | Coverage | null
  readonly read: 'right' | 'wrong' | null
  /** Only plays whose disguise fooled the read, either way. */
  readonly isDisguised: boolean
  readonly isFlagged: boolean
}

export const NO_FILTERS: PlayFilters = {
  text: '',
  downs: [],
  distances: [],
  zones: [],
  formation: null,
  isInMotion: null,
  coverage: null,
  read: null,
  isDisguised: false,
  isFlagged: false,
}

/** What the filters need to know beside the row. */
export interface FilterContext {
  readonly game: GameId | null
  readonly judging: JudgingRule
  /** Whether a play carries a coach's flag (dismissed ones do not count). */
  isFlagged(row: PlayRow): boolean
}

/** Whether a play is in the cut-up. */
export function passes(row: PlayRow, filters: PlayFilters, context: FilterContext): boolean {
  const { play } = row
  return (
    (context.game === null || play.gameId === context.game) &&
    holds(filters.downs, play.down) &&
    holds(filters.distances, distanceOf(play)) &&
    holds(filters.zones, fieldZoneOf(play)) &&
    (filters.formation === null || play.offenseFormation === filters.formation) &&
    (filters.isInMotion === null || row.isInMotion === filters.isInMotion) &&
    (filters.coverage === null || played(play, filters.coverage)) &&
    (filters.read === null || judgementOf(row, context.judging) === JUDGED_AS[filters.read]) &&
    (!filters.isDisguised || judgementOf(row, context.judging) === 'fooled') &&
    (!filters.isFlagged || context.isFlagged(row)) &&
    hasWords(play, filters.text)
  )
}

const JUDGED_AS = { right: 'right', wrong: 'fooled' } as const

export function distanceOf({ yardsToGo }: Pick<Play, 'yardsToGo'>): Distance | null {
  if (yardsToGo === null) return null
  if (yardsToGo <= 3) return 'short'
  return yardsToGo <= 6 ? 'medium' : 'long'
}

export function fieldZoneOf({ lineOfScrimmage }: Pick<Play, 'lineOfScrimmage'>): FieldZone | null {
  if (lineOfScrimmage === null) return null
  const toGoal = OPPONENT_GOAL_LINE - lineOfScrimmage
  if (toGoal <= 5) return 'goal line'
  if (toGoal <= 20) return 'red zone'
  if (toGoal < 50) return 'opponent half'
  return toGoal < 90 ? 'own half' : 'backed up'
}

/** How many of the filters are set. */
export function countFilters(filters: PlayFilters): number {
  const names = Object.keys(NO_FILTERS) as (keyof PlayFilters)[]
  return names.filter((name) => JSON.stringify(filters[name]) !== JSON.stringify(NO_FILTERS[name])).length
}

function holds<Value>(wanted: readonly Value[], value: Value | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value))
}

function played(play: Play, coverage: ManZone | Coverage): boolean {
  if (coverage === 'man' || coverage === 'zone') return manZoneFromLabel(play.manZoneLabel) === coverage
  return coverageFromLabel(play.coverageLabel) === coverage
}

function hasWords(play: Play, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const { description, offenseTeam, defenseTeam, offenseFormation, coverageLabel, manZoneLabel, playId } = play
  const told = [description, offenseTeam, defenseTeam, offenseFormation, coverageLabel, manZoneLabel, playId]
  const when = [play.down === null ? '' : `${DOWN_NAMES[play.down]} down`, downText(play), timeText(play)]
  const haystack = [...told, ...when].join(' ').toLowerCase()
  return words.every((word) => haystack.includes(word))
}
