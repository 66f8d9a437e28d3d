/** Who gave it away: each player's share of a read, told by taking him off the field and reading again. */
import { type EncodedFrames, PLAYER_SLOTS, SLOTS_PER_SIDE } from '../features/featureSet.ts'
import type { Tell } from './disguise.ts'
import type { FrameReads } from './frameReads.ts'

/** Reads a batch of frames. */
export type ReadFrames = (frames: EncodedFrames) => Promise<Pick<FrameReads, 'manProbability'>>

/** One defender's share of a read. */
export interface DefenderShare {
  /** His track. */
  readonly track: number
  /** P(man) with him minus P(man) without him: positive where he looks like man. */
  readonly share: number
}

/** A player whose movement a tell hangs on. */
export interface TellPlayer {
  readonly track: number
  /** How much of the change goes when he is taken off the field: 1 for all of it. */
  readonly undone: number
}

/** A player who undoes less of a tell than this did not make it. */
const LEAST_UNDONE = 0.15
/** Most tells are one man's or two men's doing. */
const MOST_TELL_PLAYERS = 3

/** The share of every defender in the reads of each given row of `frames`, [rows][defenders present]. One batch of at
 *  most 12 reads a row. */
export async function defenderShares(
  read: ReadFrames,
  frames: EncodedFrames,
  rows: readonly number[],
): Promise<DefenderShare[][]> {
  const variants = rows.flatMap((row) => [
    { row, slot: null },
    ...defenders(frames, row).map((slot) => ({ row, slot })),
  ])
  const { manProbability } = await read(withoutPlayers(frames, variants))
  const ofVariants = variants.map((variant, i) => ({ ...variant, manProbability: manProbability[i] as number }))
  return rows.map((row) => {
    const ofRow = ofVariants.filter((variant) => variant.row === row)
    const all = ofRow.find((variant) => variant.slot === null)?.manProbability as number
    return ofRow.flatMap(({ slot, manProbability }) =>
      slot === null ? [] : [{ track: trackIn(frames, row, slot), share: all - manProbability }],
    )
  })
}

/** For each tell the players, of both sides, whose absence undoes most of it, the greatest first. */
export async function tellPlayers(
  read: ReadFrames,
  frames: EncodedFrames,
  tells: readonly Tell[],
): Promise<TellPlayer[][]> {
  const variants = tells.flatMap((tell) =>
    present(frames, tell.endFrame)
      .map((slot) => trackIn(frames, tell.endFrame, slot))
      .flatMap((track) => [
        { tell, track, row: tell.startFrame, slot: slotIn(frames, tell.startFrame, track) },
        { tell, track, row: tell.endFrame, slot: slotIn(frames, tell.endFrame, track) },
      ]),
  )
  const { manProbability } = await read(withoutPlayers(frames, variants))
  return tells.map((tell) => {
    const players: TellPlayer[] = []
    for (let i = 0; i < variants.length; i += 2) {
      const variant = variants[i]
      if (variant?.tell !== tell) continue
      const left = (manProbability[i + 1] as number) - (manProbability[i] as number)
      players.push({ track: variant.track, undone: 1 - left / tell.change })
    }
    return players
      .filter(({ undone }) => undone >= LEAST_UNDONE)
      .toSorted((a, b) => b.undone - a.undone)
      .slice(0, MOST_TELL_PLAYERS)
  })
}

interface Variant {
  readonly row: number
  /** The slot that is emptied; null for nobody, also where the player is not there. */
  readonly slot: number | null
}

/** Copies of rows, each with one slot emptied. */
function withoutPlayers(frames: EncodedFrames, variants: readonly Variant[]): EncodedFrames {
  const width = frames.features.length / (frames.frameCount * PLAYER_SLOTS)
  const features = new Float32Array(variants.length * PLAYER_SLOTS * width)
  const mask = new Float32Array(variants.length * PLAYER_SLOTS)
  const tracks = new Int16Array(variants.length * PLAYER_SLOTS)
  const known = new Float32Array(variants.length * 2)
  variants.forEach(({ row, slot }, i) => {
    const [from, to] = [row * PLAYER_SLOTS, i * PLAYER_SLOTS]
    features.set(frames.features.subarray(from * width, (from + PLAYER_SLOTS) * width), to * width)
    mask.set(frames.mask.subarray(from, from + PLAYER_SLOTS), to)
    tracks.set(frames.tracks.subarray(from, from + PLAYER_SLOTS), to)
    known.set(frames.known.subarray(row * 2, row * 2 + 2), i * 2)
    if (slot === null) return
    features.fill(0, (to + slot) * width, (to + slot + 1) * width)
    mask[to + slot] = 0
    tracks[to + slot] = -1
  })
  return { frameCount: variants.length, features, mask, tracks, known }
}

function present(frames: EncodedFrames, row: number): number[] {
  return Array.from({ length: PLAYER_SLOTS }, (_, slot) => slot).filter(
    (slot) => frames.mask[row * PLAYER_SLOTS + slot] === 1,
  )
}

function defenders(frames: EncodedFrames, row: number): number[] {
  return present(frames, row).filter((slot) => slot >= SLOTS_PER_SIDE)
}

function trackIn(frames: EncodedFrames, row: number, slot: number): number {
  return frames.tracks[row * PLAYER_SLOTS + slot] as number
}

function slotIn(frames: EncodedFrames, row: number, track: number): number | null {
  const slots = frames.tracks.subarray(row * PLAYER_SLOTS, (row + 1) * PLAYER_SLOTS)
  const slot = slots.indexOf(track)
  return slot < 0 ? null : slot
}
