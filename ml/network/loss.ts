/** What a network is trained for: labels that are fed, and one number that compares its outputs with them. */
import type { Tensor } from '../onnx/graph.ts'
import { add, multiply } from '../onnx/operators/arithmetic.ts'
import { type Comparison, crossEntropy } from '../onnx/operators/losses.ts'
import { type ExampleSpec, type NamedTensors, tensorNamed } from './network.ts'

/** Weighted sums over examples. The weights of a batch sum to 1 (whoever feeds them sees to it), so that the loss of a
 *  batch is a mean, and the losses and gradients of its parts add up to those of the whole. */
export interface Loss {
  readonly labels: readonly ExampleSpec[]
  /** How much each label counts; 0 where there is none. */
  readonly weights: readonly ExampleSpec[]
  readonly value: (outputs: NamedTensors, labels: NamedTensors) => Tensor
}

/** How an output is compared with its label. */
export interface HeadLoss {
  /** The network's output. */
  readonly output: string
  /** The label's name; its weight is called the same with `_weight` after it. */
  readonly label: string
  /** The shape of output and label for one example; the last axis is compared as a whole. */
  readonly shape: readonly number[]
  /** Soft one-hot classes by cross-entropy when left out. */
  readonly compare?: (comparison: Comparison) => Tensor
}

/** The loss of one head. Weights are an example each, or as many as the label has rows ([players] for [players, classes]). */
export function headLoss({ output, label, shape, compare = crossEntropy }: HeadLoss): Loss {
  const weight = `${label}_weight`
  return {
    labels: [{ name: label, shape }],
    weights: [{ name: weight, shape: shape.slice(0, -1) }],
    value: (outputs, labels) =>
      compare({
        prediction: tensorNamed(outputs, output),
        target: tensorNamed(labels, label),
        weights: tensorNamed(labels, weight),
      }),
  }
}

/** Several heads at once: the sum of their losses, each times its share. */
export function totalLoss(heads: readonly { readonly loss: Loss; readonly share: number }[]): Loss {
  return {
    labels: heads.flatMap(({ loss }) => loss.labels),
    weights: heads.flatMap(({ loss }) => loss.weights),
    value: (outputs, labels) =>
      heads
        .map(({ loss, share }) => multiply(loss.value(outputs, labels), share))
        .reduce((sum, part) => add(sum, part)),
  }
}

/** Rows of class probabilities, [classes.length, count]: 1 - smoothing for the class and the rest spread over all.
 *  A class of -1 (unknown) is a row of zeros: give it weight 0. */
export function softClasses(
  classes: ArrayLike<number>,
  { count, smoothing = 0 }: { count: number; smoothing?: number },
) {
  const rows = new Float32Array(classes.length * count)
  for (let example = 0; example < classes.length; example++) {
    const known = classes[example] as number
    if (known === -1) continue
    if (!Number.isInteger(known) || known < 0 || known >= count)
      throw new RangeError(`${known} is none of ${count} classes`)
    rows.fill(smoothing / count, example * count, (example + 1) * count)
    rows[example * count + known] = 1 - smoothing + smoothing / count
  }
  return rows
}

/** Weights that sum to 1; all 0 where nothing is weighted. */
export function normalizedWeights(weights: ArrayLike<number>): Float32Array {
  const total = Array.from(weights).reduce((sum, weight) => sum + weight, 0)
  return Float32Array.from(weights, (weight) => (total === 0 ? 0 : weight / total))
}
