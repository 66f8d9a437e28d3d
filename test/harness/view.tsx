/** The field and its table mounted as the window mounts them. */
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import type { Camera } from '../../renderer/replay/camera.ts'
import { Clock } from '../../renderer/replay/clock.ts'
import { FrameTable } from '../../renderer/replay/FrameTable.tsx'
import { playbackOf } from '../../renderer/replay/playback.ts'
import { ReplayView } from '../../renderer/replay/ReplayView.tsx'
import { PLAIN_LOOK } from '../../renderer/replay/scene.ts'

export interface MountedView {
  readonly clock: Clock
  unmount(): void
}

export function mountView(place: HTMLElement, opened: OpenedPlay, reading: PlayReading | null): MountedView {
  const clock = new Clock(playbackOf(opened.tracking))
  const root = createRoot(place)
  root.render(<View clock={clock} opened={opened} reading={reading} />)
  const unmount = () => {
    root.unmount()
    clock.dispose()
  }
  return { clock, unmount }
}

interface ViewProps {
  readonly clock: Clock
  readonly opened: OpenedPlay
  readonly reading: PlayReading | null
}

function View({ clock, opened, reading }: ViewProps) {
  const [camera, setCamera] = useState<Camera | null>(null)
  const scene = { opened, reading, look: { ...PLAIN_LOOK, camera } }
  return (
    <>
      <div className="field">
        <ReplayView clock={clock} label="An invented play" onCamera={setCamera} preference="canvas" scene={scene} />
      </div>
      <output>{camera === null ? 'the play' : `${camera.scale.toFixed(1)} px a yard`}</output>
      <FrameTable clock={clock} scene={scene} />
    </>
  )
}
