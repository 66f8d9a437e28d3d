/** Examples as the numbers that a training step is fed. */
import { type EncodedFrames, encodeFrames, type FeatureSet, PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import { ASSIGNMENTS } from '../../ml/football/assignments.ts'
import { COVERAGES } from '../../ml/football/coverage.ts'
import { softClasses } from '../../ml/network/loss.ts'
import type { LabelledPlay, PlayFrame } from '../../ml/training/dataset.ts'
import { defenderClasses, MATCH_UP_CLASSES } from '../../ml/training/defenderLabels.ts'
import type { Standardization } from '../../ml/training/recipe.ts'
import type { Example } from '../../ml/training/sampling.ts'
import type { TrainingBatch } from './batch.ts'

/** Zone is class 0 and man class 1, as in the seed. */
export const MAN = 1

/** A batch of `size` examples. A short last batch is filled up with empty frames of weight 0. */
export function exampleBatch(
  examples: readonly Example[],
  features: FeatureSet,
  { size, labelSmoothing }: { readonly size: number; readonly labelSmoothing: number },
): TrainingBatch {
  const { tokens, present, slots } = encodedExamples(examples, features, size)
  const classes = (classOf: (play: LabelledPlay) => number) =>
    Array.from({ length: size }, (_, i) => (examples[i] === undefined ? -1 : classOf(examples[i].play)))
  const manZone = classes((play) => Number(play.manZone === 'man'))
  const coverage = classes((play) => (play.coverage === null ? -1 : COVERAGES.indexOf(play.coverage)))
  return {
    tokens,
    present,
    manZone: softClasses(manZone, { count: 2, smoothing: labelSmoothing }),
    manZone_weight: whereKnown(manZone),
    coverageClass: softClasses(coverage, { count: COVERAGES.length, smoothing: labelSmoothing }),
    coverageClass_weight: whereKnown(coverage),
    ...defenderBatch(examples, slots, { size, labelSmoothing }),
  }
}

/** Jobs and match-ups of the defenders who are shown. Match-ups are not smoothed: a receiver who is hidden has no
 *  probability at all. */
function defenderBatch(
  examples: readonly Example[],
  slots: Int16Array,
  { size, labelSmoothing }: { readonly size: number; readonly labelSmoothing: number },
): TrainingBatch {
  const each = Array.from({ length: size }, (_, row) => {
    const ofRow = slots.subarray(row * PLAYER_SLOTS, (row + 1) * PLAYER_SLOTS)
    return defenderClasses(examples[row]?.play.defenders ?? null, ofRow)
  })
  const assignments = each.flatMap((row) => row.assignments)
  const matchUps = each.flatMap((row) => row.matchUps)
  return {
    assignmentClass: softClasses(assignments, { count: ASSIGNMENTS.length, smoothing: labelSmoothing }),
    assignmentClass_weight: whereKnown(assignments),
    matchUpClass: softClasses(matchUps, { count: MATCH_UP_CLASSES }),
    matchUpClass_weight: whereKnown(matchUps),
  }
}

function whereKnown(classes: readonly number[]): Float32Array {
  return Float32Array.from(classes, (label) => (label < 0 ? 0 : 1))
}

/** Frames as a network reads them, each encoded for itself: tokens [frames, 22, features], present [frames, 22]. */
export function encodedFrames(frames: readonly PlayFrame[], features: FeatureSet) {
  const asExamples = frames.map((frame) => ({
    ...frame,
    isMirrored: false,
    isOrientationForgotten: false,
    historyKept_frames: null,
    changes: [],
  }))
  return encodedExamples(asExamples, features, frames.length)
}

function encodedExamples(examples: readonly Example[], features: FeatureSet, size: number) {
  const width = features.features.length
  const tokens = new Float32Array(size * PLAYER_SLOTS * width)
  const present = new Float32Array(size * PLAYER_SLOTS)
  const slots = new Int16Array(size * PLAYER_SLOTS).fill(-1)
  examples.forEach((example, row) => {
    const encoded = shownFrame(example, features)
    tokens.set(encoded.features, row * PLAYER_SLOTS * width)
    present.set(encoded.mask, row * PLAYER_SLOTS)
    slots.set(encoded.tracks, row * PLAYER_SLOTS)
  })
  return { tokens, present, slots }
}

/** The one frame of an example, with all that training does to it; a player who is hidden has no track. */
function shownFrame(example: Example, features: FeatureSet): EncodedFrames {
  const { isMirrored, isOrientationForgotten, historyKept_frames, changes } = example
  const width = features.features.length
  const encoded = encodedFrame(example, features)
  for (let slot = 0; slot < PLAYER_SLOTS; slot++) {
    if (encoded.mask[slot] === 0) continue
    const at = slot * width
    if (isMirrored) features.mirror(encoded.features, at)
    if (isOrientationForgotten) features.forgetOrientation(encoded.features, at)
    if (historyKept_frames !== null) features.forgetHistory?.(encoded.features, at, historyKept_frames)
    const change = changes[slot] ?? 'kept'
    if (change === 'hidden') [encoded.mask[slot], encoded.tracks[slot]] = [0, -1]
    else if (change !== 'kept') features.nudge(encoded.features, at, change)
  }
  return encoded
}

/** The frame as it is; a copy where it was encoded before. */
function encodedFrame({ play, frame }: PlayFrame, features: FeatureSet): EncodedFrames {
  const { encoded } = play
  if (encoded === undefined) return encodeFrames(features, play, [frame])
  const part = <Kind extends Float32Array | Int16Array>(all: Kind, size: number) =>
    all.slice(frame * size, (frame + 1) * size) as Kind
  return {
    frameCount: 1,
    features: part(encoded.features, PLAYER_SLOTS * features.features.length),
    mask: part(encoded.mask, PLAYER_SLOTS),
    tracks: part(encoded.tracks, PLAYER_SLOTS),
    known: part(encoded.known, 2),
  }
}

/** Mean and deviation of each feature over the players of these examples. Features that say yes or no, and cosines
 *  and sines, keep their scale: they lie between -1 and 1 already. */
export function standardizationOf(examples: readonly Example[], features: FeatureSet): Standardization {
  const width = features.features.length
  const { tokens, present } = encodedExamples(examples, features, examples.length)
  const sums = new Float64Array(width)
  const squares = new Float64Array(width)
  let players = 0
  for (let cell = 0; cell < present.length; cell++) {
    if (present[cell] === 0) continue
    players++
    for (let feature = 0; feature < width; feature++) {
      const value = tokens[cell * width + feature] as number
      sums[feature] = (sums[feature] as number) + value
      squares[feature] = (squares[feature] as number) + value * value
    }
  }
  const isScaled = features.features.map((name) => /_yd/.test(name))
  const mean = [...sums].map((sum, feature) => (isScaled[feature] ? sum / players : 0))
  const deviation = [...squares].map((square, feature) => {
    const variance = square / players - (mean[feature] as number) ** 2
    return isScaled[feature] ? Math.sqrt(Math.max(variance, LEAST_VARIANCE)) : 1
  })
  return { mean, deviation }
}

/** A feature that never changes in the training set must not blow up outside it. */
const LEAST_VARIANCE = 1e-4
