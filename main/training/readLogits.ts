/** What an open network says of labelled frames, before calibration. */
import { type FeatureSet, PLAYER_SLOTS, SLOTS_PER_SIDE } from '../../ml/features/featureSet.ts'
import { ASSIGNMENTS } from '../../ml/football/assignments.ts'
import { MEMBER_LOGITS } from '../../ml/network/ensemble.ts'
import { ASSIGNMENT_LOGITS, COVERAGE_LOGITS, MATCH_UP_LOGITS } from '../../ml/network/network.ts'
import type { PlayFrame } from '../../ml/training/dataset.ts'
import { type JudgedDefender, judgedDefenders } from '../../ml/training/defenderFigures.ts'
import { defenderClasses, MATCH_UP_CLASSES } from '../../ml/training/defenderLabels.ts'
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
  /** The defenders whose jobs are known, judged; none where the network says nothing of them. */
  readonly defenders: readonly JudgedDefender[]
}

/** What the network says of each frame, in order. */
export async function readLogits(
  session: InferenceSession,
  frames: readonly PlayFrame[],
  features: FeatureSet,
): Promise<FrameLogit[]> {
  const all: FrameLogit[] = []
  for (let start = 0; start < frames.length; start += BATCH) {
    const some = frames.slice(start, start + BATCH)
    const { tokens, present, slots } = encodedFrames(some, features)
    const {
      logits,
      [COVERAGE_LOGITS]: coverage,
      [MEMBER_LOGITS]: memberLogits,
      [ASSIGNMENT_LOGITS]: assignments,
      [MATCH_UP_LOGITS]: matchUps,
    } = await session.run({
      tokens: new Tensor('float32', tokens, [some.length, PLAYER_SLOTS, features.features.length]),
      present: new Tensor('float32', present, [some.length, PLAYER_SLOTS]),
    })
    const together = manMinusZone(logits?.data as Float32Array)
    const alone = manMinusZone((memberLogits?.data ?? new Float32Array()) as Float32Array)
    const members = alone.length / some.length
    const coverages = (coverage?.data ?? new Float32Array()) as Float32Array
    const classes = coverages.length / some.length
    const said = assignments &&
      matchUps && { jobs: assignments.data as Float32Array, men: matchUps.data as Float32Array }
    together.forEach((logit, i) => {
      const coverageLogits = [...coverages.subarray(i * classes, (i + 1) * classes)]
      const slotsOfFrame = slots.subarray(i * PLAYER_SLOTS, (i + 1) * PLAYER_SLOTS)
      const defenders = said === undefined ? [] : defendersOf(some[i] as PlayFrame, slotsOfFrame, { said, place: i })
      all.push({ logit, memberLogits: alone.slice(i * members, (i + 1) * members), coverageLogits, defenders })
    })
  }
  return all
}

interface Said {
  /** [frames, 11, assignments] */
  readonly jobs: Float32Array
  /** [frames, 11, 12] */
  readonly men: Float32Array
}

function defendersOf({ play }: PlayFrame, slots: Int16Array, { said, place }: { said: Said; place: number }) {
  const rows = (values: Float32Array, width: number) => {
    const size = SLOTS_PER_SIDE * width
    return values.subarray(place * size, (place + 1) * size)
  }
  return judgedDefenders(defenderClasses(play.defenders ?? null, slots), {
    assignments: rows(said.jobs, ASSIGNMENTS.length),
    matchUps: rows(said.men, MATCH_UP_CLASSES),
  })
}

/** Pairs of logits, zone before man, as the difference of each pair. */
function manMinusZone(logits: Float32Array): number[] {
  return Array.from({ length: logits.length / 2 }, (_, i) => (logits[2 * i + 1] as number) - (logits[2 * i] as number))
}
