import { expect, test } from 'vitest'
import {
  type Camera,
  fieldFromScreen,
  fittedCamera,
  movedCamera,
  pannedCamera,
  resizedCamera,
  screenFromField,
  wholeField,
  zoomedCamera,
} from '../../../../renderer/replay/camera.ts'
import { track, trackingOf } from '../../../builders/tracking.ts'

const VIEW = { width: 700, height: 520 }
/** 10 px a yard; the middle of the view is 60 yd along and 30 yd up. */
const CAMERA: Camera = { ...VIEW, x: 60, y: 30, scale: 10, isTurned: false }

/** A lone player who stands, moving to `later` two seconds after the snap. */
function standing(place: { x: number; y: number }, later = place) {
  const samples = Array.from({ length: 61 }, (_, frame) => [frame < 50 ? place : later])
  return trackingOf([track()], samples, { snapFrame: 30 })
}

test('a place on the field lies where a ruler would put it', () => {
  // 5 yd right of the middle is 50 px right, 2 yd up is 20 px up
  expect(screenFromField(CAMERA, { x: 65, y: 32 })).toEqual({ x: 400, y: 240 })
})

test('turned by half a turn it lies on the other side of the middle', () => {
  expect(screenFromField({ ...CAMERA, isTurned: true }, { x: 65, y: 32 })).toEqual({ x: 300, y: 280 })
})

test.each([false, true])('what is under a pixel is drawn on that pixel (turned: %s)', (isTurned) => {
  const camera = { ...CAMERA, isTurned }
  const place = fieldFromScreen(camera, { x: 123, y: 45 })
  expect(screenFromField(camera, place).x).toBeCloseTo(123, 9)
  expect(screenFromField(camera, place).y).toBeCloseTo(45, 9)
})

test('the whole field shows both end zones and both sidelines', () => {
  const corners = [
    screenFromField(wholeField(VIEW), { x: 0, y: 0 }),
    screenFromField(wholeField(VIEW), { x: 120, y: 160 / 3 }),
  ]
  expect(corners.every(({ x, y }) => x >= 0 && x <= 700 && y >= 0 && y <= 520)).toBe(true)
})

test('a fitted play shows everybody, and not who runs out of it later', () => {
  const near = fittedCamera(standing({ x: 40, y: 20 }), VIEW)
  expect(fittedCamera(standing({ x: 40, y: 20 }, { x: 90, y: 50 }), VIEW)).toEqual(near)
  const { x, y } = screenFromField(near, { x: 40, y: 20 })
  expect([x > 30 && x < 670, y > 30 && y < 490]).toEqual([true, true])
})

test('a fitted play leaves more room downfield than behind', () => {
  const { x } = screenFromField(fittedCamera(standing({ x: 50, y: 26 }), VIEW), { x: 50, y: 26 })
  expect(x).toBeLessThan(350)
})

test('a fitted play is no larger than 30 yd from top to bottom', () => {
  expect(fittedCamera(standing({ x: 50, y: 26 }), VIEW).scale).toBeCloseTo(520 / 30, 9)
})

test('without tracks the whole field is shown', () => {
  expect(fittedCamera(null, VIEW)).toEqual(wholeField(VIEW))
})

test.each([false, true])('zooming leaves what is under the pointer there (turned: %s)', (isTurned) => {
  const camera = { ...CAMERA, isTurned }
  const pointer = { x: 300, y: 260 }
  const place = fieldFromScreen(camera, pointer)
  const moved = screenFromField(zoomedCamera(camera, 1.5, pointer), place)
  expect(moved.x).toBeCloseTo(pointer.x, 9)
  expect(moved.y).toBeCloseTo(pointer.y, 9)
})

test('zooming out ends with the whole field', () => {
  expect(zoomedCamera(CAMERA, 0.001)).toEqual(wholeField(VIEW))
})

test('panning takes the field along with the pointer', () => {
  const near = { ...CAMERA, scale: 20 }
  const before = screenFromField(near, { x: 61, y: 31 })
  const after = screenFromField(pannedCamera(near, { x: 30, y: -12 }), { x: 61, y: 31 })
  expect([after.x - before.x, after.y - before.y]).toEqual([expect.closeTo(30, 9), expect.closeTo(-12, 9)])
})

test('panning stops where the field ends', () => {
  const { x } = pannedCamera({ ...CAMERA, scale: 20 }, { x: -99_999, y: 0 })
  // 2.5 yd beyond the end line lie at the right edge, 17.5 yd from the middle
  expect(x).toBeCloseTo(120 + 2.5 - 17.5, 9)
})

test('in a view of another size the same is in sight', () => {
  expect(resizedCamera(CAMERA, { width: 1400, height: 1040 })).toEqual({
    ...CAMERA,
    width: 1400,
    height: 1040,
    scale: 20,
  })
})

test('at a play that starts farther downfield the same part of the formation is in sight', () => {
  const near = { ...CAMERA, scale: 20 }
  expect(screenFromField(movedCamera(near, 12), { x: 73, y: 31 })).toEqual(screenFromField(near, { x: 61, y: 31 }))
})

test('the whole field stays the whole field', () => {
  expect(movedCamera(wholeField(VIEW), 12)).toEqual(wholeField(VIEW))
})
