/** News and faults over the film. */
export function Notices() {
  return null
}
