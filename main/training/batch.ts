/** The examples of a training step, and how they become what a model is fed. */
import { normalizedWeights } from '../../ml/network/loss.ts'
import type { ExampleSpec } from '../../ml/network/network.ts'
import { sizeOfShape } from '../../ml/network/parameters.ts'
import type { TrainingPlan } from '../../ml/network/trainingGraph.ts'
import { type Feeds, tensorOver } from './session.ts'

/** Inputs, labels and label weights by name, row-major, each for the whole batch. Weights are on any scale (they are
 *  divided by their sum) and all the same where they are left out. */
export type TrainingBatch = Readonly<Record<string, Float32Array | BigInt64Array>>

/** The batch with its weights filled in, and on their scale. Throws when something is missing or has another size. */
export function completeBatch(plan: TrainingPlan, batch: TrainingBatch): TrainingBatch {
  const given = [...plan.network.inputs, ...plan.loss.labels].map((spec) => [
    spec.name,
    expected(batch, spec, plan.batch),
  ])
  const weights = plan.loss.weights.map((spec) => {
    const values =
      batch[spec.name] === undefined
        ? new Float32Array(plan.batch * sizeOfShape(spec.shape)).fill(1)
        : expected(batch, spec, plan.batch)
    return [spec.name, normalizedWeights(values as Float32Array)]
  })
  return Object.fromEntries([...given, ...weights])
}

/** What is fed for each example: inputs, labels, and label weights. */
export function exampleSpecs(plan: TrainingPlan): readonly ExampleSpec[] {
  return [...plan.network.inputs, ...plan.loss.labels, ...plan.loss.weights]
}

/** A complete batch as tensors. */
export function batchFeeds(plan: TrainingPlan, batch: TrainingBatch): Feeds {
  return Object.fromEntries(
    exampleSpecs(plan).map(({ name, shape }) => {
      const values = batch[name] as Float32Array | BigInt64Array
      return [name, tensorOver(values, [plan.batch, ...shape])]
    }),
  )
}

function expected(batch: TrainingBatch, { name, shape }: ExampleSpec, examples: number): Float32Array | BigInt64Array {
  const values = batch[name]
  if (values === undefined) throw new Error(`the batch has no "${name}"`)
  const size = examples * sizeOfShape(shape)
  if (values.length !== size) throw new Error(`"${name}" has ${values.length} numbers where ${size} belong`)
  return values
}
