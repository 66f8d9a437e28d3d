/** Judges a model on labelled plays, moment by moment. */
import { encodeFrames, PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import { COVERAGES } from '../../ml/football/coverage.ts'
import type { Seconds } from '../../ml/football/units.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import type { JudgedRead, ReadsAtMoment } from '../../ml/report/judgedReads.ts'
import { framesAtMoment, type LabelledPlay, type PlayFrame } from '../../ml/training/dataset.ts'
import { type MomentMetrics, momentMetrics } from '../../ml/training/evaluation.ts'
import type { InferenceThread } from '../inference/inferenceThread.ts'

export interface JudgedMoment {
  readonly metrics: MomentMetrics
  readonly reads: readonly JudgedRead[]
}

/** Frames that are handed to the model together: between two such parts a key press comes through. */
const FRAMES_AT_ONCE = 512

interface EvaluateOptions {
  readonly moments: readonly Seconds[]
  readonly signal: AbortSignal
  /** How much of the work is done, from 0 to 1. */
  onProgress?(share: number): void
}

/** The figures of a model at each moment, on the plays that have all 22 players in the moment's frame. */
export async function evaluateModel(
  model: InferenceThread,
  plays: readonly LabelledPlay[],
  options: EvaluateOptions,
): Promise<JudgedMoment[]> {
  const moments = await readMoments(model, plays, options)
  return moments.map(({ seconds, reads }) => ({ metrics: momentMetrics(seconds, reads), reads }))
}

/** What a model reads at each moment, on the plays that have all 22 players in the moment's frame. */
export async function readMoments(
  model: InferenceThread,
  plays: readonly LabelledPlay[],
  { moments, signal, onProgress }: EvaluateOptions,
): Promise<ReadsAtMoment[]> {
  const read: ReadsAtMoment[] = []
  for (const [index, moment] of moments.entries()) {
    const frames = framesAtMoment(plays, moment)
    const reads: JudgedRead[] = []
    while (reads.length < frames.length) {
      signal.throwIfAborted()
      reads.push(...(await judgedReads(model, frames.slice(reads.length, reads.length + FRAMES_AT_ONCE))))
      onProgress?.((index + reads.length / frames.length) / moments.length)
    }
    read.push({ seconds: moment, reads })
  }
  return read
}

async function judgedReads(model: InferenceThread, frames: readonly PlayFrame[]): Promise<JudgedRead[]> {
  const { manProbability, coverage } = await readFrames(model, frames)
  const classes = COVERAGES.length
  return frames.map(({ play }, i) => ({
    gameId: play.gameId,
    playId: play.playId,
    manProbability: manProbability[i] as number,
    isMan: play.manZone === 'man',
    coverage: play.coverage,
    coverageProbabilities: coverage && [...coverage.subarray(i * classes, (i + 1) * classes)],
  }))
}

/** Reads single frames of many plays, in one batch. */
function readFrames(model: InferenceThread, frames: readonly PlayFrame[]): Promise<FrameReads> {
  const { features } = model
  const width = PLAYER_SLOTS * features.features.length
  const batch = {
    frameCount: frames.length,
    features: new Float32Array(frames.length * width),
    mask: new Float32Array(frames.length * PLAYER_SLOTS),
    tracks: new Int16Array(frames.length * PLAYER_SLOTS),
    known: new Float32Array(frames.length * 2),
  }
  frames.forEach(({ play, frame }, row) => {
    const encoded = encodeFrames(features, play, [frame])
    batch.features.set(encoded.features, row * width)
    batch.mask.set(encoded.mask, row * PLAYER_SLOTS)
    batch.tracks.set(encoded.tracks, row * PLAYER_SLOTS)
    batch.known.set(encoded.known, row * 2)
  })
  return model.read(batch)
}
