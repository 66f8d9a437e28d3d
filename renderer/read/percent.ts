/** How ranges of probabilities, and their changes, are written. */

/** "65 to 86 %". */
export function rangeText(low: number, high: number): string {
  return `${Math.round(low * 100)} to ${Math.round(high * 100)} %`
}

/** Points of a change: "+14", "-8", "0". */
export function pointsText(change: number): string {
  const points = Math.round(change * 100)
  if (points === 0) return '0'
  return points > 0 ? `+${points}` : `${points}`
}
