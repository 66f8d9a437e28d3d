/** Moments as the film room writes them. */

/** "-1.2 s", "+0.8 s", "0.0 s". */
export function momentText(moment: number): string {
  const tenths = Math.round(moment * 10) / 10
  return `${tenths > 0 ? '+' : tenths < 0 ? '-' : ''}${Math.abs(tenths).toFixed(1)} s`
}

/** Speeds as the transport writes them: "0.5x", and "reverse 0.5x". */
export function speedWords({ speed, direction }: { readonly speed: number; readonly direction: 1 | -1 }): string {
  return `${direction === -1 ? 'reverse ' : ''}${speed}x`
}
