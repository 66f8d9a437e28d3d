/** A play in the words of the sideline: when, where, who, how it ended. */
import { unreachable } from '../../ml/base/brand.ts'
import { END_ZONE_DEPTH } from '../../ml/football/field.ts'
import type { PassResult, Play } from '../../ml/football/play.ts'

/** "3rd & 7 at CHB 34"; what is not known is left out. */
export function situationText(play: Play): string {
  const parts = [downText(play), fieldPositionText(play)].filter((part) => part !== null)
  return parts.length === 0 ? `Play ${play.playId}` : parts.join(' at ')
}

/** "3rd & 7", "1st & goal"; null where the down is not known, as at a try. */
export function downText({ down, yardsToGo, lineOfScrimmage }: Play): string | null {
  const ordinal = ORDINALS[down ?? 0]
  if (ordinal === undefined) return null
  if (yardsToGo === null) return `${ordinal} down`
  const isToGoal = lineOfScrimmage !== null && yardsToGo >= GOAL_LINES_APART - yardLine(lineOfScrimmage)
  return `${ordinal} & ${isToGoal ? 'goal' : Math.round(yardsToGo)}`
}

/** "own 34" with the team's name, "midfield", or the other team's "ALF 34". */
export function fieldPositionText({ lineOfScrimmage, offenseTeam, defenseTeam }: Play): string | null {
  if (lineOfScrimmage === null) return null
  const yard = Math.round(yardLine(lineOfScrimmage))
  if (yard === MIDFIELD) return 'midfield'
  return yard < MIDFIELD
    ? `${offenseTeam ?? 'own'} ${Math.max(1, yard)}`
    : `${defenseTeam ?? 'opponent'} ${Math.max(1, GOAL_LINES_APART - yard)}`
}

/** "Q2 10:05", "OT 3:20"; null where neither is known. */
export function timeText({ quarter, gameClock_s }: Play): string | null {
  const parts = [quarterText(quarter), clockText(gameClock_s)].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(' ')
}

/** "Complete, 12 yards", "Incomplete", "Sack, -7 yards", "Run, 1 yard"; null where nothing is known. */
export function resultText({ passResult, yardsGained }: Play): string | null {
  const word = passResult === null ? null : resultWord(passResult)
  const gain = yardsGained === null || passResult === 'I' ? null : yardsText(yardsGained)
  const text = [word, gain].filter((part) => part !== null).join(', ')
  return text === '' ? null : text
}

/** "Shotgun" from "SHOTGUN", "I form" from "I_FORM". */
export function formationText(formation: string | null): string | null {
  if (formation === null) return null
  const [first = '', ...rest] = formation.toLowerCase().split('_')
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ')
}

const ORDINALS: readonly (string | undefined)[] = [undefined, '1st', '2nd', '3rd', '4th']
const GOAL_LINES_APART = 100
const MIDFIELD = 50
const REGULAR_QUARTERS = 4

function yardLine(lineOfScrimmage: number): number {
  return lineOfScrimmage - END_ZONE_DEPTH
}

function quarterText(quarter: number | null): string | null {
  if (quarter === null) return null
  return quarter > REGULAR_QUARTERS ? 'OT' : `Q${quarter}`
}

function clockText(clock_s: number | null): string | null {
  if (clock_s === null) return null
  return `${Math.floor(clock_s / 60)}:${String(Math.floor(clock_s % 60)).padStart(2, '0')}`
}

function yardsText(gained: number): string {
  if (gained === 0) return 'no gain'
  return `${gained} ${Math.abs(gained) === 1 ? 'yard' : 'yards'}`
}

function resultWord(result: PassResult): string {
  switch (result) {
    case 'C':
      return 'Complete'
    case 'I':
      return 'Incomplete'
    case 'IN':
      return 'Intercepted'
    case 'S':
      return 'Sack'
    case 'R':
      return 'Scramble'
    default:
      return unreachable(result)
  }
}
