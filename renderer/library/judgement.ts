/** What became of the read of a play, at the coach's threshold. */
import type { ManZone } from '../../ml/football/coverage.ts'
import type { PlayRow, ReadSummary } from '../../preload/contract.ts'

/** Man was read and zone was played, the other way round, or the read was right. */
export type DisguiseKind = 'false-positive' | 'false-negative' | 'none'

export function readSide({ read }: Pick<ReadSummary, 'read'>, threshold: number): ManZone {
  return read >= threshold ? 'man' : 'zone'
}

/** Null where the play is not read, or there is nothing to judge. */
export function disguiseKindOf({ read }: Pick<PlayRow, 'read'>, threshold: number): DisguiseKind | null {
  if (read === null) return null
  const side = readSide(read, threshold)
  if (side === read.played) return 'none'
  return side === 'man' ? 'false-positive' : 'false-negative'
}

export function judgementOf(row: Pick<PlayRow, 'read'>, threshold: number): 'right' | 'fooled' | null {
  const kind = disguiseKindOf(row, threshold)
  if (kind === null) return null
  return kind === 'none' ? 'right' : 'fooled'
}
