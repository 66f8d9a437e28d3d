/** Trains a network step by step on ONNX Runtime, and keeps the state between steps. */

import type { TrainedState } from '../../ml/network/parameters.ts'
import type { TrainingPlan } from '../../ml/network/trainingGraph.ts'
import { adamWRates } from '../../ml/onnx/optimizer.ts'
import type { InferenceSession } from '../inference/onnxRuntime.ts'
import { completeBatch, type TrainingBatch } from './batch.ts'
import { openPartwiseStep } from './partwiseStep.ts'
import { openWholeStep, type StateVectors, type StepEngine, type StepReport } from './stepEngine.ts'

/** Everything that training needs to go on exactly where it stood. */
export interface TrainingState extends StateVectors {
  /** Steps taken. */
  readonly step: number
}

/** The state before the first step. */
export function untrained({ weights, buffers }: TrainedState): TrainingState {
  const zeros = () => new Float32Array(weights.length)
  return { weights, buffers, firstMoment: zeros(), secondMoment: zeros(), step: 0 }
}

/** Examples in a run: the fastest of 16, 32, 64, 128 and 256 for seedTransformer on an EPYC with 512 KiB of second-level
 *  cache a core; 128 is as good. */
export const PROCESSOR_EXAMPLES_PER_RUN = 64

export interface StepperOptions {
  /** Examples in one run of a model; divides the plan's batch, and is all of it when left out. Smaller runs take less
   *  memory and stay within a processor's caches, but are not for networks that normalize learned features. */
  readonly examplesPerRun?: number
  /** Threads that share the runs of a step, and the file of gradient.worker.ts. Best on processors, where each thread
   *  then works for itself; everything happens in this thread when left out. */
  readonly threads?: { readonly count: number; readonly worker: string | URL }
  /** Where dropout's chance begins: the same seed and step give the same masks. */
  readonly seed: number
  readonly session?: InferenceSession.SessionOptions
}

export class TrainingStepper {
  private readonly plan: TrainingPlan
  private readonly engine: StepEngine
  private current: StateVectors
  private spare: StateVectors
  private stepsTaken: number

  private constructor(plan: TrainingPlan, engine: StepEngine, state: TrainingState) {
    this.plan = plan
    this.engine = engine
    this.current = copied(state)
    this.spare = copied(state)
    this.stepsTaken = state.step
  }

  /** Builds and opens the models. Throws when the plan cannot be built or the runtime refuses it. */
  static async open(plan: TrainingPlan, state: TrainingState, options: StepperOptions): Promise<TrainingStepper> {
    const { seed, threads, examplesPerRun = plan.batch, session = {} } = options
    const engine =
      examplesPerRun === plan.batch && threads === undefined
        ? await openWholeStep(plan, { seed, session })
        : await openPartwiseStep(plan, { seed, session, threads, examplesPerRun })
    return new TrainingStepper(plan, engine, state)
  }

  /** Takes one step; one at a time. When it fails the state is what it was before. */
  async step(batch: TrainingBatch, learningRate: number): Promise<StepReport> {
    const step = this.stepsTaken + 1
    const report = await this.engine.run({
      batch: completeBatch(this.plan, batch),
      rates: adamWRates(this.plan.optimizer, { step, learningRate }),
      state: this.current,
      next: this.spare,
      step,
    })
    ;[this.current, this.spare] = [this.spare, this.current]
    this.stepsTaken = step
    return report
  }

  /** Weights and buffers as they are now; the step after the next writes over them. */
  trained(): TrainedState {
    return this.current
  }

  /** A copy of the state: the checkpoint. */
  state(): TrainingState {
    return { ...copied(this.current), step: this.stepsTaken }
  }

  /** Goes on from a state that `state` gave, in this or another process. */
  restore(state: TrainingState): void {
    this.current = copied(state)
    this.stepsTaken = state.step
  }

  async dispose(): Promise<void> {
    await this.engine.dispose()
  }
}

function copied({ weights, firstMoment, secondMoment, buffers }: StateVectors): StateVectors {
  return {
    weights: weights.slice(),
    firstMoment: firstMoment.slice(),
    secondMoment: secondMoment.slice(),
    buffers: buffers.slice(),
  }
}
