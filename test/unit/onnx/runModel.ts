/** Runs a model once on the processor, for tests. */
import { InferenceSession, Tensor } from '../../../main/inference/onnxRuntime.ts'

/** Values with their shape; big integers are int64. */
export interface Fed {
  readonly values: ArrayLike<number> | BigInt64Array
  readonly shape: readonly number[]
}

export type Outputs = ReadonlyMap<string, { values: Float32Array; shape: readonly number[] }>

export async function runModel(model: Uint8Array, feeds: Readonly<Record<string, Fed>>): Promise<Outputs> {
  const session = await openModel(model)
  const outputs = await session(feeds)
  await session.dispose()
  return outputs
}

/** A model to run several times. Feeds that it does not read are left out. */
export async function openModel(model: Uint8Array) {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 })
  const run = async (feeds: Readonly<Record<string, Fed>>): Promise<Outputs> => {
    const known = Object.entries(feeds).filter(([name]) => session.inputNames.includes(name))
    const outputs = await session.run(Object.fromEntries(known.map(([name, fed]) => [name, tensor(fed)])))
    return new Map(
      Object.entries(outputs).map(([name, output]) => [
        name,
        { values: Float32Array.from(output.data as Float32Array, Number), shape: output.dims },
      ]),
    )
  }
  return Object.assign(run, { inputNames: session.inputNames, dispose: () => session.release() })
}

/** The largest difference between two lists of numbers, which must be of one length. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`${a.length} numbers and ${b.length}`)
  let largest = 0
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] as number) - (b[i] as number))
    if (!(difference <= largest)) largest = difference
  }
  return largest
}

function tensor({ values, shape }: Fed): Tensor {
  return values instanceof BigInt64Array
    ? new Tensor('int64', values, shape)
    : new Tensor('float32', Float32Array.from(values), shape)
}
