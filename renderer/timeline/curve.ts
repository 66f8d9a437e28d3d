/** The P(man) curve of a play: zero at the snap, its band, tells, events, flags and the moment shown. The timeline and
 *  the clips draw it with the same function. */
import type { Flag } from '../../ml/football/flag.ts'
import { FRAME_RATE, type TrackingEvent } from '../../ml/football/tracking.ts'
import type { PlayReading, PlayTell } from '../../preload/values.ts'
import { type Palette, paletteOf } from '../replay/palette.ts'
import { drawAxes, drawLine, drawMoment } from './curveLine.ts'
import { drawEvents, drawFlags, drawMarks, drawTells } from './curveMarks.ts'
import { ABOVE_px, plotOf, type Rect, type TimeRange } from './curveScale.ts'

export interface CurveDrawing {
  /** Null draws the axes alone. */
  readonly reading: PlayReading | null
  /** What is shown: all of the play, or a part of it. */
  readonly range: TimeRange
  /** Frame 0, seconds from the snap; where `range` starts by default. */
  readonly firstTime?: number
  /** False where no snap is known: then nothing is marked at zero. */
  readonly hasSnap: boolean
  readonly events: readonly TrackingEvent[]
  readonly tells: readonly PlayTell[]
  readonly flags: readonly Pick<Flag, 'moment' | 'state'>[]
  /** Moments of flags that are not drawn but stand over the plot as controls; none by default. */
  readonly pins?: readonly number[]
  /** The moment shown, seconds from the snap; null leaves it out. */
  readonly time: number | null
  /** In and out marks; none by default. */
  readonly marks?: { readonly in: number | null; readonly out: number | null }
  /** P(man) from which the read says man. */
  readonly threshold: number
  readonly look: {
    readonly theme: 'dark' | 'light'
    readonly noRead: { readonly low: number; readonly high: number } | null
  }
}

/** What all parts of the drawing share. */
export interface CurveBrush {
  readonly context: CanvasRenderingContext2D
  readonly plot: Rect
  readonly palette: Palette
  readonly drawing: CurveDrawing
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Fills `rect` (CSS pixels of the context's own scale). */
export function drawCurve(context: Context, drawing: CurveDrawing, rect: Rect): void {
  const palette = paletteOf(drawing.look.theme)
  const brush = { context: context as CanvasRenderingContext2D, plot: plotOf(rect), palette, drawing }
  context.save()
  context.fillStyle = palette.curve
  context.fillRect(rect.x, rect.y, rect.width, rect.height)
  drawAxes(brush)
  inside(brush, drawTells, drawMarks, drawLine)
  drawEvents(brush)
  drawFlags(brush)
  if (drawing.time !== null) drawMoment(brush, drawing.time)
  context.restore()
}

/** Without what would lie outside of the plot, but for what stands above it. */
function inside(brush: CurveBrush, ...parts: readonly ((brush: CurveBrush) => void)[]): void {
  const { context, plot } = brush
  context.save()
  context.beginPath()
  context.rect(plot.x, plot.y - ABOVE_px, plot.width, plot.height + ABOVE_px)
  context.clip()
  for (const part of parts) part(brush)
  context.restore()
}

/** The time of a frame, seconds from the snap. */
export function timeOfCurveFrame({ range, firstTime = range.start }: CurveDrawing, frame: number): number {
  return firstTime + frame / FRAME_RATE
}
