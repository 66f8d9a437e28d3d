/** A value of a table, from the text that stands in it: sound, missing, or wrong for a reason that can be told. */
import { boundsText, isWithinBounds, NUMBER_BOUNDS, type NumberColumn, textBoundsOf } from './bounds.ts'
import { shownValue } from './report.ts'
import type { ColumnName } from './tables.ts'
import { isMissing, numberFrom } from './values.ts'

export interface WrongValue {
  readonly kind: 'bad-number' | 'out-of-range' | 'bad-text' | 'unknown-value'
  /** What is wrong, as a sentence without its full stop. */
  readonly what: string
  readonly value: string
}

/** A sound value, null where there is none, or what is wrong with it. */
export type Parsed<Value> = Value | null | WrongValue

export function isWrong(parsed: unknown): parsed is WrongValue {
  return typeof parsed === 'object' && parsed !== null && 'what' in parsed
}

/** A number within the bounds of its column. `name` is what the table calls the column. */
export function parsedNumber(text: string | null, column: NumberColumn, name: string): Parsed<number> {
  const value = numberFrom(text)
  if (value === null || isWithinBounds(value, column)) return value
  const shown = shownValue(text ?? '')
  if (Number.isNaN(value)) return { kind: 'bad-number', what: `"${shown}" is not a number`, value: shown }
  if (NUMBER_BOUNDS[column].isWhole && Number.isFinite(value) && !Number.isInteger(value)) {
    return { kind: 'bad-number', what: `"${shown}" is not a whole number`, value: shown }
  }
  const where = column === 'x' || column === 'y' ? 'far outside the field' : 'out of range'
  return { kind: 'out-of-range', what: `"${shown}" is ${where}: ${boundsText(name, column)}`, value: shown }
}

/** A text that is no longer than texts of its column can be. */
export function parsedText(text: string | null, column: ColumnName): Parsed<string> {
  if (text === null || isMissing(text)) return null
  const { longest } = textBoundsOf(column)
  if (text.length <= longest) return text
  const what = `This text has ${text.length.toLocaleString('en-US')} characters, more than the ${longest.toLocaleString('en-US')} that it can have`
  return { kind: 'bad-text', what, value: shownValue(text) }
}

/** What `meaningOf` makes of a text, which gives null for one that it does not know: a word, a date, a time. `what` is
 *  what it should be, as in "a date". */
export function parsedWord<Value>(
  text: string | null,
  meaningOf: (text: string) => Value | null,
  what: string,
): Parsed<Value> {
  if (text === null || isMissing(text.trim())) return null
  const value = meaningOf(text)
  if (value !== null) return value
  const shown = shownValue(text)
  return { kind: 'unknown-value', what: `"${shown}" is not ${what}`, value: shown }
}
