/** A row of a library whose values cannot be understood: another program, or a disk, has changed them. */

/** What a row is about. */
export type RowSubject = 'game' | 'play' | 'flag'

export class DamagedRow extends Error {
  readonly subject: RowSubject
  /** "play 2018091300_215". */
  readonly where: string

  constructor(subject: RowSubject, id: string, cause: unknown) {
    super(`${subject} ${id} is damaged`, { cause })
    this.name = 'DamagedRow'
    this.subject = subject
    this.where = `${subject} ${id}`
  }
}

/** What `decode` makes of a row. Throws a `DamagedRow` for whatever it throws. */
export function decodedRow<Value>(subject: RowSubject, id: string, decode: () => Value): Value {
  try {
    return decode()
  } catch (error) {
    throw error instanceof DamagedRow ? error : new DamagedRow(subject, id, error)
  }
}
