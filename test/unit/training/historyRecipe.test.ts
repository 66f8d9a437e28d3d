import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { encodeFrames, PLAYER_SLOTS } from '../../../ml/features/featureSet.ts'
import { TRACK_COLUMNS, type Tracking } from '../../../ml/football/tracking.ts'
import { ensembleOf } from '../../../ml/network/ensemble.ts'
import { inferenceModel } from '../../../ml/network/inference.ts'
import { initialState } from '../../../ml/network/parameters.ts'
import { simulateGame } from '../../../ml/simulation/game.ts'
import { leagueFrom } from '../../../ml/simulation/league.ts'
import { RECIPES } from '../../../ml/training/recipe.ts'
import { largestDifference, runModel } from '../onnx/runModel.ts'

const { features, network } = RECIPES.history
const WIDTH = features.features.length
const standardization = {
  mean: new Array<number>(WIDTH).fill(0),
  deviation: features.features.map((name) => (/_yd/.test(name) ? 4 : 1)),
}
/** Two members whose every weight is drawn, those that begin as 0 too: as if they had been trained. */
const { network: net, state } = ensembleOf([member(1), member(2)])
const model = inferenceModel(net, state)
const [simulated] = [...simulateGame({ league: leagueFrom('history'), gameNumber: 0, playCount: 1 }).plays()]
const tracking = simulated?.tracking as Tracking
const lineOfScrimmage = simulated?.play.lineOfScrimmage ?? null

function member(seed: number) {
  const made = network(standardization)
  const { weights, buffers } = initialState(made, randomFrom(seed))
  const random = randomFrom(`trained ${seed}`)
  return { network: made, state: { weights: weights.map((value) => value + 0.05 * random.normal()), buffers } }
}

/** All outputs, by name. */
async function read(of: Tracking) {
  const {
    features: tokens,
    mask,
    frameCount,
  } = encodeFrames(features, { tracking: of, lineOfScrimmage, direction: 'right' })
  const outputs = await runModel(model, {
    tokens: { values: tokens, shape: [frameCount, PLAYER_SLOTS, WIDTH] },
    present: { values: mask, shape: [frameCount, PLAYER_SLOTS] },
  })
  return new Map([...outputs].map(([name, { values, shape }]) => [name, { values: Float32Array.from(values), shape }]))
}

function changed(of: Tracking, change: (value: number, at: { frame: number; track: number }) => number): Tracking {
  const width = of.tracks.length
  const columns = TRACK_COLUMNS.map((name) => [
    name,
    of[name].map((value, i) => change(value, { frame: Math.floor(i / width), track: i % width })),
  ])
  return { ...of, ...Object.fromEntries(columns) }
}

test('every head is an output, averaged over the members', async () => {
  const { frameCount } = tracking
  const shapes = [...(await read(tracking))].map(([name, { shape }]) => [name, shape])
  expect(Object.fromEntries(shapes)).toEqual({
    logits: [frameCount, 2],
    coverage: [frameCount, 7],
    assignment: [frameCount, 11, 10],
    matchUp: [frameCount, 11, 12],
    memberLogits: [frameCount, 2, 2],
  })
})

test.each([10, 60])('whatever comes after frame %i changes no output up to it, by not one bit', async (last) => {
  const random = randomFrom(last)
  const future = changed(tracking, (value, { frame }) => (frame > last ? random.between(0, 50) : value))
  const [now, then] = [await read(tracking), await read(future)]
  for (const [name, { values }] of now) {
    const until = (values.length / tracking.frameCount) * (last + 1)
    const other = then.get(name)?.values as Float32Array
    expect(other.subarray(0, until), name).toEqual(values.subarray(0, until))
    expect(other.subarray(until), name).not.toEqual(values.subarray(until))
  }
})

test('what was before changes what is read', async () => {
  const snap = tracking.snapFrame ?? 0
  const past = changed(tracking, (value, { frame }) => (frame < snap - 2 ? value + 1 : value))
  const at = (outputs: Awaited<ReturnType<typeof read>>) =>
    outputs.get('logits')?.values.subarray(2 * snap, 2 * snap + 2)
  expect(at(await read(past))).not.toEqual(at(await read(tracking)))
})

test('a play that has no snap reads as it does with one, up to the snap', async () => {
  const snap = tracking.snapFrame ?? 0
  const without = await read({ ...tracking, snapFrame: null, snapSource: null })
  const until = (outputs: Awaited<ReturnType<typeof read>>) => outputs.get('logits')?.values.subarray(0, 2 * snap + 2)
  expect(until(without)).toEqual(until(await read(tracking)))
})

test('a source without orientation reads as one that has it', async () => {
  const without = { ...tracking, orientation: tracking.orientation.map(() => Number.NaN) }
  expect(await read(without)).toEqual(await read(tracking))
})

test('a single frame with players missing is read, and their places count for nothing', async () => {
  const width = tracking.tracks.length
  const alone = { ...changed(tracking, (value, { track }) => (track % 5 === 0 ? Number.NaN : value)), frameCount: 1 }
  const single = TRACK_COLUMNS.map((name) => [name, alone[name].slice(0, width)])
  const outputs = await read({ ...alone, ...Object.fromEntries(single), snapFrame: null, events: [] })
  for (const [name, { values }] of outputs) expect(values.every(Number.isFinite), name).toBe(true)
  const matchUps = outputs.get('matchUp')?.values as Float32Array
  const { mask } = encodeFrames(features, { tracking: alone, lineOfScrimmage, direction: 'right' }, [0])
  const missing = [...mask.slice(0, 11)].flatMap((here, slot) => (here === 0 ? [slot] : []))
  expect(missing.length).toBeGreaterThan(0)
  for (const slot of missing) expect(matchUps[slot]).toBeLessThan(-1e8)
})

test('two members are read as their mean', async () => {
  const outputs = await read(tracking)
  const members = outputs.get('memberLogits')?.values as Float32Array
  const mean = Float32Array.from({ length: members.length / 2 }, (_, i) => {
    const at = 4 * Math.floor(i / 2) + (i % 2)
    return ((members[at] as number) + (members[at + 2] as number)) / 2
  })
  expect(largestDifference(outputs.get('logits')?.values ?? [], mean)).toBeLessThan(1e-5)
})
