/** A read in words. */
import { isNoRead, type NoReadBand } from '../../ml/model/noRead.ts'
import { percentText } from '../ui/numbers.ts'

/** "man 83 %", or "no read". */
export function readText(manProbability: number | null | undefined, band: NoReadBand): string {
  if (manProbability == null) return 'not read yet'
  return isNoRead(manProbability, band) ? 'no read' : `man ${percentText(manProbability)}`
}
