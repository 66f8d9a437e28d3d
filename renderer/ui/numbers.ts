/** Numbers as the film room writes them. */

const COUNT = new Intl.NumberFormat('en-US')

/** "1,234". */
export function countText(count: number): string {
  return COUNT.format(count)
}

/** "1 play", "2 plays", "1,234 plays". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`
}

/** "12 s", "3 min", "1 h 5 min": as exact as an estimate is. */
export function durationText(duration_s: number): string {
  if (duration_s < 59.5) return `${Math.max(1, Math.round(duration_s))} s`
  const minutes = Math.round(duration_s / 60)
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** A probability: "83 %"; never 0 or 100, since nobody is certain. */
export function percentText(probability: number): string {
  return `${wholePercent(probability)} %`
}

/** 83, from 1 to 99. */
export function wholePercent(probability: number): number {
  return Math.min(99, Math.max(1, Math.round(100 * probability)))
}
