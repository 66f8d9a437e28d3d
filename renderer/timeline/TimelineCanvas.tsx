/** The curve with all that is drawn around it. It is drawn anew when it changes, not while the film runs. */
import { useEffect, useRef, useState } from 'react'
import type { Flag } from '../../ml/football/flag.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import { loadTypeface } from '../replay/typeface.ts'
import { useOpenPlay } from '../session/openPlay.ts'
import { useSettings } from '../session/settings.ts'
import { useNoRead } from '../session/useNoRead.ts'
import { useShown } from '../ui/followTheme.ts'
import type { Size } from '../ui/useSize.ts'
import { type CurveDrawing, drawCurve } from './curve.ts'
import type { TimeRange } from './curveScale.ts'
import styles from './Timeline.module.css'
import { usePlayback } from './usePlayback.ts'

interface TimelineCanvasProps {
  readonly tracking: Tracking
  readonly range: TimeRange
  readonly size: Size
  /** They are not drawn: numbers give way to the pins in their place. */
  readonly flags: readonly Flag[]
}

export function TimelineCanvas({ tracking, range, size, flags }: TimelineCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const isTypefaceThere = useTypeface()
  const reading = useOpenPlay((play) => play.reading)
  const threshold = useSettings((settings) => settings.threshold)
  const theme = useShown((shown) => shown.theme)
  const markIn = usePlayback((playback) => playback.markIn)
  const markOut = usePlayback((playback) => playback.markOut)
  const noRead = useNoRead()
  // biome-ignore lint/correctness/useExhaustiveDependencies: text looks different once the typeface is there
  useEffect(() => {
    const { events } = tracking
    const hasSnap = tracking.snapFrame !== null
    const marks = { in: markIn, out: markOut }
    const tells = reading?.tells ?? []
    const pins = flags.map(({ moment }) => moment)
    const told = { reading, events, tells, flags: [], pins, marks }
    draw(canvas.current, { ...told, range, hasSnap, time: null, threshold, look: { theme, noRead } }, size)
  }, [tracking, range, size, flags, reading, threshold, theme, markIn, markOut, noRead, isTypefaceThere])
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className={styles.canvas} />
    </div>
  )
}

function draw(canvas: HTMLCanvasElement | null, drawing: CurveDrawing, { width, height }: Size): void {
  const context = canvas?.getContext('2d')
  if (canvas === null || context == null) return
  const resolution = window.devicePixelRatio
  canvas.width = Math.round(width * resolution)
  canvas.height = Math.round(height * resolution)
  context.setTransform(resolution, 0, 0, resolution, 0, 0)
  drawCurve(context, drawing, { x: 0, y: 0, width, height })
}

function useTypeface(): boolean {
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    void loadTypeface().then(() => setIsThere(true))
  }, [])
  return isThere
}
