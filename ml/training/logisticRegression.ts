/** Ridge-penalised logistic regression: the baseline that every model of a coverage has to beat. */
import { sigmoid } from '../model/calibration.ts'
import { solvePositiveDefinite } from './linearSystem.ts'

export interface LogisticRegression {
  /** Of each input over the training rows; an input that never varies has deviation 1. */
  readonly means: Float64Array
  readonly deviations: Float64Array
  /** On standardized inputs. */
  readonly weights: Float64Array
  readonly intercept: number
}

/** A row of inputs, all finite, and whether its label is 1. */
export interface LogisticExample {
  readonly inputs: ArrayLike<number>
  readonly isPositive: boolean
}

const MOST_STEPS = 100
/** In weights of standardized inputs: far below what shows in a probability. */
const SMALLEST_STEP = 1e-10
/** A full Newton step can overshoot from far away; no weight moves further than this at once. */
const LONGEST_STEP = 2

/** The weights that maximise log likelihood - penalty / 2 * |weights|^2 (the intercept is free), by Newton's
 *  method on standardized inputs. `penalty` > 0 counts in examples. Throws without examples. */
export function fitLogisticRegression(examples: readonly LogisticExample[], penalty: number): LogisticRegression {
  if (examples.length === 0 || !(penalty > 0)) throw new RangeError('a fit needs examples and a penalty above 0')
  const { means, deviations } = momentsOf(examples.map((example) => example.inputs))
  const rows = examples.map(({ inputs, isPositive }) => ({
    row: standardizedRow(inputs, means, deviations),
    target: isPositive ? 1 : 0,
  }))
  const parameters = new Float64Array(means.length + 1)
  for (let step = 0; step < MOST_STEPS; step++) if (stepNewton(rows, penalty, parameters) < SMALLEST_STEP) break
  return { means, deviations, weights: parameters.slice(1), intercept: parameters[0] as number }
}

/** The probability that the label of a row is 1. */
export function logisticProbability(model: LogisticRegression, inputs: ArrayLike<number>): number {
  const row = standardizedRow(inputs, model.means, model.deviations)
  return sigmoid(model.weights.reduce((sum, weight, i) => sum + weight * (row[i + 1] as number), model.intercept))
}

function momentsOf(rows: readonly ArrayLike<number>[]) {
  const width = (rows[0] as ArrayLike<number>).length
  const means = new Float64Array(width)
  const deviations = new Float64Array(width)
  for (let i = 0; i < width; i++) {
    const mean = rows.reduce((sum, row) => sum + (row[i] as number), 0) / rows.length
    const variance = rows.reduce((sum, row) => sum + ((row[i] as number) - mean) ** 2, 0) / rows.length
    means[i] = mean
    deviations[i] = variance < 1e-18 ? 1 : Math.sqrt(variance)
  }
  return { means, deviations }
}

/** A one for the intercept, then the standardized inputs. */
function standardizedRow(inputs: ArrayLike<number>, means: Float64Array, deviations: Float64Array): Float64Array {
  const row = new Float64Array(means.length + 1)
  row[0] = 1
  means.forEach((mean, i) => {
    row[i + 1] = ((inputs[i] as number) - mean) / (deviations[i] as number)
  })
  return row
}

interface StandardizedExample {
  /** A one for the intercept, then the standardized inputs. */
  readonly row: Float64Array
  /** 0 or 1. */
  readonly target: number
}

/** One Newton step in place; returns the size of its largest component. */
function stepNewton(rows: readonly StandardizedExample[], penalty: number, parameters: Float64Array): number {
  const width = parameters.length
  const gradient = parameters.map((value, i) => (i === 0 ? 0 : -penalty * value))
  const curvature = new Float64Array(width * width)
  // labels that are all alike leave the free intercept without curvature; this keeps the step finite
  for (let i = 0; i < width; i++) curvature[i * width + i] = i === 0 ? 1e-9 : penalty
  for (const { row, target } of rows) {
    const probability = sigmoid(row.reduce((sum, value, i) => sum + value * (parameters[i] as number), 0))
    addOuterProduct(curvature, row, probability * (1 - probability))
    for (let i = 0; i < width; i++) gradient[i] = (gradient[i] as number) + (target - probability) * (row[i] as number)
  }
  const step = solvePositiveDefinite(curvature, gradient)
  const largest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const share = Math.min(1, LONGEST_STEP / largest)
  for (let i = 0; i < width; i++) parameters[i] = (parameters[i] as number) + share * (step[i] as number)
  return largest
}

function addOuterProduct(matrix: Float64Array, row: Float64Array, weight: number): void {
  const width = row.length
  for (let i = 0; i < width; i++) {
    const scaled = weight * (row[i] as number)
    for (let j = 0; j <= i; j++) {
      const at = i * width + j
      matrix[at] = (matrix[at] as number) + scaled * (row[j] as number)
    }
  }
}
