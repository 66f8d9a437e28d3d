/** The dropout masks of a model: their memory, and how they are drawn. */

import { randomFrom } from '../../ml/base/random.ts'
import { drawDropoutMask } from '../../ml/network/dropout.ts'
import { sizeOfShape } from '../../ml/network/parameters.ts'
import type { DropoutMask } from '../../ml/network/trainingGraph.ts'
import type { InferenceSession } from '../inference/onnxRuntime.ts'
import { type Feeds, floatTensor } from './session.ts'

/** What a model is run with, beside what it is fed. */
export interface ChanceAndSession {
  /** Where dropout's chance begins. */
  readonly seed: number
  readonly session: InferenceSession.SessionOptions
}

export interface DropoutMasks {
  /** What to feed; `draw` changes the numbers in place. */
  readonly feeds: Feeds
  /** The same seed, step and part draw the same masks. */
  draw(step: number, part: number): void
}

export function dropoutMasks(masks: readonly DropoutMask[], seed: number): DropoutMasks {
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
