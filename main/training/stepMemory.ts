/** What the threads of a step have in common: all of it is read and written in place, and no message carries numbers. */
import type { ExampleSpec } from '../../ml/network/network.ts'
import { sizeOfShape } from '../../ml/network/parameters.ts'
import type { TrainingModel } from '../../ml/network/training.ts'

export interface StepMemory {
  /** Examples in a part. */
  readonly partSize: number
  readonly partCount: number
  readonly weights: Float32Array
  /** Statistics of the whole batch; empty where the network does not normalize over it. */
  readonly statistics: Float32Array
  /** Inputs, labels and label weights of the whole batch, with the shape of one example. */
  readonly examples: Readonly<Record<string, { values: Float32Array | BigInt64Array; shape: readonly number[] }>>
  /** The network's outputs for the whole batch. */
  readonly outputs: Readonly<Record<string, Float32Array>>
  /** The loss of each part. */
  readonly losses: Float64Array
  /** One number: the next part that nobody has taken yet. */
  readonly nextPart: Int32Array
}

export interface StepMemorySizes {
  readonly partSize: number
  readonly partCount: number
  readonly weightCount: number
  readonly statisticsCount: number
  readonly specs: readonly ExampleSpec[]
  /** Of the model that runs a part. */
  readonly outputs: TrainingModel['outputs']
}

/** Memory that threads can share. */
export function allocateStepMemory(sizes: StepMemorySizes): StepMemory {
  const { partSize, partCount, weightCount, statisticsCount, specs, outputs } = sizes
  const examples = specs.map(({ name, shape, type }) => {
    const count = partSize * partCount * sizeOfShape(shape)
    return [name, { values: type === 'int64' ? sharedBigIntegers(count) : sharedFloats(count), shape }]
  })
  return {
    partSize,
    partCount,
    weights: sharedFloats(weightCount),
    statistics: sharedFloats(statisticsCount),
    examples: Object.fromEntries(examples),
    outputs: Object.fromEntries(outputs.map(({ name, shape }) => [name, sharedFloats(partCount * sizeOfShape(shape))])),
    losses: new Float64Array(new SharedArrayBuffer(8 * partCount)),
    nextPart: new Int32Array(new SharedArrayBuffer(4)),
  }
}

function sharedFloats(count: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(4 * count))
}

function sharedBigIntegers(count: number): BigInt64Array {
  return new BigInt64Array(new SharedArrayBuffer(8 * count))
}

/** One gradient sum, float64. */
export function allocateGradientSum(weightCount: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * weightCount))
}
