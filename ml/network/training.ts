/** Training models: a whole step in one run, or its pieces for batches of several runs. All state is flat vectors that
 *  go in and come out of every run; together they are the checkpoint. */
import { dependsOn } from '../onnx/autodiff.ts'
import { addInput, addOutput, floatConstant, type Graph, modelBytes, newGraph, type Tensor } from '../onnx/graph.ts'
import { KERNELS } from '../onnx/kernels.ts'
import { binaryNode } from '../onnx/nodes/elementwise.ts'
import { concatenateNode, reshapeNode, splitNode } from '../onnx/nodes/layout.ts'
import { type BatchStatistics, batchNormalization, batchStatistics } from '../onnx/operators/normalization.ts'
import { ADAMW_RATES, adamWStep } from '../onnx/optimizer.ts'
import { knownShape, knownSize } from '../onnx/shape.ts'
import { RUNNING_SHARE, type StatisticsSite, statisticsSize } from './batchStatistics.ts'
import { placed, totalSize } from './parameters.ts'
import {
  buildForwardPass,
  buildTrainingPass,
  type DropoutMask,
  type ForwardPass,
  type NormalizationSite,
  type TrainingPlan,
} from './trainingGraph.ts'

export interface TrainingModel {
  readonly bytes: Uint8Array
  /** What has to be fed besides state, inputs, labels and their weights. */
  readonly dropoutMasks: readonly DropoutMask[]
  /** The network's outputs, each [batch, ...]. */
  readonly outputs: readonly { readonly name: string; readonly shape: readonly number[] }[]
}

/** One step of AdamW in one run.
 *  State in: `weights`, `first_moment`, `second_moment`, and `buffers` if the network has any; out: the same with
 *  `next_` before. Also in: `rates` (adamWRates), inputs, labels, label weights, dropout masks. Also out: `loss`, the
 *  network's outputs, and `gradient_length` if the optimizer limits it. */
export function stepModel(plan: TrainingPlan): TrainingModel {
  const graph = newGraph(`${plan.network.name}_step`, plan.kernels ?? KERNELS.cpu)
  const sites: MeasuredSite[] = []
  const pass = buildTrainingPass(graph, plan, (site) => measured(site, sites))
  addOptimizer(plan, pass)
  if (plan.network.buffers.length > 0) addRunningStatistics(graph, plan, sites)
  return trainingModel(graph, pass)
}

/** The gradient of a part of a batch: the gradients and losses of all parts add up to those of the whole.
 *  In: `weights`, `statistics` of the whole batch if the network normalizes over it, inputs, labels, label weights,
 *  dropout masks. Out: `gradient`, `loss`, the network's outputs. Throws for a network that normalizes features which
 *  depend on its parameters: a part cannot know their statistics over the whole batch, nor the gradient through them. */
export function gradientModel(plan: TrainingPlan): TrainingModel {
  const graph = newGraph(`${plan.network.name}_gradient`, plan.kernels ?? KERNELS.cpu)
  const sites = statisticsSites(plan)
  const known = sites.length === 0 ? [] : givenStatistics(graph, sites)
  const normalized: NormalizationSite[] = []
  const pass = buildTrainingPass(graph, plan, (site) => {
    normalized.push(site)
    return batchNormalization(site.x, known[normalized.length - 1] as BatchStatistics, site)
  })
  for (const { name, x } of normalized) {
    if (dependsOn(x, Object.values(pass.parameters)))
      throw new Error(`${name} normalizes features that are learned; run whole batches`)
  }
  addOutput('gradient', pass.gradient)
  return trainingModel(graph, pass)
}

/** What batch normalization needs to know of a whole batch, for `gradientModel`. In: the network's inputs.
 *  Out: `statistics`, laid out as `statisticsSites` says. Undefined where the network does not normalize over it. */
export function statisticsModel(plan: TrainingPlan): Uint8Array | undefined {
  const { graph, sites } = measuredForwardPass(plan)
  if (sites.length === 0) return undefined
  const flat = sites.flatMap(({ statistics: { mean, variance, count } }) =>
    [mean, variance, count].map((tensor) => reshapeNode(tensor, [knownSize(tensor.shape, 1)])),
  )
  addOutput('statistics', concatenateNode(flat, 0))
  return modelBytes(graph)
}

/** Where the network normalizes over the batch, in the order of the vector of statistics. */
export function statisticsSites(plan: TrainingPlan): StatisticsSite[] {
  return measuredForwardPass(plan).sites.map(({ name, statistics }) => ({
    name,
    features: knownSize(statistics.mean.shape, 1),
  }))
}

/** AdamW with a gradient that has been added up. State as in `stepModel`, without buffers; also in: `gradient`, `rates`. */
export function applyModel(plan: TrainingPlan): Uint8Array {
  const graph = newGraph(`${plan.network.name}_apply`, plan.kernels ?? KERNELS.cpu)
  const shape = [totalSize(plan.network.parameters)]
  addOptimizer(plan, {
    weights: addInput(graph, 'weights', { shape }),
    gradient: addInput(graph, 'gradient', { shape }),
  })
  return modelBytes(graph)
}

function trainingModel(graph: Graph, { dropoutMasks, outputs }: ForwardPass): TrainingModel {
  const shapes = Object.entries(outputs).map(([name, { shape }]) => ({ name, shape: knownShape(shape) }))
  return { bytes: modelBytes(graph), dropoutMasks, outputs: shapes }
}

interface MeasuredSite {
  readonly name: string
  readonly statistics: BatchStatistics
}

function measuredForwardPass(plan: TrainingPlan): { graph: Graph; sites: MeasuredSite[] } {
  const graph = newGraph(`${plan.network.name}_statistics`, plan.kernels ?? KERNELS.cpu)
  const sites: MeasuredSite[] = []
  buildForwardPass(graph, plan, (site) => measured(site, sites))
  return { graph, sites }
}

/** Normalizes by the statistics of the batch, and notes them. */
function measured(site: NormalizationSite, sites: MeasuredSite[]): Tensor {
  const statistics = batchStatistics(site.x, site.present)
  sites.push({ name: site.name, statistics })
  return batchNormalization(site.x, statistics, site)
}

/** The statistics of each site, cut out of the input `statistics`. */
function givenStatistics(graph: Graph, sites: readonly StatisticsSite[]): BatchStatistics[] {
  const flat = addInput(graph, 'statistics', { shape: [statisticsSize(sites)] })
  const sizes = sites.flatMap(({ features }) => [features, features, 1])
  const pieces = splitNode(flat, { axis: 0, sizes }).map((piece) => reshapeNode(piece, [1, knownSize(piece.shape, 0)]))
  return sites.map((_, i) => {
    const [mean, variance, count] = pieces.slice(3 * i, 3 * i + 3) as [Tensor, Tensor, Tensor]
    return { mean, variance, count }
  })
}

/** `next_buffers`: each running statistic a share closer to the batch's; other buffers as they were. */
function addRunningStatistics(graph: Graph, { network }: TrainingPlan, sites: readonly MeasuredSite[]): void {
  const buffers = placed(network.buffers)
  const flat = addInput(graph, 'buffers', { shape: [totalSize(network.buffers)] })
  const pieces = splitNode(flat, { axis: 0, sizes: buffers.map(({ size }) => size) })
  const updated = buffers.map(({ name, size }, i) => {
    const before = pieces[i] as Tensor
    const measurement = measurementFor(name, sites)
    if (measurement === undefined) return before
    return binaryNode(
      'Add',
      binaryNode('Mul', before, 1 - RUNNING_SHARE),
      binaryNode('Mul', reshapeNode(measurement, [size]), RUNNING_SHARE),
    )
  })
  addOutput('next_buffers', concatenateNode(updated, 0))
}

/** What the running statistic of that name moves toward: [1, features]. Variances are those of a sample. */
function measurementFor(buffer: string, sites: readonly MeasuredSite[]): Tensor | undefined {
  for (const { name, statistics } of sites) {
    if (buffer === `${name}.running_mean`) return statistics.mean
    if (buffer === `${name}.running_var`) {
      const degrees = binaryNode('Max', binaryNode('Sub', statistics.count, 1), 1)
      return binaryNode('Mul', statistics.variance, binaryNode('Div', statistics.count, degrees))
    }
  }
  return undefined
}

function addOptimizer(plan: TrainingPlan, { weights, gradient }: { weights: Tensor; gradient: Tensor }): void {
  const { graph, shape } = weights
  const inputs = {
    weights,
    gradient,
    firstMoment: addInput(graph, 'first_moment', { shape }),
    secondMoment: addInput(graph, 'second_moment', { shape }),
    rates: addInput(graph, 'rates', { shape: [ADAMW_RATES] }),
    decayMask: decayMask(graph, plan),
  }
  const { state, gradientLength } = adamWStep(inputs, plan.optimizer)
  addOutput('next_weights', state.weights)
  addOutput('next_first_moment', state.firstMoment)
  addOutput('next_second_moment', state.secondMoment)
  if (gradientLength !== undefined) addOutput('gradient_length', gradientLength)
}

function decayMask(graph: Graph, { network, decays }: TrainingPlan): Tensor | undefined {
  if (decays === undefined) return undefined
  const pieces = network.parameters.map((parameter) =>
    floatConstant(graph, new Float32Array(totalSize([parameter])).fill(decays(parameter) ? 1 : 0), [
      totalSize([parameter]),
    ]),
  )
  return concatenateNode(pieces, 0)
}
