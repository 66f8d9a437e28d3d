/** Reads that are none: so near to a coin that nothing is said. */

/** P(man) from `low` to `high`, both within, is no read; null where the model gives no such band. */
export type NoReadBand = { readonly low: number; readonly high: number } | null

export function isNoRead(manProbability: number, band: NoReadBand): boolean {
  return band !== null && manProbability >= band.low && manProbability <= band.high
}
