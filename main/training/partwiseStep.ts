/** Takes a training step part by part: the gradients of the parts are added up, and applied once. */

import { updatedBuffers } from '../../ml/network/batchStatistics.ts'
import { applyModel, statisticsModel, statisticsSites } from '../../ml/network/training.ts'
import type { TrainingPlan } from '../../ml/network/trainingGraph.ts'
import type { InferenceSession } from '../inference/onnxRuntime.ts'
import { batchFeeds, type TrainingBatch } from './batch.ts'
import { BatchGradient, type PartOptions } from './batchGradient.ts'
import { FixedSession, floatTensor } from './session.ts'
import { nextStateFeeds, type StepEngine, stateFeeds } from './stepEngine.ts'

export async function openPartwiseStep(plan: TrainingPlan, given: PartOptions): Promise<StepEngine> {
  // beside threads of our own the runtime's would only wait, and keep processors busy with that
  const session = given.threads === undefined ? given.session : { ...given.session, intraOpNumThreads: 1 }
  const statistics = await openStatistics(plan, session)
  const gradient = await BatchGradient.open(plan, { ...given, session })
  const apply = await FixedSession.open(applyModel(plan), session)
  return {
    async run(request) {
      const { batch, state, next, rates, step } = request
      const known = await statistics?.run(batch)
      await gradient.run({ batch, step, weights: state.weights, statistics: known?.values ?? new Float32Array(0) })
      const { next_buffers: _, ...vectors } = nextStateFeeds(next)
      await apply.run({ ...stateFeeds(state), rates: floatTensor(rates), gradient: floatTensor(gradient.sum) }, vectors)
      next.buffers.set(known === undefined ? state.buffers : known.updated(state.buffers))
      return {
        loss: gradient.loss(),
        gradientLength: apply.output('gradient_length')?.[0],
        outputs: gradient.outputs,
      }
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
      await session.run(batchFeeds(plan, batch))
      const values = session.output('statistics') as Float32Array
      const updated = (buffers: Float32Array) => updatedBuffers(plan.network, { sites, statistics: values, buffers })
      return { values, updated }
    },
    dispose: () => session.dispose(),
  }
}
