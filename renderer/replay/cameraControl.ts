/** What the coach does with the camera, for keys, wheel and buttons alike. */
import { create } from 'zustand'

/** How the field is looked at: fitted to the play or whole, then zoomed and moved by the coach. */
export interface CameraWish {
  readonly base: 'fit' | 'field'
  /** 1 as fitted, greater is nearer. */
  readonly zoom: number
  /** Yards on screen from where the base is centered. */
  readonly pan: { readonly x: number; readonly y: number }
}

const FITTED: CameraWish = { base: 'fit', zoom: 1, pan: { x: 0, y: 0 } }
const ZOOM_STEP = 1.2
const [LEAST_ZOOM, MOST_ZOOM] = [0.5, 6]
/** Yards a key press moves, at zoom 1. */
const PAN_STEP = 4

export const useCamera = create<CameraWish>(() => FITTED)

export const camera = {
  fit: () => useCamera.setState(FITTED),
  wholeField: () => useCamera.setState({ ...FITTED, base: 'field' }),
  /** Nearer (positive) or farther (negative) by steps. */
  zoom: (steps: number) => {
    const zoom = useCamera.getState().zoom * ZOOM_STEP ** steps
    useCamera.setState({ zoom: Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom)) })
  },
  /** Steps to the right and down on screen. */
  pan: (right: number, down: number) => {
    const { pan, zoom } = useCamera.getState()
    const step = PAN_STEP / zoom
    useCamera.setState({ pan: { x: pan.x + right * step, y: pan.y + down * step } })
  },
}
