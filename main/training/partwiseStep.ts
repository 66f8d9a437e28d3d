/** Takes a training step part by part: the gradients of the parts are added up, and applied once. */
import type { InferenceSession } from 'onnxruntime-node'
import { updatedBuffers } from '../../ml/network/batchStatistics.ts'
import { totalSize } from '../../ml/network/parameters.ts'
import { applyModel, gradientModel, statisticsModel, statisticsSites } from '../../ml/network/training.ts'
import type { TrainingPlan } from '../../ml/network/trainingGraph.ts'
import { batchFeeds, type TrainingBatch } from './batch.ts'
import { type GradientSource, openOwnThread, openThreads } from './gradientSource.ts'
import { PartTotal } from './partTotal.ts'
import { FixedSession, floatTensor, type PlainFeeds, tensorsOf } from './session.ts'
import { nextStateFeeds, type StepEngine, type StepRequest, stateFeeds } from './stepEngine.ts'

export interface PartwiseOptions {
  /** Divides the plan's batch. */
  readonly examplesPerRun: number
  readonly seed: number
  readonly session: InferenceSession.SessionOptions
  /** Threads that share the work; all of it is done in this one when left out. */
  readonly threads?: { readonly count: number; readonly worker: string | URL } | undefined
}

export async function openPartwiseStep(plan: TrainingPlan, options: PartwiseOptions): Promise<StepEngine> {
  // beside threads of our own the runtime's would only wait, and keep processors busy with that
  const session = options.threads === undefined ? options.session : { ...options.session, intraOpNumThreads: 1 }
  const statistics = await openStatistics(plan, session)
  const gradient = await openGradient(plan, options)
  const apply = await FixedSession.open(applyModel(plan), session)
  return {
    async run(request) {
      const { state, next, rates } = request
      const known = await statistics?.run(request.batch)
      const { gradient: sum, ...report } = await gradient.run(request, known?.feeds ?? {})
      const { next_buffers: _, ...vectors } = nextStateFeeds(next)
      await apply.run({ ...stateFeeds(state), rates: floatTensor(rates), gradient: floatTensor(sum) }, vectors)
      next.buffers.set(known === undefined ? state.buffers : known.updated(state.buffers))
      return { ...report, gradientLength: apply.output('gradient_length')?.[0] }
    },
    async dispose() {
      await Promise.all([statistics?.dispose(), gradient.dispose(), apply.dispose()])
    },
  }
}

/** What batch normalization needs to know of the whole batch, for networks that have it. */
async function openStatistics(plan: TrainingPlan, options: InferenceSession.SessionOptions) {
  const model = statisticsModel(plan)
  if (model === undefined) return undefined
  const sites = statisticsSites(plan)
  const session = await FixedSession.open(model, options)
  return {
    async run(batch: TrainingBatch) {
      await session.run(tensorsOf(batchFeeds(plan, batch)))
      const statistics = session.output('statistics') as Float32Array
      return {
        feeds: { statistics: { values: statistics, shape: [statistics.length] } },
        updated: (buffers: Float32Array) => updatedBuffers(plan.network, { sites, statistics, buffers }),
      }
    },
    dispose: () => session.dispose(),
  }
}

/** The gradient of the whole batch, its loss, and the network's outputs. */
async function openGradient(plan: TrainingPlan, options: PartwiseOptions) {
  const count = plan.batch / options.examplesPerRun
  if (!Number.isInteger(count)) {
    throw new Error(`${plan.batch} examples are no whole number of runs of ${options.examplesPerRun}`)
  }
  const weightCount = totalSize(plan.network.parameters)
  const source = await openSource({ ...plan, batch: options.examplesPerRun }, options)
  const total = new PartTotal(count, weightCount)
  const runPart = async (lane: number, part: number, { batch, step }: StepRequest, statistics: PlainFeeds) => {
    const examples = { start: part * options.examplesPerRun, count: options.examplesPerRun }
    const feeds = { ...batchFeeds(plan, batch, examples), ...statistics }
    total.add(part, await source.run(lane, { step, part, feeds }))
  }
  return {
    async run(request: StepRequest, statistics: PlainFeeds) {
      total.clear()
      source.setWeights(request.state.weights)
      let next = 0
      const lanes = Array.from({ length: source.lanes }, async (_, lane) => {
        for (let part = next++; part < count; part = next++) await runPart(lane, part, request, statistics)
      })
      // every lane comes to its end, also when another has failed: none may run into the next step
      for (const end of await Promise.allSettled(lanes)) if (end.status === 'rejected') throw end.reason
      return total.result()
    },
    dispose: () => source.dispose(),
  }
}

function openSource(plan: TrainingPlan, { threads, ...options }: PartwiseOptions): Promise<GradientSource> {
  const model = gradientModel(plan)
  if (threads === undefined) return openOwnThread(model, options)
  return openThreads(model, options, { ...threads, weightCount: totalSize(plan.network.parameters) })
}
