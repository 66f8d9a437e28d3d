/** What the coach does with the camera, for keys, wheel, pointer and buttons alike. */
import { create } from 'zustand'
import { useOpenPlay } from '../session/openPlay.ts'
import { useView } from '../session/view.ts'
import { type Camera, movedCamera, pannedCamera, type View, wholeField, zoomedCamera } from './camera.ts'
import { cameraOf } from './scene.ts'

interface CameraState {
  /** Null frames the play. */
  readonly camera: Camera | null
  /** The field's size, once it is on screen. */
  readonly view: View | null
}

export const useCamera = create<CameraState>(() => ({ camera: null, view: null }))

const ZOOM_STEP = 1.2
/** CSS pixels that a key press moves the field. */
const PAN_STEP = 60

export const camera = {
  /** As the pointer asks for it; null frames the play. */
  set: (wanted: Camera | null) => useCamera.setState({ camera: wanted }),
  resize: (view: View) => useCamera.setState({ view }),
  fit: () => useCamera.setState({ camera: null }),
  wholeField: () => change((_, view) => wholeField(view)),
  /** Nearer (positive) or farther (negative) by steps. */
  zoom: (steps: number) => change((shown) => zoomedCamera(shown, ZOOM_STEP ** steps)),
  /** Looks to the right and down by steps: what is on the field goes the other way. */
  pan: (right: number, down: number) =>
    change((shown) => pannedCamera(shown, { x: -right * PAN_STEP, y: -down * PAN_STEP })),
}

function change(changed: (shown: Camera, view: View) => Camera): void {
  const { camera: wanted, view } = useCamera.getState()
  const { opened } = useOpenPlay.getState()
  if (view === null || opened === null) return
  const look = { isTrueSide: useView.getState().isTrueSide, camera: wanted }
  useCamera.setState({ camera: changed(cameraOf({ opened, look }, view), view) })
}

/** From play to play the coach looks at the same part of the formation. */
useOpenPlay.subscribe(({ opened }, before) => {
  const { camera: wanted } = useCamera.getState()
  if (wanted === null || opened === before.opened) return
  const from = before.opened?.row.play.lineOfScrimmage ?? null
  const to = opened?.row.play.lineOfScrimmage ?? null
  useCamera.setState({ camera: from === null || to === null ? null : movedCamera(wanted, to - from) })
})
