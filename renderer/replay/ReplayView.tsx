/** The field in the window. */
import { useEffect, useRef } from 'react'
import type { Camera, View } from './camera.ts'
import type { Clock } from './clock.ts'
import './replay.css'
import type { Scene } from './scene.ts'
import type { StageOptions } from './stage.ts'
import { Surface } from './surface.ts'

export interface ReplayViewProps {
  readonly scene: Scene
  readonly clock: Clock
  /** What the picture shows, for those who do not see it. */
  readonly label: string
  /** The pointer asks for another camera; null frames the play again. */
  readonly onCamera: (camera: Camera | null) => void
  /** The field's size, first and whenever it changes: what `cameraOf` needs to zoom by key. */
  readonly onView?: (view: View) => void
  readonly preference?: StageOptions['preference']
}

export function ReplayView({ scene, clock, label, onCamera, onView, preference }: ReplayViewProps) {
  const host = useRef<HTMLDivElement>(null)
  const tip = useRef<HTMLDivElement>(null)
  const surface = useRef<Surface>(null)
  const listeners = useRef({ onCamera, onView })
  const shown = useRef({ scene, label })

  useEffect(() => {
    listeners.current = { onCamera, onView }
  }, [onCamera, onView])

  useEffect(() => {
    if (host.current === null || tip.current === null) return
    const mounted = new Surface({
      host: host.current,
      tip: tip.current,
      clock,
      onCamera: (camera) => listeners.current.onCamera(camera),
      onView: (view) => listeners.current.onView?.(view),
      ...(preference === undefined ? {} : { preference }),
    })
    surface.current = mounted
    mounted.show(shown.current.scene, shown.current.label)
    return () => {
      surface.current = null
      mounted.dispose()
    }
  }, [clock, preference])

  useEffect(() => {
    shown.current = { scene, label }
    surface.current?.show(scene, label)
  }, [scene, label])

  return (
    <div className="replay" ref={host}>
      <div aria-hidden="true" className="replay-tip" hidden ref={tip} />
    </div>
  )
}
