/** The band around 0.5 in which the model in use says nothing. */
import type { NoReadBand } from '../../ml/model/noRead.ts'
import { useWork } from './work.ts'

/** Null where the model gives none, or is not open yet. */
export function useNoRead(): NoReadBand {
  return useWork(({ model }) => model?.card.noRead ?? null)
}
