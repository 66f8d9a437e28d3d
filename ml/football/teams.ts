/** Team abbreviations: which of them name one team. */

/** By an older or another abbreviation, the one of today. Teams moved (Oakland, San Diego, St. Louis), and the league's
 *  own files write some teams in two ways. Source: the games tables of the Big Data Bowls, and the NFL's statistics. */
const ABBREVIATION_OF_TODAY: ReadonlyMap<string, string> = new Map([
  ['ARZ', 'ARI'],
  ['BLT', 'BAL'],
  ['CLV', 'CLE'],
  ['HST', 'HOU'],
  ['JAC', 'JAX'],
  ['LA', 'LAR'],
  ['OAK', 'LV'],
  ['SD', 'LAC'],
  ['STL', 'LAR'],
  ['WSH', 'WAS'],
])

/** Whether two abbreviations name one team, as "OAK" and "LV" do. */
export function isSameTeam(one: string, other: string): boolean {
  return abbreviationOfToday(one) === abbreviationOfToday(other)
}

function abbreviationOfToday(team: string): string {
  const written = team.trim().toUpperCase()
  return ABBREVIATION_OF_TODAY.get(written) ?? written
}
