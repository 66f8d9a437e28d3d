/** The examples of a training step, and how they become what a model is fed. */
import { normalizedWeights } from '../../ml/network/loss.ts'
import type { ExampleSpec } from '../../ml/network/network.ts'
import { sizeOfShape } from '../../ml/network/parameters.ts'
import type { TrainingPlan } from '../../ml/network/trainingGraph.ts'
import type { PlainFeeds } from './session.ts'

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

/** A complete batch, or `count` of its examples from `start` on, as a model is fed. They are views, not copies. */
export function batchFeeds(
  plan: TrainingPlan,
  batch: TrainingBatch,
  { start, count } = { start: 0, count: plan.batch },
): PlainFeeds {
  const specs = [...plan.network.inputs, ...plan.loss.labels, ...plan.loss.weights]
  return Object.fromEntries(
    specs.map(({ name, shape }) => {
      const size = sizeOfShape(shape)
      const all = batch[name] as Float32Array | BigInt64Array
      return [name, { values: all.subarray(start * size, (start + count) * size), shape: [count, ...shape] }]
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
