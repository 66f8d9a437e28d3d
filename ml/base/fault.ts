/** What an expected failure says: what happened, where, and what to do next. */

/** An expected failure. `kind` is for programs, the three sentences are for people. */
export interface Fault {
  readonly kind: string
  /** What went wrong, as a sentence a coach understands. */
  readonly what: string
  /** The file, play, or setting it went wrong in. */
  readonly where?: string
  /** What to do about it. */
  readonly next: string
}

/** One paragraph for a terminal or an alert: "where: what next". */
export function faultText(fault: Fault): string {
  const where = fault.where === undefined ? '' : `${fault.where}: `
  return `${where}${fault.what} ${fault.next}`
}
