/** What became of the read of a play, by what the coach and the model take for a read. */
import type { ManZone } from '../../ml/football/coverage.ts'
import { isNoRead, type NoReadBand } from '../../ml/model/noRead.ts'
import type { PlayRow, ReadSummary } from '../../preload/values.ts'

/** What a read is judged by. */
export interface Judging {
  /** P(man) from which the last look says man. */
  readonly threshold: number
  readonly noRead: NoReadBand
}

/** Man was read and zone was played, the other way round, or the read was right. */
export type DisguiseKind = 'false-positive' | 'false-negative' | 'none'

/** What the last look says. A read within the band of no reads says nothing, wherever the threshold lies. */
export function lookOf({ read }: Pick<ReadSummary, 'read'>, { threshold, noRead }: Judging): ManZone | 'no read' {
  if (isNoRead(read, noRead)) return 'no read'
  return read >= threshold ? 'man' : 'zone'
}

/** Null where the play is not read, or there is nothing to judge. */
export function disguiseKindOf({ read }: Pick<PlayRow, 'read'>, judging: Judging): DisguiseKind | null {
  if (read === null) return null
  const look = lookOf(read, judging)
  if (look === 'no read') return null
  if (look === read.played) return 'none'
  return look === 'man' ? 'false-positive' : 'false-negative'
}

export function judgementOf(row: Pick<PlayRow, 'read'>, judging: Judging): 'right' | 'fooled' | null {
  const kind = disguiseKindOf(row, judging)
  if (kind === null) return null
  return kind === 'none' ? 'right' : 'fooled'
}
