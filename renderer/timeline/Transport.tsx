/** Play, speed and steps. */
export function Transport() {
  return null
}
