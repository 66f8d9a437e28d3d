/** What an open network says of labelled frames, before calibration. */
import { type FeatureSet, PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import { MEMBER_LOGITS } from '../../ml/network/ensemble.ts'
import { COVERAGE_LOGITS } from '../../ml/network/network.ts'
import type { PlayFrame } from '../../ml/training/dataset.ts'
import { type InferenceSession, Tensor } from '../inference/onnxRuntime.ts'
import { encodedFrames } from './exampleBatch.ts'

/** Frames in one run. */
const BATCH = 512

/** What was said of one frame: the logit of man minus that of zone. */
export interface FrameLogit {
  readonly logit: number
  /** Each member's by itself; empty where the network has none. */
  readonly memberLogits: readonly number[]
  /** One for each of the seven coverages; empty where the network has no head for them. */
  readonly coverageLogits: readonly number[]
}

/** What the network says of each frame, in order. */
export async function readLogits(
  session: InferenceSession,
  frames: readonly PlayFrame[],
  features: FeatureSet,
): Promise<FrameLogit[]> {
  const said: FrameLogit[] = []
  for (let start = 0; start < frames.length; start += BATCH) {
    const some = frames.slice(start, start + BATCH)
    const { tokens, present } = encodedFrames(some, features)
    const {
      logits,
      [COVERAGE_LOGITS]: coverage,
      [MEMBER_LOGITS]: memberLogits,
    } = await session.run({
      tokens: new Tensor('float32', tokens, [some.length, PLAYER_SLOTS, features.features.length]),
      present: new Tensor('float32', present, [some.length, PLAYER_SLOTS]),
    })
    const together = manMinusZone(logits?.data as Float32Array)
    const alone = manMinusZone((memberLogits?.data ?? new Float32Array()) as Float32Array)
    const members = alone.length / some.length
    const coverages = (coverage?.data ?? new Float32Array()) as Float32Array
    const classes = coverages.length / some.length
    together.forEach((logit, i) => {
      const coverageLogits = [...coverages.subarray(i * classes, (i + 1) * classes)]
      said.push({ logit, memberLogits: alone.slice(i * members, (i + 1) * members), coverageLogits })
    })
  }
  return said
}

/** Pairs of logits, zone before man, as the difference of each pair. */
function manMinusZone(logits: Float32Array): number[] {
  return Array.from({ length: logits.length / 2 }, (_, i) => (logits[2 * i + 1] as number) - (logits[2 * i] as number))
}
