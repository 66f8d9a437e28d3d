/** The clip as it will be, at its own pace; a button stops it. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { useShown } from '../ui/followTheme.ts'
import type { ClipFrames, ClipPicture } from './clipFrames.ts'
import { type ClipPlan, stepAt } from './clipPlan.ts'
import styles from './Export.module.css'

interface ClipPreviewProps {
  /** Null until they can be drawn. */
  readonly frames: ClipFrames | null
  readonly picture: ClipPicture
  readonly plan: ClipPlan
  /** The frames are wanted elsewhere: the picture stands. */
  readonly isBusy: boolean
}

const MS_OF_A_SECOND = 1000

export function ClipPreview({ frames, picture, plan, isBusy }: ClipPreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isPlaying, setPlaying] = useState(!useShown.getState().isReducedMotion)
  const { width, height } = picture.layout
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is drawn anew
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (frames === null || context == null || isBusy) return
    return isPlaying
      ? play(plan, (step) => copyStep(context, { frames, plan, step }))
      : copyStep(context, { frames, plan, step: stillStep(plan) })
  }, [frames, picture, plan, isPlaying, isBusy])
  return (
    <div className={styles.preview}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        width={width}
        height={height}
        role="img"
        aria-label={`Preview: ${picture.caption.pieces.join(', ')}`}
      />
      <Button onPress={() => setPlaying(!isPlaying)} isDisabled={isBusy}>
        {isPlaying ? 'Stop preview' : 'Play preview'}
      </Button>
    </div>
  )
}

/** Shows each step as long as it stands. Returns how to stop. */
function play(plan: ClipPlan, showStep: (step: number) => void): () => void {
  const start_ms = performance.now()
  let shown = -1
  let handle = requestAnimationFrame(function tick(now_ms) {
    const step = stepAt(plan, Math.max(0, now_ms - start_ms) / MS_OF_A_SECOND)
    if (step !== shown) showStep(step)
    shown = step
    handle = requestAnimationFrame(tick)
  })
  return () => cancelAnimationFrame(handle)
}

/** The step nearest to the snap says most. */
function stillStep({ times }: ClipPlan): number {
  const nearest = times.reduce((best, time) => (Math.abs(time) < Math.abs(best) ? time : best), times[0] as number)
  return times.indexOf(nearest)
}

interface Shown {
  readonly frames: ClipFrames
  readonly plan: ClipPlan
  readonly step: number
}

function copyStep(context: CanvasRenderingContext2D, { frames, plan, step }: Shown): undefined {
  frames.draw(plan.times[step] as number)
  context.drawImage(frames.canvas, 0, 0, context.canvas.width, context.canvas.height)
}
