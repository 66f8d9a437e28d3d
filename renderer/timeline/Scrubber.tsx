/** The slider over the curve: drag anywhere to scrub. Its playhead follows the clock without React. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { control } from '../commands/playActions.ts'
import { tellText } from '../read/shares.ts'
import { frameOf, steadyFrames } from '../replay/steadyFrames.ts'
import { clock, useOpenPlay } from '../session/openPlay.ts'
import { useNoRead } from '../session/useNoRead.ts'
import { type Rect, type TimeRange, xOfTime, yOfProbability } from './curveScale.ts'
import { frameAtX, timeOfFrameIn, valueText } from './scrubbing.ts'
import styles from './Timeline.module.css'

interface ScrubberProps {
  readonly plot: Rect
  readonly range: TimeRange
}

/** A screen reader that is told ten times a second says nothing whole. */
const SPOKEN_EVERY_MS = 1000

export function Scrubber({ plot, range }: ScrubberProps) {
  const slider = useRef<HTMLDivElement>(null)
  const playhead = usePlayhead(plot, range)
  const hover = useHover(plot, range)
  useSpokenValue(slider)
  const seekTo = (event: PointerEvent) => seekFrame(range, frameAtX(plot, range, localX(event)))
  return (
    <>
      <div
        ref={slider}
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label="Time in the play"
        aria-valuemin={range.start}
        aria-valuemax={range.end}
        aria-valuenow={0}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          control({ kind: 'pause' })
          seekTo(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event)
          hover.show(event)
        }}
        onPointerLeave={hover.hide}
        onKeyDown={stepByKey}
      />
      <div ref={playhead.line} className={styles.playhead} style={{ top: plot.y - 8, height: plot.height + 8 }} />
      <div ref={playhead.dot} className={styles.dot} />
      <div ref={hover.line} className={styles.hoverLine} style={{ top: plot.y, height: plot.height }} hidden />
      <div ref={hover.text} className={styles.hoverText} aria-hidden="true" hidden />
    </>
  )
}

/** Keys of a slider that are no commands, or whose commands were taken off them. */
function stepByKey(event: KeyboardEvent): void {
  const frames = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key]
  if (event.key === 'Home') control({ kind: 'to-start' })
  else if (event.key === 'End') control({ kind: 'to-end' })
  else if (frames !== undefined) control({ kind: 'step', frames })
  else return
  event.preventDefault()
}

function seekFrame(range: TimeRange, frame: number): void {
  control({ kind: 'seek', time: timeOfFrameIn(range, frame) })
}

function localX({ clientX, currentTarget }: PointerEvent): number {
  return clientX - currentTarget.getBoundingClientRect().left
}

function usePlayhead(plot: Rect, range: TimeRange) {
  const line = useRef<HTMLDivElement>(null)
  const dot = useRef<HTMLDivElement>(null)
  const manProbability = useOpenPlay(({ reading }) => reading?.manProbability ?? null)
  useEffect(() => {
    const follow = () => {
      const { playback } = clock
      const frame = frameOf(playback)
      const read = manProbability?.[frame]
      if (line.current === null || dot.current === null) return
      line.current.style.transform = `translateX(${xOfTime(plot, range, playback.time)}px)`
      dot.current.hidden = read === undefined
      if (read === undefined) return
      const x = xOfTime(plot, range, timeOfFrameIn(range, frame))
      dot.current.style.transform = `translate(${x}px, ${yOfProbability(plot, read)}px)`
    }
    follow()
    return clock.subscribe(follow)
  }, [plot, range, manProbability])
  return { line, dot }
}

/** Tells what the slider stands at: at once while the film stands, now and then while it runs. */
function useSpokenValue(slider: RefObject<HTMLDivElement | null>): void {
  const reading = useOpenPlay((play) => play.reading)
  const band = useNoRead()
  useEffect(() => {
    const say = (frame: number) => {
      const time = timeOfFrameIn(clock.playback, frame)
      slider.current?.setAttribute('aria-valuenow', String(time))
      slider.current?.setAttribute('aria-valuetext', valueText(time, reading?.manProbability[frame], band))
    }
    const hear = steadyFrames(SPOKEN_EVERY_MS, say)
    hear({ ...clock.playback, isPlaying: false })
    return clock.subscribe(hear)
  }, [slider, reading, band])
}

/** The time and the read under the pointer. */
function useHover(plot: Rect, range: TimeRange) {
  const line = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const reading = useOpenPlay((play) => play.reading)
  const band = useNoRead()
  const show = (event: PointerEvent) => {
    const frame = frameAtX(plot, range, localX(event))
    const time = timeOfFrameIn(range, frame)
    if (line.current === null || text.current === null) return
    const tell = reading?.tells.find(({ startFrame, endFrame }) => frame >= startFrame && frame <= endFrame)
    const parts = [valueText(time, reading?.manProbability[frame], band), ...(tell ? [`tell: ${tellText(tell)}`] : [])]
    text.current.textContent = parts.join(' · ')
    const x = xOfTime(plot, range, time)
    line.current.hidden = false
    text.current.hidden = false
    line.current.style.transform = `translateX(${x}px)`
    const most = plot.x + plot.width - text.current.offsetWidth
    text.current.style.transform = `translateX(${Math.max(0, Math.min(x + 8, most))}px)`
  }
  const hide = () => {
    if (line.current !== null) line.current.hidden = true
    if (text.current !== null) text.current.hidden = true
  }
  return { line, text, show, hide }
}
