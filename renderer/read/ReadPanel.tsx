/** The right panel: what was shown, what was played, who gave it away, notes and flags. */
export function ReadPanel() {
  return null
}
