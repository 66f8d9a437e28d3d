/** What an open network says of labelled frames, before calibration. */

import { type FeatureSet, PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import type { PlayFrame } from '../../ml/training/dataset.ts'
import { type InferenceSession, Tensor } from '../inference/onnxRuntime.ts'
import { encodedFrames } from './exampleBatch.ts'

/** Frames in one run. */
const BATCH = 512

/** The logit of man minus that of zone for each frame, in order. */
export async function readLogits(
  session: InferenceSession,
  frames: readonly PlayFrame[],
  features: FeatureSet,
): Promise<Float32Array> {
  const differences = new Float32Array(frames.length)
  for (let start = 0; start < frames.length; start += BATCH) {
    const some = frames.slice(start, start + BATCH)
    const { tokens, present } = encodedFrames(some, features)
    const { logits } = await session.run({
      tokens: new Tensor('float32', tokens, [some.length, PLAYER_SLOTS, features.features.length]),
      present: new Tensor('float32', present, [some.length, PLAYER_SLOTS]),
    })
    const values = logits?.data as Float32Array
    for (let i = 0; i < some.length; i++)
      differences[start + i] = (values[2 * i + 1] as number) - (values[2 * i] as number)
  }
  return differences
}
