/** `screen`: one display, 2560 x 1440 unless HOST_DISPLAY names another size. */
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

export function display(): Electron.Display {
  const [width = 2560, height = 1440] = (process.env.HOST_DISPLAY ?? '2560x1440').split('x').map(Number)
  const size = { width, height }
  const bounds = { x: 0, y: 0, ...size }
  return {
    ...{ id: 1, label: 'stand-in', bounds, workArea: bounds, size, workAreaSize: size, nativeOrigin: { x: 0, y: 0 } },
    ...{ scaleFactor: 1, rotation: 0, internal: false, detected: true, monochrome: false, displayFrequency: 60 },
    ...{ colorDepth: 24, depthPerComponent: 8, colorSpace: '', maximumCursorSize: { width: 64, height: 64 } },
    ...({ accelerometerSupport: 'unavailable', touchSupport: 'unavailable' } as const),
  }
}
