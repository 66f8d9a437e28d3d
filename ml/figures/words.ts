/** How figures say numbers. */

/** "-0.1 s"; "the snap" at zero. */
export function momentWords(seconds: number): string {
  return seconds === 0 ? 'the snap' : `${seconds > 0 ? '+' : ''}${seconds} s`
}

/** "78.7 %", or a dash. */
export function percentWords(share: number | null, digits = 1): string {
  return share === null ? '-' : `${(100 * share).toFixed(digits)} %`
}

/** "74.6 to 82.8 %", or a dash. */
export function rangeWords(low: number | null, high: number | null): string {
  return low === null || high === null ? '-' : `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} %`
}

/** "0.880", or a dash. */
export function threeDigits(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

export function playsWords(n: number): string {
  return n === 1 ? '1 play' : `${n.toLocaleString('en-US')} plays`
}
