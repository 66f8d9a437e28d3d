/** The model that ships, on plays of the simulated league. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OnnxCoverageModel } from '../../main/inference/coverageModel.ts'
import { InferenceThread } from '../../main/inference/inferenceThread.ts'
import { RESOURCES } from '../../main/places.ts'
import { type Random, randomFrom, shuffled } from '../../ml/base/random.ts'
import { type EncodedFrames, encodeFrames, PLAYER_SLOTS, SLOTS_PER_SIDE } from '../../ml/features/featureSet.ts'
import { TRACK_COLUMNS } from '../../ml/football/tracking.ts'
import { defenderShares } from '../../ml/model/attribution.ts'
import { good } from '../builders/library.ts'
import { playedGames } from '../builders/simulatedPlays.ts'

const SHIPPED = join(RESOURCES, 'models', 'coverage')
/** Players that the read names. */
const NAMED = 2

let model: OnnxCoverageModel
const plays = playedGames('shipped', 1).flatMap((game) => game.plays)

beforeAll(async () => {
  model = good(await OnnxCoverageModel.open(SHIPPED, 'cpu', 2))
})
afterAll(() => model.dispose())

const inputOf = ({ play, tracking }: (typeof plays)[number]) => ({
  tracking,
  lineOfScrimmage: play.lineOfScrimmage,
  direction: 'right' as const,
})

/** Every play's last look, 0.1 s before its snap. */
const lastLooks = () =>
  plays.map((simulated) =>
    encodeFrames(model.files.features, inputOf(simulated), [(simulated.tracking.snapFrame ?? 0) - 1]),
  )

/** A frame without the men in these slots. */
function without(frame: EncodedFrames, slots: readonly number[]): EncodedFrames {
  const mask = frame.mask.slice()
  for (const slot of slots) mask[slot] = 0
  return { ...frame, mask }
}

function otherDefenders(random: Random, named: readonly number[]): number[] {
  const slots = Array.from({ length: SLOTS_PER_SIDE }, (_, i) => SLOTS_PER_SIDE + i)
  return shuffled(
    random,
    slots.filter((slot) => !named.includes(slot)),
  ).slice(0, named.length)
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('taking the defenders away whom the read names moves P(man) more than taking away as many others', async () => {
  const read = model.read.bind(model)
  const random = randomFrom('others')
  const moved = { named: [] as number[], others: [] as number[] }
  for (const frame of lastLooks()) {
    const [all = 0] = (await read(frame)).manProbability
    const [shares = []] = await defenderShares(read, frame, [0])
    const named = shares
      .toSorted((a, b) => Math.abs(b.share) - Math.abs(a.share))
      .slice(0, NAMED)
      .map(({ track }) => frame.tracks.indexOf(track))
    const [withoutNamed = 0] = (await read(without(frame, named))).manProbability
    const [withoutOthers = 0] = (await read(without(frame, otherDefenders(random, named)))).manProbability
    moved.named.push(Math.abs(all - withoutNamed))
    moved.others.push(Math.abs(all - withoutOthers))
  }
  expect(moved.named.length).toBeGreaterThan(90)
  expect(mean(moved.named)).toBeGreaterThan(1.5 * mean(moved.others))
  expect(mean(moved.named)).toBeGreaterThan(0.05)
})

test('what stands in an empty place does not matter', async () => {
  const [frame] = lastLooks() as [EncodedFrames, ...EncodedFrames[]]
  const masked = without(frame, [15, 20])
  const features = masked.features.map((value, i) => {
    const slot = Math.floor(i / (masked.features.length / PLAYER_SLOTS))
    return slot === 15 || slot === 20 ? 1_000 : value
  })
  expect(await model.read({ ...masked, features })).toEqual(await model.read(masked))
})

test('a play with fewer than 22 players, even with one, is read', async () => {
  const [frame] = lastLooks() as [EncodedFrames, ...EncodedFrames[]]
  const nobodyBut = (slots: readonly number[]) =>
    without(
      frame,
      [...frame.mask.keys()].filter((slot) => !slots.includes(slot)),
    )
  for (const slots of [[0, 1, 2, 12, 13], [21], []]) {
    const [read = Number.NaN] = (await model.read(nobodyBut(slots))).manProbability
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(1)
  }
})

test('the order of the players of a side does not matter', async () => {
  const [simulated] = plays
  if (simulated === undefined) throw new Error('no play')
  const { tracking } = simulated
  const order = shuffled(randomFrom('order'), [...tracking.tracks.keys()])
  const reordered = {
    ...tracking,
    tracks: order.map((index) => tracking.tracks[index] as (typeof tracking.tracks)[number]),
    ...Object.fromEntries(
      (['x', 'y', 'speed', 'acceleration', 'heading', 'orientation'] as const).map((name) => [
        name,
        tracking[name].map((_, cell) => {
          const [frame, at] = [Math.floor(cell / order.length), cell % order.length]
          return tracking[name][frame * order.length + (order[at] as number)] as number
        }),
      ]),
    ),
  }
  const reads = async (of: typeof tracking) =>
    (await model.read(encodeFrames(model.files.features, { ...inputOf(simulated), tracking: of }))).manProbability
  const [first, second] = [await reads(tracking), await reads(reordered)]
  expect(first.length).toBe(tracking.frameCount)
  first.forEach((value, i) => {
    expect(value).toBeCloseTo(second[i] as number, 4)
  })
})

test('the band of its members lies around every read, and is no line', async () => {
  const [simulated] = plays
  if (simulated === undefined) throw new Error('no play')
  const { manProbability, band } = await model.read(encodeFrames(model.files.features, inputOf(simulated)))
  const low = [...(band?.low ?? [])]
  const high = [...(band?.high ?? [])]
  expect(low).toHaveLength(simulated.tracking.frameCount)
  manProbability.forEach((read, i) => {
    expect(low[i]).toBeLessThanOrEqual(read)
    expect(high[i]).toBeGreaterThanOrEqual(read)
  })
  const widths = high.map((value, i) => value - (low[i] as number))
  expect(Math.max(...widths)).toBeGreaterThan(0.01)
})

describe('what the read knows', () => {
  type Film = (typeof plays)[number]['tracking']
  const readsOf = async (simulated: (typeof plays)[number], tracking: Film, frames?: readonly number[]) =>
    (await model.read(encodeFrames(model.files.features, { ...inputOf(simulated), tracking }, frames))).manProbability
  /** Of a frame whose players were nowhere before it. */
  const readWithoutHistory = async (simulated: (typeof plays)[number], frame: number): Promise<number> => {
    const { features } = model.files
    const tracking = { ...simulated.tracking, snapFrame: null, events: [] }
    const encoded = encodeFrames(features, { ...inputOf(simulated), tracking }, [frame])
    const width = features.features.length
    for (let slot = 0; slot < PLAYER_SLOTS; slot++) features.forgetHistory?.(encoded.features, slot * width, 0)
    return (await model.read(encoded)).manProbability[0] ?? Number.NaN
  }
  const changed = (tracking: Film, change: (value: number, at: { frame: number; track: number }) => number): Film => ({
    ...tracking,
    ...Object.fromEntries(
      TRACK_COLUMNS.map((name) => [
        name,
        tracking[name].map((value, cell) => {
          const width = tracking.tracks.length
          return change(value, { frame: Math.floor(cell / width), track: cell % width })
        }),
      ]),
    ),
  })

  test('is nothing of what comes after', async () => {
    for (const simulated of plays.slice(0, 8)) {
      const { tracking } = simulated
      const now = (tracking.snapFrame ?? 0) - 1
      const random = randomFrom('future')
      const other = changed(tracking, (value, { frame }) => (frame > now ? value + 10 * random.normal() : value))
      const [as, asOther] = [await readsOf(simulated, tracking), await readsOf(simulated, other)]
      expect(asOther.subarray(0, now + 1)).toEqual(as.subarray(0, now + 1))
      expect(asOther.subarray(now + 1)).not.toEqual(as.subarray(now + 1))
    }
  })

  test('is the same without the ball and without orientations, but for 0.02 of P(man) on average', async () => {
    const moves: number[] = []
    for (const simulated of plays) {
      const { tracking } = simulated
      const ball = tracking.tracks.findIndex(({ side }) => side === 'ball')
      const without = {
        ...changed(tracking, (value, { track }) => (track === ball ? Number.NaN : value)),
        orientation: new Float32Array(tracking.orientation.length).fill(Number.NaN),
      }
      const lastLook = [(tracking.snapFrame ?? 0) - 1]
      const [all = 0] = await readsOf(simulated, tracking, lastLook)
      const [less = 0] = await readsOf(simulated, without, lastLook)
      moves.push(Math.abs(all - less))
    }
    expect(moves.length).toBeGreaterThan(90)
    expect(mean(moves)).toBeLessThan(0.02)
  })

  test('is there from a single frame, and in a play without a snap', async () => {
    const [simulated] = plays as [(typeof plays)[number]]
    const { tracking } = simulated
    const width = tracking.tracks.length
    const still = (frame: number): Film => ({
      ...tracking,
      ...Object.fromEntries(
        TRACK_COLUMNS.map((name) => [name, tracking[name].slice(frame * width, (frame + 1) * width)]),
      ),
      ...{ frameCount: 1, snapFrame: null, events: [] },
    })
    const all = await readsOf(simulated, { ...tracking, snapFrame: null, events: [] })
    expect(all).toHaveLength(tracking.frameCount)
    const lastLook = (tracking.snapFrame ?? 0) - 1
    const [alone = Number.NaN] = await readsOf(simulated, still(lastLook))
    expect(alone).toBeCloseTo(await readWithoutHistory(simulated, lastLook), 5)
    // what was before tells something, and does not turn the read around
    expect(alone).not.toBeCloseTo(all[lastLook] as number, 5)
    expect(Math.abs(alone - (all[lastLook] as number))).toBeLessThan(0.2)
  })
})

describe('in its thread', () => {
  test('reads as it does in this one, batches larger than one run too', async () => {
    const thread = good(await InferenceThread.open({ path: SHIPPED, provider: 'cpu', threads: 2 }))
    const frames = lastLooks()
    const many = Array.from({ length: 700 }, (_, i) => frames[i % frames.length] as EncodedFrames)
    const joined = <Numbers extends Float32Array | Int16Array>(
      into: Numbers,
      part: (frame: EncodedFrames) => ArrayLike<number>,
    ) => {
      many.forEach((frame, i) => {
        into.set(part(frame), i * part(frame).length)
      })
      return into
    }
    const width = frames[0]?.features.length ?? 0
    const batch = {
      frameCount: many.length,
      features: joined(new Float32Array(many.length * width), (frame) => frame.features),
      mask: joined(new Float32Array(many.length * PLAYER_SLOTS), (frame) => frame.mask),
      tracks: joined(new Int16Array(many.length * PLAYER_SLOTS), (frame) => frame.tracks),
      known: joined(new Float32Array(many.length * 2), (frame) => frame.known),
    }
    const reads = await thread.read(batch)
    for (const i of [0, 1, 511, 512, 699]) {
      const alone = await model.read(many[i] as EncodedFrames)
      expect(reads.manProbability[i]).toBeCloseTo(alone.manProbability[0] ?? Number.NaN, 5)
      expect(reads.band?.low[i]).toBeCloseTo(alone.band?.low[0] ?? Number.NaN, 5)
      expect(reads.band?.high[i]).toBeCloseTo(alone.band?.high[0] ?? Number.NaN, 5)
    }
    await thread.dispose()
  })

  test('a model that is not there is a fault, and the thread ends', async () => {
    const opened = await InferenceThread.open({ path: '/nowhere', provider: 'cpu', threads: 1 })
    expect(opened).toMatchObject({ ok: false, fault: { kind: 'card-missing' } })
  })
})
