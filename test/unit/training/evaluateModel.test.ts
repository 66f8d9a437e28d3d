import { expect, test } from 'vitest'
import type { InferenceThread } from '../../../main/inference/inferenceThread.ts'
import { evaluateModel } from '../../../main/training/evaluateModel.ts'
import { type EncodedFrames, PLAYER_SLOTS } from '../../../ml/features/featureSet.ts'
import { playerTokens } from '../../../ml/features/playerTokens.ts'
import { gameId, playId } from '../../../ml/football/ids.ts'
import { seconds, yards } from '../../../ml/football/units.ts'
import type { LabelledPlay } from '../../../ml/training/dataset.ts'
import { good } from '../../builders/library.ts'
import { track, trackingOf } from '../../builders/tracking.ts'

/** A model that takes every frame for man, with the sizes of the batches that it was given. */
function sayingMan(batches: number[]): InferenceThread {
  const read = async ({ frameCount }: EncodedFrames) => {
    batches.push(frameCount)
    return { manProbability: new Float32Array(frameCount).fill(0.9), band: null, coverage: null }
  }
  return { features: playerTokens, read } as unknown as InferenceThread
}

function labelledPlays(count: number): LabelledPlay[] {
  const sides = Array.from({ length: PLAYER_SLOTS }, (_, i) => track({ side: i < 11 ? 'offense' : 'defense' }))
  const frame = sides.map((_, i) => ({ x: 30 + i, y: 20 }))
  const tracking = trackingOf(sides, [frame, frame], { snapFrame: 1, snapSource: 'ball_snap' })
  return Array.from({ length: count }, (_, i) => ({
    gameId: gameId(1),
    playId: playId(i + 1),
    tracking,
    lineOfScrimmage: yards(40),
    direction: 'right',
    manZone: i % 2 === 0 ? 'man' : 'zone',
    coverage: null,
    dataSet: 'invented',
  }))
}

test('judging tells how much is done, also within a moment, and judges every play once', async () => {
  const shares: number[] = []
  const batches: number[] = []
  const outcome = await evaluateModel(sayingMan(batches), labelledPlays(600), {
    moments: [seconds(-0.1), seconds(0)],
    signal: new AbortController().signal,
    onProgress: (share) => shares.push(share),
  })
  const judged = good(outcome)
  expect(shares.length).toBeGreaterThan(2)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
  expect(judged.map(({ metrics }) => metrics.n)).toEqual([600, 600])
  expect(new Set(judged[0]?.reads.map((read) => read.playId)).size).toBe(600)
})

test('judging can be cancelled within a moment', async () => {
  const cancelling = new AbortController()
  const batches: number[] = []
  const judging = evaluateModel(sayingMan(batches), labelledPlays(600), {
    moments: [seconds(0)],
    signal: cancelling.signal,
    onProgress: () => cancelling.abort(),
  })
  await expect(judging).rejects.toThrow()
  expect(batches).toHaveLength(1)
})

test.each(['manProbability', 'coverage'] as const)(
  'a read that is not finite ends the evaluation and names the play: %s',
  async (name) => {
    const read = async ({ frameCount }: EncodedFrames) => {
      const reads = {
        manProbability: new Float32Array(frameCount).fill(0.9),
        ...{ band: null, coverage: new Float32Array(7 * frameCount).fill(1 / 7) },
      }
      reads[name].fill(Number.NaN, reads[name].length / 2)
      return reads
    }
    const model = { features: playerTokens, read } as unknown as InferenceThread
    const { signal } = new AbortController()
    expect(await evaluateModel(model, labelledPlays(4), { moments: [seconds(-0.1)], signal })).toMatchObject({
      ok: false,
      fault: { kind: 'prediction-not-finite', where: 'game 1, play 3, -0.1 s from the snap' },
    })
  },
)
