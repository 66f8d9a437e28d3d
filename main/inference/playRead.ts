/** The read of one play: the disguise in numbers, and whose movement made it. */
import { encodeFrames, type FeatureInput, type FeatureSet } from '../../ml/features/featureSet.ts'
import { playedManZone } from '../../ml/football/play.ts'
import type { Track } from '../../ml/football/tracking.ts'
import { FRAME_RATE, timeOfFrame } from '../../ml/football/tracking.ts'
import { type DefenderShare, defenderShares, type ReadFrames, tellPlayers } from '../../ml/model/attribution.ts'
import { type DisguiseNumbers, disguiseNumbersOf, LAST_LOOK, type Tell, tellsOf } from '../../ml/model/disguise.ts'
import type { PlayTell } from '../../preload/values.ts'
import type { PredictedPlay } from '../prediction/predictLibrary.ts'

/** Whatever reads frames, in this thread or another. */
export interface FrameReader {
  readonly features: FeatureSet
  readonly read: ReadFrames
}

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

export interface PlayRead extends DisguiseNumbers {
  readonly tells: readonly ReadTell[]
  /** Every defender's share, the greatest first. */
  readonly shares: readonly SharingPlayer[]
}

/** The numbers of a predicted play, or null where there are none to tell. */
export function disguiseOfPlay({ play, input, manProbability }: PredictedPlay): DisguiseNumbers | null {
  const { snapFrame } = input.tracking
  return snapFrame === null ? null : disguiseNumbersOf({ manProbability, snapFrame }, playedManZone(play))
}

/** The read with its players: 12 frames for the last look are read again, and what the tells take. */
export async function playRead(
  reader: FrameReader,
  predicted: PredictedPlay,
  numbers: DisguiseNumbers,
): Promise<PlayRead> {
  const { input } = predicted
  const { tracking } = input
  const lastLook = (tracking.snapFrame ?? 0) + Math.round(LAST_LOOK * FRAME_RATE)
  const [shares = []] = await defenderShares(reader.read, encodeFrames(reader.features, input, [lastLook]), [0])
  const tells = await tellsWithPlayers(reader, input, tellsOf(predicted.manProbability))
  return {
    ...numbers,
    tells: tells.map(({ startFrame, endFrame, change, players }) => ({
      start: timeOfFrame(tracking, startFrame),
      end: timeOfFrame(tracking, endFrame),
      change,
      players: players.map(({ track, undone }) => ({ ...playerOf(tracking.tracks, track), undone })),
    })),
    shares: sharesByWeight(shares).map(({ track, share }) => ({ ...playerOf(tracking.tracks, track), share })),
  }
}

/** Tells with the players whose absence undoes most of each: its first and last frame are read again without each. */
export async function tellsWithPlayers(
  { features, read }: FrameReader,
  input: FeatureInput,
  tells: readonly Tell[],
): Promise<PlayTell[]> {
  if (tells.length === 0) return []
  const frames = [...new Set(tells.flatMap((tell) => [tell.startFrame, tell.endFrame]))]
  const inRows = tells.map((tell) => asRows(tell, frames))
  const players = await tellPlayers(read, encodeFrames(features, input, frames), inRows)
  return tells.map((tell, i) => ({ ...tell, players: players[i] ?? [] }))
}

/** The tell with rows of the encoded frames instead of frames of the play. */
function asRows(tell: Tell, frames: readonly number[]): Tell {
  return { ...tell, startFrame: frames.indexOf(tell.startFrame), endFrame: frames.indexOf(tell.endFrame) }
}

function sharesByWeight(shares: readonly DefenderShare[]): DefenderShare[] {
  return shares.toSorted((a, b) => Math.abs(b.share) - Math.abs(a.share))
}

function playerOf(tracks: readonly Track[], index: number): ReadPlayer {
  const { playerId = null, name = 'unknown', jersey = null, position = null } = tracks[index] ?? {}
  return { playerId, name, jersey, position }
}
