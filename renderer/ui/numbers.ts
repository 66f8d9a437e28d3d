/** Numbers as the film room writes them. */

/** "83 %"; never quite certain: "< 1 %" and "> 99 %" at the ends. */
export function percentText(share: number): string {
  if (share < 0.005) return '< 1 %'
  return share > 0.995 ? '> 99 %' : `${Math.round(100 * share)} %`
}

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
