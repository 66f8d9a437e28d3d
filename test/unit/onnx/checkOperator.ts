/** Two witnesses for an operator: its value worked by hand, and its gradient by finite differences. */
import { expect, test } from 'vitest'
import { gradients } from '../../../ml/onnx/autodiff.ts'
import { addInput, addOutput, floatConstant, modelBytes, newGraph, type Tensor } from '../../../ml/onnx/graph.ts'
import { KERNELS, type Kernels } from '../../../ml/onnx/kernels.ts'
import { multiply } from '../../../ml/onnx/operators/arithmetic.ts'
import { sum } from '../../../ml/onnx/operators/reductions.ts'
import { elementCount, knownShape } from '../../../ml/onnx/shape.ts'
import { type Fed, largestDifference, openModel, runModel } from './runModel.ts'

export interface OperatorCase {
  /** A sentence: what the operator does here. */
  readonly name: string
  readonly inputs: readonly Fed[]
  readonly build: (...inputs: Tensor[]) => Tensor
  /** Row-major. */
  readonly expected: ArrayLike<number>
  /** Of the result; not looked at when left out. */
  readonly shape?: readonly number[]
}

const VALUE_TOLERANCE = 2e-6
/** The differences are of float32 numbers around 1, taken over steps of 1/32 and 1/16. */
const GRADIENT_TOLERANCE = 2e-4
const STEP = 1 / 32

/** Values along the first axes and the last one: `fed([[1, 2], [3, 4]])` is [2, 2]. */
export function fed(rows: Nested): Fed {
  const shape: number[] = []
  for (let level: Nested = rows; typeof level !== 'number'; level = level[0] as Nested) shape.push(level.length)
  return { values: numbersOf(rows), shape }
}
type Nested = number | readonly Nested[]

function numbersOf(rows: Nested): number[] {
  return typeof rows === 'number' ? [rows] : rows.flatMap(numbersOf)
}

/** Checks value and gradients with the kernels of every provider. */
export function checkOperators(cases: readonly OperatorCase[]): void {
  test.each(cases)('$name', async (operatorCase) => {
    const numeric = await numericGradients(operatorCase)
    for (const kernels of Object.values(KERNELS)) {
      const outputs = await runModel(caseModel(operatorCase, kernels).model, caseFeeds(operatorCase.inputs))
      const { values, shape } = outputs.get('y') as { values: Float32Array; shape: readonly number[] }
      if (operatorCase.shape !== undefined) expect(shape).toEqual(operatorCase.shape)
      expect(largestDifference(values, operatorCase.expected)).toBeLessThan(VALUE_TOLERANCE)
      for (const [i, slopes] of numeric.entries()) {
        const found = outputs.get(`gradient_${i}`)?.values ?? []
        expect(largestDifference(found, slopes)).toBeLessThan(GRADIENT_TOLERANCE)
      }
    }
  })
}

function caseFeeds(inputs: readonly Fed[]): Record<string, Fed> {
  return Object.fromEntries(inputs.map((input, i) => [`input_${i}`, input]))
}

async function numericGradients(operatorCase: OperatorCase): Promise<number[][]> {
  const { model, weights } = caseModel(operatorCase, KERNELS.cpu)
  const run = await openModel(model)
  const lossAt = async (inputs: readonly Fed[]) => dot((await run(caseFeeds(inputs))).get('y')?.values ?? [], weights)
  const numeric: number[][] = []
  for (const [i] of operatorCase.inputs.entries()) numeric.push(await slopes(operatorCase.inputs, i, lossAt))
  await run.dispose()
  return numeric
}

/** The case as a model: `y`, and the gradients of a sum of y with uneven weights. */
function caseModel({ inputs, build }: OperatorCase, kernels: Kernels) {
  const graph = newGraph('case', kernels)
  const tensors = inputs.map(({ shape }, i) => addInput(graph, `input_${i}`, { shape }))
  const y = build(...tensors)
  const shape = knownShape(y.shape)
  const weights = Float32Array.from({ length: elementCount(shape) as number }, (_, i) => 0.4 + ((i * 7) % 5) / 8)
  const loss = sum(multiply(y, floatConstant(graph, weights, shape)), { axes: [...shape.keys()] })
  const named = tensors.map((tensor, i) => ({ name: `input_${i}`, tensor }))
  addOutput('y', y)
  for (const [i, gradient] of gradients(loss, named).entries()) addOutput(`gradient_${i}`, gradient)
  return { model: modelBytes(graph), weights }
}

/** Central differences for every element of one input, with the error of the step taken out (Richardson). */
async function slopes(inputs: readonly Fed[], which: number, lossAt: (inputs: readonly Fed[]) => Promise<number>) {
  const { values, shape } = inputs[which] as Fed
  const slope = async (element: number, step: number) => {
    const moved = (by: number) =>
      inputs.with(which, {
        shape,
        values: Array.from(values, Number).map((value, i) => value + (i === element ? by : 0)),
      })
    return ((await lossAt(moved(step))) - (await lossAt(moved(-step)))) / (2 * step)
  }
  const found: number[] = []
  for (let element = 0; element < values.length; element++) {
    found.push((4 * (await slope(element, STEP)) - (await slope(element, 2 * STEP))) / 3)
  }
  return found
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, value, i) => sum + value * (b[i] as number), 0)
}
