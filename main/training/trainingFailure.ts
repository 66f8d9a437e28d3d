/** A training that cannot go on: thrown through the loops of a run, and a fault where the run ends. */
import { type Fault, faultText } from '../../ml/base/fault.ts'
import { failed, type Result } from '../../ml/base/result.ts'
import type { Provider } from '../../ml/onnx/kernels.ts'
import { reasonOf } from '../inference/probe.ts'
import { providerFailed } from '../inference/providers.ts'

export class TrainingFailure extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(faultText(fault))
    this.name = 'TrainingFailure'
    this.fault = fault
  }
}

/** Does the work of a run; a failure within it is its fault. */
export async function failureAsFault<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TrainingFailure) return failed(error.fault)
    throw error
  }
}

/** Does work on a provider. What an accelerator throws says something about it and not about a bug. */
export async function workOn<Value>(provider: Provider, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (provider === 'cpu' || error instanceof TrainingFailure) throw error
    throw new TrainingFailure(providerFailed(provider, reasonOf(error)))
  }
}

/** The loss or the weights of an epoch are not finite: every step from here on would learn from that. */
export function divergedFailure(epoch: number, what: string): TrainingFailure {
  return new TrainingFailure({
    kind: 'training-diverged',
    where: `epoch ${epoch}`,
    what: `The ${what} of the network became infinite or no number, so that nothing more can be learned. No model was saved.`,
    next: 'Give the command again with another --seed, or a larger --batch. If it comes back, look for wrong numbers in the tracks (presnap import lists them).',
  })
}

/** What a trained network says of a held-out play is not finite. */
export function notFiniteFailure(play: { readonly gameId: number; readonly playId: number }): TrainingFailure {
  return new TrainingFailure({
    kind: 'prediction-not-finite',
    where: `game ${play.gameId}, play ${play.playId}`,
    what: 'The network gives no number for this held-out play, so that it cannot be judged. No model was saved.',
    next: 'Look for wrong numbers in the tracks of the play (presnap import lists them), or leave its game out.',
  })
}
