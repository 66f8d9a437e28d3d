/** The timeline under the field. */
export function Timeline() {
  return null
}
