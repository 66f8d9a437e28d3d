import { expect, test } from 'vitest'
import { type EncodedFrames, PLAYER_SLOTS } from '../../../ml/features/featureSet.ts'
import { defenderShares, type ReadFrames, tellPlayers } from '../../../ml/model/attribution.ts'

/** Frames with one feature a player; slot s holds track 100 + s. */
function framesOf(values: readonly (readonly number[])[], missing: readonly number[] = []): EncodedFrames {
  const mask = values.flatMap((row) => row.map((_, slot) => (missing.includes(slot) ? 0 : 1)))
  return {
    frameCount: values.length,
    features: Float32Array.from(values.flat()),
    mask: Float32Array.from(mask),
    tracks: Int16Array.from(values.flatMap((row) => row.map((_, slot) => (missing.includes(slot) ? -1 : 100 + slot)))),
    known: new Float32Array(values.length * 2),
  }
}

/** A read that is the sum of all players' features: whoever is gone takes just his own away. */
const sum: ReadFrames = async (frames) => ({
  manProbability: Float32Array.from({ length: frames.frameCount }, (_, row) =>
    frames.features.subarray(row * PLAYER_SLOTS, (row + 1) * PLAYER_SLOTS).reduce((a, b) => a + b, 0),
  ),
})

const blank = () => new Array<number>(PLAYER_SLOTS).fill(0)
const withValues = (values: Record<number, number>) => blank().map((zero, slot) => values[slot] ?? zero)

test('a share is the read with a defender minus the read without him', async () => {
  const frames = framesOf([withValues({ 3: 0.5, 12: 0.25, 15: -0.125 })])
  const [shares] = await defenderShares(sum, frames, [0])
  expect(shares?.filter(({ share }) => share !== 0)).toEqual([
    { track: 112, share: 0.25 },
    { track: 115, share: -0.125 },
  ])
})

test('only defenders who are there have a share', async () => {
  const [shares] = await defenderShares(sum, framesOf([blank()], [11, 21]), [0])
  expect(shares?.map(({ track }) => track)).toEqual([112, 113, 114, 115, 116, 117, 118, 119, 120])
})

test('a frame costs twelve reads, all in one batch', async () => {
  const batches: number[] = []
  const counting: ReadFrames = (frames) => {
    batches.push(frames.frameCount)
    return sum(frames)
  }
  await defenderShares(counting, framesOf([blank(), blank(), blank()]), [0, 2])
  expect(batches).toEqual([24])
})

test('a tell belongs to the players whose absence undoes it, of either side', async () => {
  const frames = framesOf([withValues({ 2: 0.1, 14: 0.1 }), withValues({ 2: 0.4, 14: 0.2, 20: 0.02 })])
  const [players] = await tellPlayers(sum, frames, [{ startFrame: 0, endFrame: 1, change: 0.42 }])
  expect(players).toEqual([
    { track: 102, undone: expect.closeTo(0.3 / 0.42, 5) },
    { track: 114, undone: expect.closeTo(0.1 / 0.42, 5) },
  ])
})

test('frames without a man keep what was known of the time', async () => {
  const frames = { ...framesOf([blank(), blank(), blank()]), known: Float32Array.of(1, 0, 2, 4.5, 3, 0.5) }
  const seen: (readonly number[])[] = []
  const noting: ReadFrames = (variants) => {
    for (let row = 0; row < variants.frameCount; row++) seen.push([...variants.known.subarray(2 * row, 2 * row + 2)])
    return sum(variants)
  }
  await defenderShares(noting, frames, [2, 0])
  expect(seen).toEqual([...new Array(12).fill([3, 0.5]), ...new Array(12).fill([1, 0])])
})
