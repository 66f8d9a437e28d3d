/** What takes a training step, and the engine that takes it in one run of the model. */
import { stepModel } from '../../ml/network/training.ts'
import type { TrainingPlan } from '../../ml/network/trainingGraph.ts'
import { batchFeeds, type TrainingBatch } from './batch.ts'
import { type ChanceAndSession, dropoutMasks } from './dropoutMasks.ts'
import { type Feeds, FixedSession, floatTensor } from './session.ts'

/** The vectors that a step changes. */
export interface StateVectors {
  readonly weights: Float32Array
  readonly firstMoment: Float32Array
  readonly secondMoment: Float32Array
  readonly buffers: Float32Array
}

export interface StepRequest {
  /** Complete, as `completeBatch` makes it. */
  readonly batch: TrainingBatch
  /** As `adamWRates` gives them. */
  readonly rates: Float32Array
  readonly state: StateVectors
  /** Where the state after the step is written. */
  readonly next: StateVectors
  /** Counts from 1; dropout masks are drawn from it. */
  readonly step: number
}

export interface StepReport {
  readonly loss: number
  /** Before it was limited; undefined where the optimizer does not limit it. */
  readonly gradientLength: number | undefined
  /** The network's outputs for the whole batch, before the step. The next step writes over them. */
  readonly outputs: ReadonlyMap<string, Float32Array>
}

export interface StepEngine {
  run(request: StepRequest): Promise<StepReport>
  dispose(): Promise<void>
}

/** Forward, backward and AdamW in one run. */
export async function openWholeStep(plan: TrainingPlan, options: ChanceAndSession): Promise<StepEngine> {
  const model = stepModel(plan)
  const session = await FixedSession.open(model.bytes, options.session)
  const masks = dropoutMasks(model.dropoutMasks, options.seed)
  return {
    async run({ batch, rates, state, next, step }) {
      masks.draw(step, 0)
      await session.run(
        { ...batchFeeds(plan, batch), ...stateFeeds(state), ...masks.feeds, rates: floatTensor(rates) },
        nextStateFeeds(next),
      )
      return {
        loss: session.output('loss')?.[0] as number,
        gradientLength: session.output('gradient_length')?.[0],
        outputs: new Map(model.outputs.map(({ name }) => [name, session.output(name) as Float32Array])),
      }
    },
    dispose: () => session.dispose(),
  }
}

/** State vectors under the names that models read them by. */
export function stateFeeds(state: StateVectors): Feeds {
  return {
    weights: floatTensor(state.weights),
    first_moment: floatTensor(state.firstMoment),
    second_moment: floatTensor(state.secondMoment),
    buffers: floatTensor(state.buffers),
  }
}

/** State vectors under the names that models write them by; buffers only where there are any. */
export function nextStateFeeds({ buffers, ...vectors }: StateVectors): Feeds {
  return {
    next_weights: floatTensor(vectors.weights),
    next_first_moment: floatTensor(vectors.firstMoment),
    next_second_moment: floatTensor(vectors.secondMoment),
    ...(buffers.length > 0 ? { next_buffers: floatTensor(buffers) } : {}),
  }
}
