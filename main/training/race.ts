/** How fast a provider trains: a few real steps on invented examples. */
import { randomFrom } from '../../ml/base/random.ts'
import { PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import { initialState, sizeOfShape } from '../../ml/network/parameters.ts'
import { KERNELS, type Provider } from '../../ml/onnx/kernels.ts'
import type { Recipe } from '../../ml/training/recipe.ts'
import { lossOf } from '../../ml/training/recipeLoss.ts'
import { TrainingStepper, untrained } from './stepper.ts'
import { workDivision } from './workDivision.ts'

const BATCH = 256
const STEPS = 3

/** Milliseconds of a training step on a provider, the first one left out. Throws where the provider fails at it. */
export async function trainingRaceTime(recipe: Recipe, provider: Provider, threads: number): Promise<number> {
  const width = recipe.features.features.length
  const network = recipe.network({ mean: new Array(width).fill(0), deviation: new Array(width).fill(1) })
  const plan = {
    network,
    batch: BATCH,
    kernels: KERNELS[provider],
    loss: lossOf(recipe),
    optimizer: { weightDecay: 0 },
  }
  const random = randomFrom('race')
  const state = untrained(initialState(network, random))
  const stepper = await TrainingStepper.open(plan, state, {
    seed: 1,
    ...workDivision(BATCH, { provider, threads, isDeterministic: false }),
  })
  const batch = {
    tokens: Float32Array.from({ length: BATCH * PLAYER_SLOTS * width }, () => random.normal()),
    present: new Float32Array(BATCH * PLAYER_SLOTS).fill(1),
    // what the labels say takes no time
    ...Object.fromEntries(
      plan.loss.labels.map(({ name, shape }) => [name, new Float32Array(BATCH * sizeOfShape(shape))]),
    ),
  }
  const { loss } = await stepper.step(batch, 1e-4)
  if (!Number.isFinite(loss)) throw new Error('the loss of a training step is not a number')
  const started = performance.now()
  for (let step = 0; step < STEPS; step++) await stepper.step(batch, 1e-4)
  await stepper.dispose()
  return (performance.now() - started) / STEPS
}
