/** The values of metadata tables, out of the many ways in which ten years of downloads and re-saves write them. */
import type { PassResult, PlayDirection } from '../../ml/football/play.ts'
import { isWithinBounds } from './bounds.ts'

/** What stands for "missing" in one layout or another. */
export const MISSING_WORDS = ['', 'NA', 'NULL', 'null', 'nan', 'NaN', 'None', 'N/A', '<NA>'] as const

const MISSING: ReadonlySet<string> = new Set(MISSING_WORDS)

export function isMissing(text: string): boolean {
  return MISSING.has(text)
}

/** A number, NaN where the text is none, null where it is missing. Re-saves write 12 as 12.0. The spellings are those
 *  that DuckDB takes for numbers too. */
export function numberFrom(text: string | null): number | null {
  const trimmed = text?.trim() ?? ''
  if (isMissing(trimmed) || /^[+-]?nan$/i.test(trimmed)) return null
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed)
  const infinity = /^([+-]?)inf(inity)?$/i.exec(trimmed)
  if (infinity === null) return Number.NaN
  return infinity[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

export const TRUE_WORDS = ['true', 't', '1', '1.0', 'y', 'yes'] as const
export const FALSE_WORDS = ['false', 'f', '0', '0.0', 'n', 'no'] as const

/** TRUE, true, 1, Y, ...; null for anything else. */
export function booleanFrom(text: string | null): boolean | null {
  const word = text?.trim().toLowerCase() ?? ''
  if ((TRUE_WORDS as readonly string[]).includes(word)) return true
  return (FALSE_WORDS as readonly string[]).includes(word) ? false : null
}

/** Seconds left in the quarter from "12:20" or "12:20:00"; null for anything else. A quarter has 15 minutes. */
export function clockFrom(text: string | null): number | null {
  const match = /^\s*(\d{0,2}):([0-5]\d)(:\d{2})?\s*$/.exec(text ?? '')
  const seconds = match === null ? null : Number(match[1]) * 60 + Number(match[2])
  return seconds === null || seconds > QUARTER_S ? null : seconds
}

const QUARTER_S = 15 * 60

/** An ISO date from "9/8/2022", "09/08/2022" or "2022-09-08"; null for anything else, and for days that no calendar has. */
export function dateFrom(text: string | null): string | null {
  const american = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text ?? '')
  if (american !== null) {
    const [, month = '', day = '', year = ''] = american
    return dayOfCalendar(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  }
  return dayOfCalendar(/^\s*(\d{4}-\d{2}-\d{2})/.exec(text ?? '')?.[1] ?? '')
}

function dayOfCalendar(date: string): string | null {
  const time = Date.parse(`${date}T00:00:00Z`)
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
  return date !== '' && isDay && isWithinBounds(Number(date.slice(0, 4)), 'season') ? date : null
}

/** The season of a game from its id (2019010500 was played in the season of 2018), or null for an id without a date.
 *  After the date, ids of the NFL have 2 digits, those of simulated games 7. */
export function seasonFromGameId(gameId: number): number | null {
  const match = /^(\d{4})(\d{2})\d{2}(?:\d{2}|\d{7})$/.exec(String(gameId))
  if (match === null) return null
  const month = Number(match[2])
  if (month < 1 || month > 12) return null
  const season = month <= 3 ? Number(match[1]) - 1 : Number(match[1])
  return isWithinBounds(season, 'season') ? season : null
}

/** C, I, IN, S or R; null for a play that was no pass. */
export function passResultFrom(text: string | null): PassResult | null {
  const word = text?.trim().toUpperCase() ?? ''
  return word === 'C' || word === 'I' || word === 'IN' || word === 'S' || word === 'R' ? word : null
}

/** Whether the quarterback dropped back, from the kind of dropback ("TRADITIONAL", "SCRAMBLE", "DESIGNED_RUN") and the
 *  kind of play ("play_type_pass", "play_type_rush"); null where neither tells. */
export function dropbackFrom(dropbackType: string | null, playType: string | null): boolean | null {
  const kind = wordsOf(dropbackType)
  if (/\b(designed run|sneak)\b/.test(kind)) return false
  if (/\b(traditional|scramble|rollout)\b/.test(kind)) return true
  const play = wordsOf(playType)
  if (/\b(pass|sack|scramble)\b/.test(play)) return true
  return /\b(run|rush|punt|kick|kickoff|field goal|extra point|kneel|spike)\b/.test(play) ? false : null
}

function wordsOf(text: string | null): string {
  return (text ?? '').toLowerCase().replaceAll('_', ' ')
}

/** "left" or "right"; null for anything else. */
export function directionFrom(text: string | null): PlayDirection | null {
  const word = text?.trim().toLowerCase() ?? ''
  return word === 'left' || word === 'right' ? word : null
}

/** Where the offense starts, as yards from its own back line, from the yard line's side and number. */
export function yardsFromOwnBackLine(line: {
  readonly side: string | null
  readonly number: number | null
  readonly offense: string | null
}): number | null {
  if (line.number === null || Number.isNaN(line.number)) return null
  if (line.number === 50) return 60
  if (line.side === null || line.offense === null) return null
  return line.side === line.offense ? 10 + line.number : 110 - line.number
}
