/** The line at the foot: what is being done. */
export function StatusBar() {
  return null
}
