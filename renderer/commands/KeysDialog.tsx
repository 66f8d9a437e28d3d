/** KeysDialog. */
export function KeysDialog() {
  return null
}
