/** A play in the words of the sideline: when, where, who, how it ended. */
import { unreachable } from '../../ml/base/brand.ts'
import { END_ZONE_DEPTH } from '../../ml/football/field.ts'
import type { PassResult, Play } from '../../ml/football/play.ts'
import { fieldPositionText } from '../library/playWords.ts'

/** "3rd & 7 at CHB 34"; what is not known is left out. */
export function situationText(play: Play): string {
  const place = fieldPositionText(play)
  const parts = [downText(play), place === MIDFIELD ? 'midfield' : place].filter((part) => part !== null && part !== '')
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

/** "Complete, 12 yards", "Incomplete", "Sack, -7 yards", "1 yard"; null where nothing is known. */
export function resultText({ passResult, yardsGained }: Play): string | null {
  const word = passResult === null ? null : resultWord(passResult)
  const gain = yardsGained === null || passResult === 'I' ? null : yardsText(yardsGained)
  const text = [word, gain].filter((part) => part !== null).join(', ')
  return text === '' ? null : text
}

const ORDINALS: readonly (string | undefined)[] = [undefined, '1st', '2nd', '3rd', '4th']
const GOAL_LINES_APART = 100
const MIDFIELD = '50'

function yardLine(lineOfScrimmage: number): number {
  return lineOfScrimmage - END_ZONE_DEPTH
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
