/** The middle: the field, or what to do where there is no play. */
export function FieldPanel() {
  return null
}
