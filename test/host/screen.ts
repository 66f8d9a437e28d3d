/** `screen`: one display. Headless it has 2560 x 1440 pixels unless HOST_DISPLAY names another size. */
import { IS_HEADED } from './chromium.ts'
import type { DevTools } from './devTools.ts'
import { firstTarget } from './page.ts'
import { StrictEmitter } from './strict.ts'

class Screen
  extends StrictEmitter
  implements
    Pick<
      Electron.Screen,
      'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching' | 'getDisplayNearestPoint' | 'getCursorScreenPoint'
    >
{
  protected override readonly events = ['display-added', 'display-removed', 'display-metrics-changed']

  getPrimaryDisplay(): Electron.Display {
    return display()
  }

  getAllDisplays(): Electron.Display[] {
    return [display()]
  }

  getDisplayMatching(): Electron.Display {
    return display()
  }

  getDisplayNearestPoint(): Electron.Display {
    return display()
  }

  getCursorScreenPoint(): Electron.Point {
    return { x: 0, y: 0 }
  }
}

export const screen = new Screen()

let bounds = namedBounds(process.env.HOST_DISPLAY ?? '2560x1440')

/** Asks a headed browser for the screen that it is on. */
export async function measureDisplay(devTools: DevTools): Promise<void> {
  const targetId = IS_HEADED ? await firstTarget(devTools) : null
  if (targetId === null) return
  const attach = { targetId, flatten: true }
  const { sessionId } = await devTools.send<{ sessionId: string }>('Target.attachToTarget', attach)
  const expression =
    '({ x: screen.availLeft, y: screen.availTop, width: screen.availWidth, height: screen.availHeight })'
  const asked = { expression, returnByValue: true }
  const { result } = await devTools.send<{ result: { value: Electron.Rectangle } }>(
    'Runtime.evaluate',
    asked,
    sessionId,
  )
  bounds = result.value
  await devTools.send('Target.detachFromTarget', { sessionId })
}

function namedBounds(size: string): Electron.Rectangle {
  const [width = 0, height = 0] = size.split('x').map(Number)
  return { x: 0, y: 0, width, height }
}

export function display(): Electron.Display {
  const size = { width: bounds.width, height: bounds.height }
  return {
    ...{ id: 1, label: 'stand-in', bounds, workArea: bounds, size, workAreaSize: size, nativeOrigin: { x: 0, y: 0 } },
    ...{ scaleFactor: 1, rotation: 0, internal: false, detected: true, monochrome: false, displayFrequency: 60 },
    ...{ colorDepth: 24, depthPerComponent: 8, colorSpace: '', maximumCursorSize: { width: 64, height: 64 } },
    ...({ accelerometerSupport: 'unavailable', touchSupport: 'unavailable' } as const),
  }
}
