/** What a clip is called: the line over its field, and the name of its file. */
import { playKeyText } from '../../ml/football/ids.ts'
import type { Game, Play } from '../../ml/football/play.ts'

type Teams = Pick<Game, 'homeTeam' | 'visitorTeam'>

const ORDINALS = ['', '1st', '2nd', '3rd', '4th']
/** The one place where the numbers of quarters end. */
const OVERTIME = 5
const SECONDS_OF_A_MINUTE = 60
/** What every file system takes in a name. */
const UNSAFE = /[^A-Za-z0-9._-]+/g

/** What a play is, in pieces to be joined: "NYJ at DET", "Q2 4:12", "DET 3rd & 8". */
export function captionOf(play: Play, game: Teams | null): readonly string[] {
  const teams = game === null ? teamsOf(play) : `${game.visitorTeam} at ${game.homeTeam}`
  const clock = play.gameClock_s === null ? null : clockText(play.gameClock_s)
  const time = [quarterText(play), clock].filter((part) => part !== null).join(' ')
  const down = downText(play)
  const situation = down === null ? null : [play.offenseTeam, down].filter((part) => part !== null).join(' ')
  return [teams, time, situation].filter((part): part is string => part !== null && part !== '')
}

/** "Played: Cover-3 Seam (zone)"; null where nobody labelled it. */
export function playedText({
  coverageLabel,
  manZoneLabel,
}: Pick<Play, 'coverageLabel' | 'manZoneLabel'>): string | null {
  if (coverageLabel === null && manZoneLabel === null) return null
  if (coverageLabel === null) return `Played: ${manZoneLabel?.toLowerCase()}`
  return `Played: ${coverageLabel}${manZoneLabel === null ? '' : ` (${manZoneLabel.toLowerCase()})`}`
}

/** "03_Q2_0412_3-8_DET_2018091300_215.gif": sorts in the order of the cut-up, and says which play it is. What a source
 *  does not tell is left out. */
export function clipFileName(play: Play, ending: 'gif' | 'png', place?: { readonly at: number; readonly of: number }) {
  const { quarter, gameClock_s, down, yardsToGo, offenseTeam } = play
  const number = place === undefined ? null : String(place.at).padStart(Math.max(2, String(place.of).length), '0')
  const clock = gameClock_s === null ? null : clockText(gameClock_s).padStart(5, '0').replace(':', '')
  const situation = down === null || yardsToGo === null ? null : `${down}-${yardsToGo}`
  const parts = [number, quarter === null ? null : quarterText(play), clock, situation, offenseTeam, playKeyText(play)]
  const told = parts.filter((part): part is string => part !== null && part !== '')
  return `${told.map((part) => part.replaceAll(UNSAFE, '-').slice(0, 40)).join('_')}.${ending}`.replaceAll(
    /_{2,}/g,
    '_',
  )
}

function teamsOf({ offenseTeam, defenseTeam }: Play): string {
  return [offenseTeam, defenseTeam].filter((team) => team !== null).join(' against ')
}

function quarterText({ quarter }: Pick<Play, 'quarter'>): string | null {
  if (quarter === null) return null
  return quarter >= OVERTIME ? 'OT' : `Q${quarter}`
}

function downText({ down, yardsToGo }: Play): string | null {
  const ordinal = down === null ? undefined : ORDINALS[down]
  if (ordinal === undefined || ordinal === '') return null
  return yardsToGo === null ? ordinal : `${ordinal} & ${yardsToGo}`
}

/** "4:12". */
function clockText(gameClock_s: number): string {
  const seconds = Math.round(gameClock_s)
  const minutes = Math.floor(seconds / SECONDS_OF_A_MINUTE)
  return `${minutes}:${String(seconds % SECONDS_OF_A_MINUTE).padStart(2, '0')}`
}
