/** The loss, outputs and gradient of one batch, from the models that gradient accumulation runs. */

import { updatedBuffers } from '../../../ml/network/batchStatistics.ts'
import type { Loss } from '../../../ml/network/loss.ts'
import type { ExampleSpec, Network } from '../../../ml/network/network.ts'
import type { TrainedState } from '../../../ml/network/parameters.ts'
import { gradientModel, statisticsModel, statisticsSites } from '../../../ml/network/training.ts'
import type { Kernels } from '../../../ml/onnx/kernels.ts'
import { type Fed, runModel } from '../onnx/runModel.ts'

export interface Measured {
  readonly loss: number
  readonly gradient: Float32Array
  /** Running statistics after the batch. */
  readonly buffers: Float32Array
  /** An output of the network. */
  output(name: string): Float32Array
}

export interface MeasuredCase {
  readonly network: Network
  readonly loss: Loss
  readonly state: TrainedState
  readonly batch: number
  readonly values: Readonly<Record<string, ArrayLike<number>>>
  readonly kernels?: Kernels
}

export async function measureGradient({
  network,
  loss,
  state,
  batch,
  values,
  kernels,
}: MeasuredCase): Promise<Measured> {
  const plan = { network, loss, batch, optimizer: { weightDecay: 0 }, ...(kernels && { kernels }) }
  const feeds = exampleFeeds([...network.inputs, ...loss.labels, ...loss.weights], values, batch)
  const sites = statisticsSites(plan)
  const model = statisticsModel(plan)
  const statistics = (model && (await runModel(model, feeds)).get('statistics')?.values) ?? new Float32Array(0)
  const outputs = await runModel(gradientModel(plan).bytes, {
    ...feeds,
    weights: vector(state.weights),
    statistics: vector(statistics),
  })
  const output = (name: string) => outputs.get(name)?.values as Float32Array
  return {
    loss: output('loss')[0] as number,
    gradient: output('gradient'),
    buffers: updatedBuffers(network, { sites, statistics, buffers: state.buffers }),
    output,
  }
}

/** Values by name as feeds, with the batch before each shape. */
export function exampleFeeds(
  specs: readonly ExampleSpec[],
  values: Readonly<Record<string, ArrayLike<number>>>,
  batch: number,
): Record<string, Fed> {
  return Object.fromEntries(
    specs.map(({ name, shape }) => [name, { values: values[name] ?? [], shape: [batch, ...shape] }]),
  )
}

function vector(values: Float32Array): Fed {
  return { values, shape: [values.length] }
}
