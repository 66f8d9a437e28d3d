import { expect, test } from 'vitest'
import { randomFrom } from '../../../../ml/base/random.ts'
import { type Color, clipPaletteOf, colorFromHex, NearestColor } from '../../../../renderer/export/clipPalette.ts'
import { GifStream } from '../../../../renderer/export/gifStream.ts'
import { decodedGif, pixelAt } from '../../../builders/gifFrames.ts'

const WIDTH = 40
const HEIGHT = 30
const GROUND: Color = [27, 42, 35]
const ORANGE = colorFromHex('#E69F00')
const SIZE = { width: WIDTH, height: HEIGHT }

/** Ground, and an orange square of 5 pixels with its left upper corner at x, 10. */
function squareAt(x: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
  for (let at = 0; at < WIDTH * HEIGHT; at++) {
    const [column, row] = [at % WIDTH, Math.floor(at / WIDTH)]
    const isSquare = column >= x && column < x + 5 && row >= 10 && row < 15
    pixels.set([...(isSquare ? ORANGE : GROUND), 255], at * 4)
  }
  return pixels
}

function gifOf(frames: readonly Uint8ClampedArray[], options: { isLooped?: boolean; delay_cs?: number } = {}) {
  const palette = clipPaletteOf(frames, [ORANGE])
  const stream = new GifStream({ ...SIZE, palette, isLooped: options.isLooped ?? true })
  for (const frame of frames) stream.addFrame(frame, options.delay_cs ?? 10)
  return decodedGif(stream.finish())
}

test('frames of few colors come back as they were', () => {
  const frames = [0, 3, 6, 30].map(squareAt)
  const gif = gifOf(frames)
  expect(gif).toMatchObject({ ...SIZE, delays_cs: [10, 10, 10, 10] })
  for (const [i, frame] of gif.frames.entries()) expect([...frame]).toEqual([...(frames[i] ?? [])])
})

test('every frame is left standing for the next one', () => {
  expect(gifOf([0, 1].map(squareAt)).disposals).toEqual([1, 1])
})

test('a frame like the one before still stands for its time', () => {
  const gif = gifOf([squareAt(4), squareAt(4)])
  expect(gif.frames).toHaveLength(2)
  expect(pixelAt(gif, 1, { x: 5, y: 12 })).toEqual([...ORANGE])
})

test('delays are those of the plan', () => {
  expect(gifOf([0, 1].map(squareAt), { delay_cs: 2 }).delays_cs).toEqual([2, 2])
})

test('a looped file goes round for ever', () => {
  expect(gifOf([squareAt(0)]).loops).toBe(0)
})

test('a file that is not looped runs once', () => {
  expect(gifOf([squareAt(0)], { isLooped: false }).loops).toBeNull()
})

test('only what changed adds to the file', () => {
  const random = randomFrom('noise')
  const noise = new Uint8ClampedArray(WIDTH * HEIGHT * 4).map((_, i) => (i % 4 === 3 ? 255 : random.index(256)))
  const stream = new GifStream({ ...SIZE, palette: clipPaletteOf([noise], []), isLooped: true })
  const first = stream.addFrame(noise, 10)
  const changed = noise.slice()
  changed.set([0, 0, 0], 0)
  expect(stream.addFrame(changed, 10) - first).toBeLessThan(first / 10)
})

test('a frame of another size is refused', () => {
  const stream = new GifStream({ ...SIZE, palette: [GROUND], isLooped: true })
  expect(() => stream.addFrame(new Uint8ClampedArray(16), 10)).toThrow('a frame of 4 pixels')
})

test('a palette of many colors keeps the exact ones and has room for no change', () => {
  const random = randomFrom('many colors')
  const sample = new Uint8ClampedArray(200 * 200 * 4).map((_, i) => (i % 4 === 3 ? 255 : random.index(256)))
  const palette = clipPaletteOf([sample], [ORANGE])
  expect(palette.length).toBeLessThanOrEqual(255)
  expect(palette).toContainEqual(ORANGE)
})

test('a color that fills much of the samples is exact', () => {
  const random = randomFrom('turf')
  const sample = new Uint8ClampedArray(200 * 200 * 4).map((_, i) => (i % 4 === 3 ? 255 : random.index(256)))
  for (let at = 0; at < 4000; at += 4) sample.set(GROUND, at)
  expect(clipPaletteOf([sample], [])).toContainEqual(GROUND)
})

test('the nearest color is the one at the least distance, also when it is asked for again', () => {
  const nearest = new NearestColor([GROUND, ORANGE, [255, 255, 255]])
  const nearOrange = 0x0a9be0
  const nearWhite = 0xf0f4f5
  expect([nearOrange, nearWhite, nearOrange, 0x000000].map((bgr) => nearest.indexOf(bgr))).toEqual([1, 2, 1, 0])
})
