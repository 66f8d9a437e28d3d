import { expect, test } from 'vitest'
import { inferenceModel } from '../../../ml/network/inference.ts'
import { lstmNetwork } from '../../../ml/network/lstm.ts'
import { trailLstm } from '../../../ml/network/trailLstm.ts'
import { largestDifference, runModel } from '../onnx/runModel.ts'
import { exampleFeeds } from './measureGradient.ts'
import { oracleNumbers, oracleWeights } from './oracle.ts'

const [BATCH, STEPS, PLAYERS, FEATURES] = [3, 4, 2, 3]
const WIDTH = STEPS * FEATURES
const shape = { steps: STEPS, players: PLAYERS, features: FEATURES, hidden: 5, layers: 1, classes: 2, dropout: 0 }
const mean = Array.from({ length: WIDTH }, (_, i) => (i % FEATURES === FEATURES - 1 ? 0 : 0.5 + i))
const deviation = Array.from({ length: WIDTH }, (_, i) => (i % FEATURES === FEATURES - 1 ? 1 : 2 + i))
const network = trailLstm({ ...shape, standardization: { mean, deviation } })
const state = { weights: oracleWeights(network, 11), buffers: new Float32Array(0) }

/** Which looks are known: player 1 of the second example lacks the first two, and nobody of the third has the second. */
const isKnown = (example: number, player: number, step: number) =>
  !(example === 1 && player === 1 && step < 2) && !(example === 2 && step === 1)

function tokensOf(unknown: number): Float32Array {
  const numbers = oracleNumbers(5, BATCH * PLAYERS * WIDTH)
  return numbers.map((value, i) => {
    const [step, feature] = [Math.floor((i % WIDTH) / FEATURES), i % FEATURES]
    const known = isKnown(Math.floor(i / (PLAYERS * WIDTH)), Math.floor(i / WIDTH) % PLAYERS, step)
    if (feature === FEATURES - 1) return known ? 1 : 0
    return known ? 10 * value : unknown
  })
}

async function logitsOf(tokens: Float32Array, present: readonly number[]): Promise<Float32Array> {
  const feeds = exampleFeeds(network.inputs, { tokens, present: Float32Array.from(present) }, BATCH)
  return (await runModel(inferenceModel(network, state), feeds)).get('logits')?.values as Float32Array
}

const everybody = new Array(BATCH * PLAYERS).fill(1)

test('it is the memory that goes through the looks in their order, standardized', async () => {
  const tokens = tokensOf(0)
  const memory = lstmNetwork(shape)
  const frames = new Float32Array(BATCH * STEPS * PLAYERS * FEATURES)
  const present = new Float32Array(BATCH * STEPS)
  let at = 0
  for (let example = 0; example < BATCH; example++) {
    for (let step = 0; step < STEPS; step++) {
      for (let player = 0; player < PLAYERS; player++) {
        for (let feature = 0; feature < FEATURES; feature++, at++) {
          const column = step * FEATURES + feature
          const value = tokens[(example * PLAYERS + player) * WIDTH + column] as number
          if (!isKnown(example, player, step)) continue
          frames[at] = (value - (mean[column] as number)) / (deviation[column] as number)
          present[example * STEPS + step] = 1
        }
      }
    }
  }
  const outputs = await runModel(inferenceModel(memory, state), exampleFeeds(memory.inputs, { frames, present }, BATCH))
  const expected = outputs.get('logits')?.values ?? []
  expect(largestDifference(await logitsOf(tokens, everybody), expected)).toBeLessThan(1e-5)
})

test('what stands in the place of a look that is not known does not matter', async () => {
  expect(await logitsOf(tokensOf(1_000), everybody)).toEqual(await logitsOf(tokensOf(0), everybody))
})

test('a player who is not there does not matter, and one who is does', async () => {
  const tokens = tokensOf(0)
  const moved = tokens.map((value, i) => (i < FEATURES ? value + 1 : value))
  const absent = [0, 1, 1, 1, 1, 1]
  expect(await logitsOf(moved, absent)).toEqual(await logitsOf(tokens, absent))
  expect(await logitsOf(moved, everybody)).not.toEqual(await logitsOf(tokens, everybody))
})
