/** Handles on the in and out marks, for the mouse; by keyboard the marks are set where the film stands. */
import { type PointerEvent, useRef } from 'react'
import { dragMark, keepEdit, shownMarks } from '../session/markEdits.ts'
import { type Marks, NO_MARKS } from '../session/marks.ts'
import { type Rect, type TimeRange, xOfTime } from './curveScale.ts'
import { frameAtX, timeOfFrameIn } from './scrubbing.ts'
import styles from './Timeline.module.css'
import { usePlayback } from './usePlayback.ts'

interface MarkHandlesProps {
  readonly plot: Rect
  readonly range: TimeRange
}

export function MarkHandles({ plot, range }: MarkHandlesProps) {
  const markIn = usePlayback((playback) => playback.markIn)
  const markOut = usePlayback((playback) => playback.markOut)
  return (
    <>
      {markIn !== null && <MarkHandle kind="markIn" time={markIn} plot={plot} range={range} />}
      {markOut !== null && <MarkHandle kind="markOut" time={markOut} plot={plot} range={range} />}
    </>
  )
}

interface MarkHandleProps extends MarkHandlesProps {
  readonly kind: keyof Marks
  readonly time: number
}

function MarkHandle({ kind, time, plot, range }: MarkHandleProps) {
  const before = useRef<Marks>(NO_MARKS)
  const drag = (event: PointerEvent) => {
    const place = event.currentTarget.parentElement
    if (place === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const x = event.clientX - place.getBoundingClientRect().left
    dragMark(kind, timeOfFrameIn(range, frameAtX(plot, range, x)))
  }
  return (
    <div
      className={styles.mark}
      aria-hidden="true"
      style={{ left: xOfTime(plot, range, time), top: plot.y, height: plot.height }}
      onPointerDown={(event) => {
        before.current = shownMarks()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag}
      onPointerUp={() => keepEdit(before.current)}
    >
      {kind === 'markIn' ? 'in' : 'out'}
    </div>
  )
}
