/** Judges a model on labelled plays, moment by moment. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
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

/** The figures of a model at each moment, on the plays that have all 22 players in the moment's frame. Errors: as
 *  `readMoments`. */
export async function evaluateModel(
  model: InferenceThread,
  plays: readonly LabelledPlay[],
  options: EvaluateOptions,
): Promise<Result<JudgedMoment[]>> {
  const moments = await readMoments(model, plays, options)
  if (!moments.ok) return moments
  return ok(moments.value.map(({ seconds, reads }) => ({ metrics: momentMetrics(seconds, reads), reads })))
}

/** What a model reads at each moment, on the plays that have all 22 players in the moment's frame. Error:
 *  `prediction-not-finite`, with the first play that it gives no number for. */
export async function readMoments(
  model: InferenceThread,
  plays: readonly LabelledPlay[],
  { moments, signal, onProgress }: EvaluateOptions,
): Promise<Result<ReadsAtMoment[]>> {
  const read: ReadsAtMoment[] = []
  for (const [index, moment] of moments.entries()) {
    const frames = framesAtMoment(plays, moment)
    const reads: JudgedRead[] = []
    while (reads.length < frames.length) {
      signal.throwIfAborted()
      const some = await judgedReads(model, frames.slice(reads.length, reads.length + FRAMES_AT_ONCE))
      const broken = some.find((one) => !isFiniteRead(one))
      if (broken !== undefined) return failed(notFinite(broken, moment))
      reads.push(...some)
      onProgress?.((index + reads.length / frames.length) / moments.length)
    }
    read.push({ seconds: moment, reads })
  }
  return ok(read)
}

function isFiniteRead({ manProbability, coverageProbabilities }: JudgedRead): boolean {
  return [manProbability, ...(coverageProbabilities ?? [])].every(Number.isFinite)
}

function notFinite({ gameId, playId }: JudgedRead, moment: Seconds): Fault {
  return {
    kind: 'prediction-not-finite',
    where: `game ${gameId}, play ${playId}, ${moment} s from the snap`,
    what: 'The model gives no number for this play, so nothing was evaluated.',
    next: 'Use another model, or look for wrong numbers in the tracks of the play (presnap import lists them).',
  }
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
