/** How probabilities and their changes are written. */

/** "83 %". Never 0 or 100: a model is not that sure. */
export function percentText(share: number): string {
  return `${wholePercent(share)} %`
}

/** 83, from 1 to 99. */
export function wholePercent(share: number): number {
  return Math.min(99, Math.max(1, Math.round(share * 100)))
}

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
