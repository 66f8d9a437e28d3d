import { expect, it } from 'vitest'
import { placementOn } from '../../../main/kept/windowState.ts'

const LAPTOP = { x: 0, y: 25, width: 1440, height: 875 }
const DESK = { x: 1440, y: 0, width: 2560, height: 1440 }
const at = (x: number, y: number, width = 1200, height = 800) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
  isFullScreen: false,
})

it('leaves the place of the first window to the system', () => {
  expect(placementOn([DESK], null)).toEqual({ width: 1440, height: 900 })
})

it('never opens larger than the screen', () => {
  expect(placementOn([LAPTOP], null)).toEqual({ width: 1440, height: 875 })
  expect(placementOn([LAPTOP], at(0, 25, 2560, 1400))).toEqual({ x: 0, y: 25, width: 1440, height: 875 })
})

it('never opens smaller than can be worked in', () => {
  expect(placementOn([{ x: 0, y: 0, width: 800, height: 600 }], null)).toEqual({ width: 1024, height: 640 })
})

it('opens where it was, on either screen', () => {
  expect(placementOn([LAPTOP, DESK], at(100, 50))).toEqual({ x: 100, y: 50, width: 1200, height: 800 })
  expect(placementOn([LAPTOP, DESK], at(2000, 300))).toEqual({ x: 2000, y: 300, width: 1200, height: 800 })
})

it('comes back to the main screen when its own is gone', () => {
  expect(placementOn([LAPTOP], at(2000, 300))).toEqual({ width: 1200, height: 800 })
})

it.each([
  ['above', at(100, -500)],
  ['below', at(100, 890)],
  ['beside, but for a sliver', at(-1100, 100)],
])('comes back when its title bar lies %s the screen', (_where, state) => {
  expect(placementOn([LAPTOP], state)).not.toHaveProperty('x')
})
