/** A running average of the weights: what a network says after training hangs less on its last few steps. */
import type { TrainedState } from '../network/parameters.ts'

/** Steps that count alike before the average begins to forget. */
const SETTLING_STEPS = 10

/** Takes the weights after a step (from 1) into the average, in place: a share `kept` of it stays, less in the first
 *  steps. Buffers are running averages of their own and are taken as they are. */
export function takeIntoAverage(
  average: TrainedState,
  now: TrainedState,
  { step, kept }: { readonly step: number; readonly kept: number },
): void {
  const stays = Math.min(kept, step / (step + SETTLING_STEPS))
  for (let i = 0; i < average.weights.length; i++) {
    const before = average.weights[i] as number
    average.weights[i] = before + (1 - stays) * ((now.weights[i] as number) - before)
  }
  average.buffers.set(now.buffers)
}
