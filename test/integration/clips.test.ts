/** Clips as another program reads them: made in a real page, decoded by another library. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tracking } from '../../ml/football/tracking.ts'
import { type ClipPlan, clipPlanOf } from '../../renderer/export/clipPlan.ts'
import { type DecodedGif, decodedGif } from '../builders/gifFrames.ts'
import { GOLDEN_FRAME, goldenClip } from '../builders/goldenClip.ts'
import { openedPlay } from '../builders/openedPlay.ts'
import { openHarness, type StagePage } from '../builders/stagePage.ts'
import { track, trackingOf } from '../builders/tracking.ts'
import type { ClipShot } from '../harness/clips.ts'

let stage: StagePage
beforeAll(async () => {
  stage = await openHarness('clips', 'clips')
})
afterAll(() => stage.dispose())

/** Ten pixels a yard, the middle of the field in the middle: 960 wide, the field 480 high under a caption of 37. */
const CAMERA = { width: 960, height: 480, x: 60, y: 80 / 3, scale: 10, isTurned: false }
const FIELD_TOP = 37
const PLAN = clipPlanOf({ start: 0, end: 1 }, { rate: 10, speed: 1, holdsLast: false })

/** A ball alone on the field: it starts at x 50, y 30 and flies 2 yards to the right and 1 up a frame. */
function flight(): Tracking {
  const samples = Array.from({ length: 11 }, (_, frame) => [{ x: 50 + 2 * frame, y: 30 + frame, speed: 22 }])
  return trackingOf([track({ side: 'ball' })], samples, { snapFrame: 0, snapSource: 'ball_snap' })
}

function flightShot(plan: ClipPlan): ClipShot {
  const look = { camera: CAMERA, showsTrails: false, showsShares: false }
  return { opened: openedPlay(flight()), reading: null, look, plan, width: 960, isLooped: true }
}

async function gifOf(shot: ClipShot): Promise<DecodedGif> {
  const file = await stage.page.evaluate((wanted) => clips.makeGif(wanted), shot)
  if (file === null) throw new Error('no clip came')
  return decodedGif(new Uint8Array(Buffer.from(file, 'base64')))
}

/** The middle of all that has the ball's brown in it, in pixels. */
function ballIn({ width, frames }: DecodedGif, frame: number): { x: number; y: number } {
  const pixels = frames[frame] ?? new Uint8ClampedArray()
  const at = Array.from({ length: pixels.length / 4 }, (_, i) => i).filter((i) => isBrown(pixels, i))
  const mean = (value: (i: number) => number) => at.reduce((sum, i) => sum + value(i), 0) / at.length
  return { x: mean((i) => (i % width) + 0.5), y: mean((i) => Math.floor(i / width) + 0.5) }
}

/** #7A4419, within what smoothing leaves of it. */
function isBrown(pixels: Uint8ClampedArray, i: number): boolean {
  const [red = 0, green = 0, blue = 0] = pixels.subarray(i * 4, i * 4 + 3)
  return Math.abs(red - 0x7a) < 12 && Math.abs(green - 0x44) < 12 && Math.abs(blue - 0x19) < 12
}

test('a clip has the frames, delays, size and loop of its plan', async () => {
  const gif = await gifOf(flightShot({ ...PLAN, delays_cs: [...PLAN.delays_cs.slice(0, -1), 110] }))
  expect(gif).toMatchObject({ width: 960, height: 637, loops: 0 })
  expect(gif.delays_cs).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 110])
})

test('a clip of 50 frames a second says 2 hundredths, and runs once where it is not to go round', async () => {
  const plan = clipPlanOf({ start: 0, end: 0.2 }, { rate: 50, speed: 1, holdsLast: false })
  const gif = await gifOf({ ...flightShot(plan), isLooped: false })
  expect({ delays_cs: gif.delays_cs, loops: gif.loops }).toEqual({ delays_cs: new Array(11).fill(2), loops: null })
})

// x = 480 + 10 (50 + 2 f - 60), y = 37 + 240 - 10 (30 + f - 26 2/3)
test.each([
  [0, 380, 243.7],
  [4, 460, 203.7],
  [10, 580, 143.7],
])('in frame %i the ball lies at pixel %f, %f', async (frame, x, y) => {
  const ball = ballIn(await gifOf(flightShot(PLAN)), frame)
  expect(FIELD_TOP).toBe(37)
  expect(Math.abs(ball.x - x)).toBeLessThan(1.5)
  expect(Math.abs(ball.y - y)).toBeLessThan(1.5)
})

test('half the speed shows the ball halfway between two frames of the tracking', async () => {
  const plan = clipPlanOf({ start: 0, end: 1 }, { rate: 10, speed: 0.5, holdsLast: false })
  const ball = ballIn(await gifOf(flightShot(plan)), 1)
  expect(Math.abs(ball.x - 390)).toBeLessThan(1.5)
})

test('no two frames of a moving play are alike', async () => {
  const { frames } = await gifOf(flightShot(PLAN))
  const pictures = frames.map((frame) => Buffer.from(frame).toString('base64'))
  const alike = pictures.filter((picture, i) => picture === pictures[i - 1])
  expect(alike).toEqual([])
})

test('the same clip is the same file', async () => {
  const make = () => stage.page.evaluate((wanted) => clips.makeGif(wanted), flightShot(PLAN))
  expect(await make()).toBe(await make())
})

test('a decoded frame is the picture that was kept', async () => {
  const { frames, width, height } = await goldenClip(stage.page)
  const golden = PNG.sync.read(readFileSync(join(import.meta.dirname, '../fixtures/clips/frame.png')))
  expect({ width, height }).toEqual({ width: golden.width, height: golden.height })
  const frame = frames[GOLDEN_FRAME] as Uint8ClampedArray
  const differences = Array.from(frame, (value, i) => Math.abs(value - (golden.data[i] as number)))
  // levels of 255: letters are smoothed a little differently from one browser to the next
  expect(differences.reduce((sum, difference) => sum + difference, 0) / differences.length).toBeLessThan(1)
  expect(differences.filter((difference) => difference > 48).length / differences.length).toBeLessThan(0.01)
})

test('the size told beforehand is within a third of the file', async () => {
  const [estimate, size] = await stage.page.evaluate(async () => {
    const opened = clips.openedPlays('golden clip', 1)[0]
    if (opened?.tracking == null) throw new Error('the simulated league has no play')
    const reading = clips.inventedReading(opened.tracking)
    const times = Array.from({ length: 41 }, (_, i) => -2 + i / 10)
    const plan = { times, delays_cs: times.map(() => 10), duration_s: 4.1 }
    const shot = { opened, reading, plan, width: 640, isLooped: true }
    return [await clips.estimateGif(shot), atob((await clips.makeGif(shot)) ?? '').length] as const
  })
  expect(Math.abs((estimate ?? 0) / size - 1)).toBeLessThan(1 / 3)
})

test('a cancelled clip gives no bytes', async () => {
  expect(await stage.page.evaluate((wanted) => clips.makeGif(wanted, 3), flightShot(PLAN))).toBeNull()
})

test('a still is as sharp as was asked for', async () => {
  const shot = flightShot(PLAN)
  const file = await stage.page.evaluate((wanted) => clips.makePng(wanted, 0, 2), shot)
  const { width, height } = PNG.sync.read(Buffer.from(file, 'base64'))
  expect({ width, height }).toEqual({ width: 1920, height: 1274 })
})

test('the page complained of nothing', () => {
  expect(stage.complaints).toEqual([])
})
