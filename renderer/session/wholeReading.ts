/** Whether a read has come as far as it will. */
import { saysOfDefenders } from '../../ml/model/defenderReads.ts'
import type { PlayReading } from '../../preload/values.ts'
import { useWork } from './work.ts'

/** Whether all of a read is there that the model in use can give. */
export function isWhole(reading: PlayReading | null): boolean {
  if (reading === null || reading.shares === null) return false
  const { model } = useWork.getState()
  return reading.defenders !== null || model === null || !saysOfDefenders(model.card)
}
