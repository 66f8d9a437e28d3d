/** The dropout masks of a model: their memory, drawn anew for every run. */
import type { Tensor } from 'onnxruntime-node'
import type { Random } from '../../ml/base/random.ts'
import { drawDropoutMask } from '../../ml/network/dropout.ts'
import { sizeOfShape } from '../../ml/network/parameters.ts'
import type { DropoutMask } from '../../ml/network/trainingGraph.ts'
import { type Feeds, floatTensor } from './session.ts'

export interface DrawnMasks {
  /** What to feed; `draw` changes the numbers in place. */
  readonly feeds: Feeds
  draw(random: Random): void
}

export function dropoutMasks(masks: readonly DropoutMask[]): DrawnMasks {
  const tensors = masks.map((mask) => floatTensor(new Float32Array(sizeOfShape(mask.shape)), mask.shape))
  return {
    feeds: Object.fromEntries(masks.map(({ input }, i) => [input, tensors[i] as Tensor])),
    draw(random) {
      for (const [i, { input, rate }] of masks.entries()) {
        drawDropoutMask(tensors[i]?.data as Float32Array, rate, random.fork(input))
      }
    },
  }
}
