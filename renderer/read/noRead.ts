/** Reads that are none: so near to a coin that the model says nothing. */
import { percentText } from '../ui/numbers.ts'

/** P(man) from `low` to `high`, both within, is no read; null where the model gives no such band. */
export type NoReadBand = { readonly low: number; readonly high: number } | null

export function isNoRead(manProbability: number, band: NoReadBand): boolean {
  return band !== null && manProbability >= band.low && manProbability <= band.high
}

/** "man 83 %", or "no read". */
export function readText(manProbability: number | null | undefined, band: NoReadBand): string {
  if (manProbability == null) return 'not read yet'
  return isNoRead(manProbability, band) ? 'no read' : `man ${percentText(manProbability)}`
}
