/** AboutDialog. */
export function AboutDialog() {
  return null
}
