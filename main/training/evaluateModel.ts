/** Judges a model on labelled plays, moment by moment. */
import { encodeFrames, PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import type { Seconds } from '../../ml/football/units.ts'
import { framesAtMoment, type LabelledPlay, type PlayFrame } from '../../ml/training/dataset.ts'
import { type MomentMetrics, momentMetrics, type ScoredRead } from '../../ml/training/evaluation.ts'
import type { InferenceThread } from '../inference/inferenceThread.ts'

export interface JudgedMoment {
  readonly metrics: MomentMetrics
  readonly reads: readonly ScoredRead[]
}

/** The figures of a model at each moment, on the plays that have all 22 players in the moment's frame. */
export async function evaluateModel(
  model: InferenceThread,
  plays: readonly LabelledPlay[],
  { moments, signal }: { readonly moments: readonly Seconds[]; readonly signal: AbortSignal },
): Promise<JudgedMoment[]> {
  const judged: JudgedMoment[] = []
  for (const moment of moments) {
    signal.throwIfAborted()
    const frames = framesAtMoment(plays, moment)
    const probabilities = await readFrames(model, frames)
    const reads = frames.map(({ play }, i) => ({
      gameId: play.gameId,
      playId: play.playId,
      manProbability: probabilities[i] as number,
      isMan: play.manZone === 'man',
    }))
    judged.push({ metrics: momentMetrics(moment, reads), reads })
  }
  return judged
}

/** P(man) of single frames of many plays, in one batch. */
function readFrames(model: InferenceThread, frames: readonly PlayFrame[]): Promise<Float32Array> {
  const { features } = model
  const width = PLAYER_SLOTS * features.features.length
  const batch = {
    frameCount: frames.length,
    features: new Float32Array(frames.length * width),
    mask: new Float32Array(frames.length * PLAYER_SLOTS),
    tracks: new Int16Array(frames.length * PLAYER_SLOTS),
  }
  frames.forEach(({ play, frame }, row) => {
    const encoded = encodeFrames(features, play, [frame])
    batch.features.set(encoded.features, row * width)
    batch.mask.set(encoded.mask, row * PLAYER_SLOTS)
    batch.tracks.set(encoded.tracks, row * PLAYER_SLOTS)
  })
  return model.read(batch)
}
