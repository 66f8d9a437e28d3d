/** Runs the gradient of one part of a batch, in whatever thread it is asked. */
import type { InferenceSession } from 'onnxruntime-node'
import { randomFrom } from '../../ml/base/random.ts'
import { drawDropoutMask } from '../../ml/network/dropout.ts'
import { sizeOfShape } from '../../ml/network/parameters.ts'
import type { TrainingModel } from '../../ml/network/training.ts'
import { type Feeds, FixedSession, floatTensor, networkOutputs, type PlainFeeds, tensorsOf } from './session.ts'

/** What a part needs, in a form that can cross to another thread. */
export interface PartRequest {
  readonly step: number
  readonly part: number
  /** Inputs, labels, label weights, and statistics of the whole batch. */
  readonly feeds: PlainFeeds
}

/** Memory that the next part in the same lane writes over. */
export interface PartResult {
  readonly loss: number
  /** The network's outputs. */
  readonly outputs: readonly (readonly [string, Float32Array])[]
  /** By the flat weights. */
  readonly gradient: Float32Array
}

export interface PartRunnerOptions {
  /** Where dropout's chance begins. */
  readonly seed: number
  readonly session: InferenceSession.SessionOptions
}

export class PartRunner {
  private readonly session: FixedSession
  private readonly masks: DropoutMasks

  private constructor(session: FixedSession, masks: DropoutMasks) {
    this.session = session
    this.masks = masks
  }

  /** Opens what `gradientModel` built. */
  static async open(model: TrainingModel, { seed, session }: PartRunnerOptions): Promise<PartRunner> {
    return new PartRunner(await FixedSession.open(model.bytes, session), dropoutMasks(model, seed))
  }

  async run(weights: Float32Array, { step, part, feeds }: PartRequest): Promise<PartResult> {
    this.masks.draw(step, part)
    await this.session.run({ ...tensorsOf(feeds), ...this.masks.feeds, weights: floatTensor(weights) })
    return {
      loss: this.session.output('loss')?.[0] as number,
      outputs: networkOutputs(this.session),
      gradient: this.session.output('gradient') as Float32Array,
    }
  }

  async dispose(): Promise<void> {
    await this.session.dispose()
  }
}

export interface DropoutMasks {
  /** What to feed; `draw` changes the numbers in place. */
  readonly feeds: Feeds
  /** The same seed, step and part draw the same masks. */
  draw(step: number, part: number): void
}

export function dropoutMasks({ dropoutMasks: masks }: TrainingModel, seed: number): DropoutMasks {
  const memory = masks.map(({ shape }) => new Float32Array(sizeOfShape(shape)))
  const tensors = masks.map(({ input, shape }, i) => [input, floatTensor(memory[i] as Float32Array, shape)])
  return {
    feeds: Object.fromEntries(tensors),
    draw(step, part) {
      const random = randomFrom(seed).fork(step).fork(part)
      for (const [i, { input, rate }] of masks.entries()) {
        drawDropoutMask(memory[i] as Float32Array, rate, random.fork(input))
      }
    },
  }
}
