/** One record of a play from those of several sources. */
import { PLAY_COLUMNS } from './plays.ts'

/** A play's record as it is stored, by field of `Play`. */
export type PlayRecord = Readonly<Record<string, string | number | null>>

interface SourcedRecord {
  readonly sourceId: number
  readonly record: PlayRecord
}

/** What two sources do not agree on. What the library said stood unless `incomingWon`. */
export interface PlayConflict {
  /** A field of the record, or "tracking". */
  readonly field: string
  readonly library: string
  readonly incoming: string
  readonly incomingWon: boolean
}

/** Fields whose disagreement a coach wants to hear of; texts and clocks differ between sources without meaning it. */
const DISPUTED_FIELDS = ['coverageLabel', 'manZoneLabel', 'passResult', 'down', 'yardsToGo', 'lineOfScrimmage'] as const

/** The fullest record, its gaps filled from the next fullest. The order in which sources came does not matter, but
 *  between equally full ones the older source wins. */
export function mergedRecord(records: readonly SourcedRecord[]): PlayRecord {
  const ranked = records.toSorted((a, b) => fullness(b.record) - fullness(a.record) || a.sourceId - b.sourceId)
  const fields = PLAY_COLUMNS.map(([, field]) => {
    const told = ranked.find(({ record }) => record[field] != null)
    return [field, told?.record[field] ?? null]
  })
  return Object.fromEntries(fields)
}

/** Where an incoming record and the library before it both say something, and not the same. */
export function conflictsOf(incoming: PlayRecord, before: PlayRecord, merged: PlayRecord): PlayConflict[] {
  return DISPUTED_FIELDS.filter(
    (field) => incoming[field] != null && before[field] != null && incoming[field] !== before[field],
  ).map((field) => ({
    field,
    library: String(before[field]),
    incoming: String(incoming[field]),
    incomingWon: merged[field] === incoming[field],
  }))
}

function fullness(record: PlayRecord): number {
  return PLAY_COLUMNS.filter(([, field]) => record[field] != null).length
}
