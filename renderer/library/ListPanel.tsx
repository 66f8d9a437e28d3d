/** The left panel: games, plays, suspects, and the filters. */
export function ListPanel() {
  return null
}
