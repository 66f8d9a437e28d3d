/** The read of one play: the disguise in numbers, and whose movement made it. */
import { encodeFrames } from '../../ml/features/featureSet.ts'
import { playedManZone } from '../../ml/football/play.ts'
import type { Track } from '../../ml/football/tracking.ts'
import { FRAME_RATE, timeOfFrame } from '../../ml/football/tracking.ts'
import { type DefenderShare, defenderShares, tellPlayers } from '../../ml/model/attribution.ts'
import { type Disguise, disguiseOf, LAST_LOOK, type Tell } from '../../ml/model/disguise.ts'
import type { InferenceThread } from './inferenceThread.ts'
import type { PredictedPlay } from './predictLibrary.ts'

/** A player in a read. */
interface ReadPlayer {
  readonly playerId: number | null
  readonly name: string
  readonly jersey: number | null
  readonly position: string | null
}

export interface SharingPlayer extends ReadPlayer {
  /** P(man) with him minus P(man) without him, at the last look. */
  readonly share: number
}

export interface ReadTell {
  /** Seconds from the snap. */
  readonly start: number
  readonly end: number
  readonly change: number
  /** Whose absence undoes most of it. */
  readonly players: readonly (ReadPlayer & { readonly undone: number })[]
}

export interface PlayRead extends Omit<Disguise, 'tells'> {
  readonly tells: readonly ReadTell[]
  /** Every defender's share, the greatest first. */
  readonly shares: readonly SharingPlayer[]
}

/** The disguise of a predicted play without its players, or null where there is none to tell. */
export function disguiseOfPlay({ play, input, manProbability }: PredictedPlay, threshold: number): Disguise | null {
  const { snapFrame } = input.tracking
  return snapFrame === null ? null : disguiseOf({ manProbability, snapFrame }, playedManZone(play), threshold)
}

/** The read with its players: at most 12 frames a moment are read again. */
export async function playRead(
  model: InferenceThread,
  predicted: PredictedPlay,
  disguise: Disguise,
): Promise<PlayRead> {
  const { tracking } = predicted.input
  const lastLook = (tracking.snapFrame ?? 0) + Math.round(LAST_LOOK * FRAME_RATE)
  const frames = [lastLook, ...new Set(disguise.tells.flatMap((tell) => [tell.startFrame, tell.endFrame]))]
  const encoded = encodeFrames(model.features, predicted.input, frames)
  const read = model.read.bind(model)
  const [shares = []] = await defenderShares(read, encoded, [0])
  const inRows = disguise.tells.map((tell) => asRows(tell, frames))
  const players = await tellPlayers(read, encoded, inRows)
  return {
    ...disguise,
    tells: disguise.tells.map((tell, i) => ({
      start: timeOfFrame(tracking, tell.startFrame),
      end: timeOfFrame(tracking, tell.endFrame),
      change: tell.change,
      players: (players[i] ?? []).map(({ track, undone }) => ({ ...playerOf(tracking.tracks, track), undone })),
    })),
    shares: sharesByWeight(shares).map(({ track, share }) => ({ ...playerOf(tracking.tracks, track), share })),
  }
}

/** The tell with rows of the encoded frames instead of frames of the play. */
function asRows(tell: Tell, frames: readonly number[]): Tell {
  return { ...tell, startFrame: frames.lastIndexOf(tell.startFrame), endFrame: frames.lastIndexOf(tell.endFrame) }
}

function sharesByWeight(shares: readonly DefenderShare[]): DefenderShare[] {
  return shares.toSorted((a, b) => Math.abs(b.share) - Math.abs(a.share))
}

function playerOf(tracks: readonly Track[], index: number): ReadPlayer {
  const { playerId = null, name = 'unknown', jersey = null, position = null } = tracks[index] ?? {}
  return { playerId, name, jersey, position }
}
