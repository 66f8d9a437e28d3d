/** Takes a training step part by part: the gradients of the parts are added up, and applied once. */
import type { InferenceSession } from 'onnxruntime-node'
import { mergedStatistics, updatedBuffers } from '../../ml/network/batchStatistics.ts'
import { totalSize } from '../../ml/network/parameters.ts'
import { applyModel, gradientModel, statisticsModel, statisticsSites } from '../../ml/network/training.ts'
import type { TrainingPlan } from '../../ml/network/trainingGraph.ts'
import { batchFeeds, type TrainingBatch } from './batch.ts'
import { dropoutMasks } from './dropoutMasks.ts'
import { type Feeds, FixedSession, floatTensor } from './session.ts'
import { networkOutputs, nextStateFeeds, type StepEngine, type StepRequest, stateFeeds } from './stepEngine.ts'

/** A batch and how it is cut. */
interface Parts {
  /** Its `batch` is that of a part. */
  readonly plan: TrainingPlan
  readonly count: number
}

/** `plan.batch` examples a step, `examplesPerRun` a run; the first is a multiple of the second. */
export async function openPartwiseStep(
  plan: TrainingPlan,
  examplesPerRun: number,
  options: InferenceSession.SessionOptions,
): Promise<StepEngine> {
  const parts = { plan: { ...plan, batch: examplesPerRun }, count: plan.batch / examplesPerRun }
  if (!Number.isInteger(parts.count)) {
    throw new Error(`${plan.batch} examples are no whole number of runs of ${examplesPerRun}`)
  }
  const statistics = await openStatistics(parts, options)
  const gradient = await openGradient(parts, options)
  const apply = await FixedSession.open(applyModel(plan), options)
  return {
    async run(request) {
      const { state, next, rates } = request
      const known = await statistics?.run(request.batch)
      next.buffers.set(known === undefined ? state.buffers : known.updated(state.buffers))
      const { sum, ...report } = await gradient.run(request, known?.feeds ?? {})
      const { next_buffers: _, ...vectors } = nextStateFeeds(next)
      await apply.run({ ...stateFeeds(state), rates: floatTensor(rates), gradient: floatTensor(sum) }, vectors)
      return { ...report, gradientLength: apply.output('gradient_length')?.[0] }
    },
    async dispose() {
      await Promise.all([statistics?.dispose(), gradient.dispose(), apply.dispose()])
    },
  }
}

/** The statistics of the whole batch, for networks that normalize over it. */
async function openStatistics({ plan, count }: Parts, options: InferenceSession.SessionOptions) {
  const model = statisticsModel(plan)
  if (model === undefined) return undefined
  const sites = statisticsSites(plan)
  const session = await FixedSession.open(model, options)
  return {
    async run(batch: TrainingBatch) {
      const measured: Float32Array[] = []
      for (let part = 0; part < count; part++) {
        await session.run(partFeeds(plan, batch, part))
        measured.push(Float32Array.from(session.output('statistics') ?? []))
      }
      const statistics = mergedStatistics(sites, measured)
      return {
        feeds: { statistics: floatTensor(statistics) },
        updated: (buffers: Float32Array) => updatedBuffers(plan.network, { sites, statistics, buffers }),
      }
    },
    dispose: () => session.dispose(),
  }
}

/** The gradient of the whole batch, and what else the parts give. */
async function openGradient({ plan, count }: Parts, options: InferenceSession.SessionOptions) {
  const model = gradientModel(plan)
  const session = await FixedSession.open(model.bytes, options)
  const masks = dropoutMasks(model.dropoutMasks)
  const outputs = new Map(networkOutputs(session).map(([name, one]) => [name, new Float32Array(one.length * count)]))
  let sum = new Float32Array(totalSize(plan.network.parameters))
  let before = sum.slice()
  return {
    async run({ batch, state, random }: StepRequest, known: Feeds) {
      sum.fill(0)
      let loss = 0
      for (let part = 0; part < count; part++) {
        ;[sum, before] = [before, sum]
        masks.draw(random.fork(part))
        const feeds = { ...partFeeds(plan, batch, part), ...masks.feeds, ...known }
        await session.run(
          { ...feeds, weights: floatTensor(state.weights), gradient_sum: floatTensor(before) },
          { next_gradient_sum: floatTensor(sum) },
        )
        loss += session.output('loss')?.[0] as number
        for (const [name, values] of networkOutputs(session)) outputs.get(name)?.set(values, part * values.length)
      }
      return { sum, loss, outputs }
    },
    dispose: () => session.dispose(),
  }
}

function partFeeds(plan: TrainingPlan, batch: TrainingBatch, part: number): Feeds {
  return batchFeeds(plan, batch, { start: part * plan.batch, count: plan.batch })
}
