/** Where the window was, and where it can be now: screens come and go between two starts. */
import { z } from 'zod'

/** Pixels of the desktop. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState {
  /** Of the window when it fills no screen. */
  readonly bounds: Rectangle
  readonly isMaximized: boolean
  readonly isFullScreen: boolean
}

/** x and y are absent where the system may choose. */
export type Placement = Pick<Rectangle, 'width' | 'height'> & Partial<Pick<Rectangle, 'x' | 'y'>>

export const SMALLEST = { width: 1024, height: 640 } as const
const FIRST = { width: 1440, height: 900 } as const
/** Of a window's top edge, so much must lie on a screen that it can be taken hold of. */
const GRIP = { width: 200, height: 32 } as const

export const WINDOW_STATE = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
})

/** Where to open the window. `screens` are the parts of the screens that windows may use, the main one first. */
export function placementOn(screens: readonly Rectangle[], state: WindowState | null): Placement {
  const main = screens[0] ?? { x: 0, y: 0, ...FIRST }
  if (state === null) return sizeOn(main, FIRST)
  const { bounds } = state
  const screen = screens.find((candidate) => isInReach(bounds, candidate))
  return screen === undefined ? sizeOn(main, bounds) : { x: bounds.x, y: bounds.y, ...sizeOn(screen, bounds) }
}

function isInReach(bounds: Rectangle, screen: Rectangle): boolean {
  const left = Math.max(bounds.x, screen.x)
  const right = Math.min(bounds.x + bounds.width, screen.x + screen.width)
  const isTopInside = bounds.y >= screen.y && bounds.y + GRIP.height <= screen.y + screen.height
  return right - left >= GRIP.width && isTopInside
}

/** Never smaller than the smallest, else never larger than the screen. */
function sizeOn(screen: Rectangle, wanted: Pick<Rectangle, 'width' | 'height'>) {
  return {
    width: Math.max(SMALLEST.width, Math.min(wanted.width, screen.width)),
    height: Math.max(SMALLEST.height, Math.min(wanted.height, screen.height)),
  }
}
