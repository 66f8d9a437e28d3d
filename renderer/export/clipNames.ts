/** What a clip is called: the line over its field, and the name of its file. */
import { playKeyText } from '../../ml/football/ids.ts'
import type { Game, Play } from '../../ml/football/play.ts'
import { coverageText, fieldPositionText, manZoneText, timeText } from '../library/playWords.ts'
import { downText } from '../read/playWords.ts'

type Teams = Pick<Game, 'homeTeam' | 'visitorTeam'>

/** What every file system takes in a name. */
const UNSAFE = /[^A-Za-z0-9._-]+/g
/** Characters of one part of a name: whole names stay within what file systems take. */
const LONGEST_PART = 40

/** What a play is, in pieces to be joined: "AWY at HOM", "Q2 4:12", "HOM 3rd & 8 at AWY 34". */
export function captionOf(play: Play, game: Teams | null): readonly string[] {
  const teams =
    game === null
      ? joined([play.offenseTeam, play.defenseTeam], ' against ')
      : `${game.visitorTeam} at ${game.homeTeam}`
  const situation = joined([downText(play), fieldPositionText(play)], ' at ')
  const told = [teams, timeText(play), situation === '' ? null : joined([play.offenseTeam, situation], ' ')]
  return told.filter((part) => part !== null && part !== '').map(String)
}

/** "Played: Cover-3 Seam (zone)"; null where nobody labelled it. */
export function playedText({
  coverageLabel,
  manZoneLabel,
}: Pick<Play, 'coverageLabel' | 'manZoneLabel'>): string | null {
  const manZone = manZoneText({ manZoneLabel })
  const coverage = coverageText({ coverageLabel })
  if (coverage === null) return manZone === null ? null : `Played: ${manZone}`
  return `Played: ${coverage}${manZone === null ? '' : ` (${manZone})`}`
}

/** "03_Q2_0412_3-8_HOM_2098010100_215.gif": sorts in the order of the cut-up, and says which play it is. What a source
 *  does not tell is left out. */
export function clipFileName(play: Play, ending: 'gif' | 'png', place?: { readonly at: number; readonly of: number }) {
  const { down, yardsToGo, offenseTeam } = play
  const number = place === undefined ? null : String(place.at).padStart(Math.max(2, String(place.of).length), '0')
  const situation = down === null || yardsToGo === null ? null : `${down}-${yardsToGo}`
  const parts = [number, timeName(play), situation, offenseTeam, playKeyText(play)]
  const told = parts.filter((part) => part !== null && part !== '').map(String)
  return `${told.map((part) => part.replaceAll(UNSAFE, '-').slice(0, LONGEST_PART)).join('_')}.${ending}`
}

/** "Q2_0412": minutes have two digits, so that names sort. */
function timeName(play: Play): string {
  return timeText(play)
    .replace(/(\d+):(\d+)/, (_, minutes: string, seconds: string) => minutes.padStart(2, '0') + seconds)
    .replace(' ', '_')
}

function joined(parts: readonly (string | null)[], between: string): string {
  return parts.filter((part) => part !== null).join(between)
}
