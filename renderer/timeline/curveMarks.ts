/** What is marked on the curve: tells, events, flags, in and out marks. */
import { DEFENSE, OFFENSE } from '../replay/palette.ts'
import { fontOf } from '../replay/typeface.ts'
import { type CurveBrush, type CurveDrawing, timeOfCurveFrame } from './curve.ts'
import { straight } from './curveLine.ts'
import { type Rect, xOfTime } from './curveScale.ts'
import { eventMarks, placedLabels } from './eventWords.ts'

/** From where the moment of a flag is to where its pennant, or the control in its place, ends. */
const PENNANT_px = 14

/** A shaded stretch with how much the read changed over it, in points. */
export function drawTells({ context, plot, palette, drawing }: CurveBrush): void {
  const { range, tells } = drawing
  context.font = fontOf(600, 11)
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const pennants = pennantsOver(plot, drawing)
  let free = -Infinity
  for (const { startFrame, endFrame, change } of tells) {
    const left = xOfTime(plot, range, timeOfCurveFrame(drawing, startFrame))
    const right = xOfTime(plot, range, timeOfCurveFrame(drawing, endFrame))
    context.globalAlpha = 0.2
    context.fillStyle = change > 0 ? OFFENSE : DEFENSE
    context.fillRect(left, plot.y, right - left, plot.height)
    context.globalAlpha = 1
    const text = `${change > 0 ? '▲' : '▼'} ${Math.round(Math.abs(change) * 100)}`
    const half = context.measureText(text).width / 2
    // a clip may begin in the middle of a tell: its number stands over what is shown of it, whole
    const [first, last] = [Math.max(left, plot.x), Math.min(right, plot.x + plot.width)]
    const wanted = Math.min(plot.x + plot.width - half, Math.max(plot.x + half, (first + last) / 2))
    const middle = besidePennants(wanted, half, pennants)
    if (last <= first || middle - half < free) continue
    free = middle + half + 4
    context.fillStyle = change > 0 ? palette.manText : palette.zoneText
    context.fillText(text, middle, plot.y - 4)
  }
}

/** Left edges of the flags' pennants, from left to right. */
function pennantsOver(plot: Rect, { flags, pins = [], range }: CurveDrawing): readonly number[] {
  const moments = [...flags.filter(({ state }) => state !== 'dismissed').map(({ moment }) => moment), ...pins]
  return moments.toSorted((a, b) => a - b).map((moment) => xOfTime(plot, range, moment))
}

/** The middle nearest to the one wanted, at it or to its right, where no pennant hides a text of this half width. */
function besidePennants(wanted: number, half: number, pennants: readonly number[]): number {
  let middle = wanted
  for (const left of pennants)
    if (left < middle + half && left + PENNANT_px > middle - half) middle = left + PENNANT_px + half
  return middle
}

/** A tick and a word below the plot; of words that would run into each other the lesser is left out, the ticks stay. */
export function drawEvents({ context, plot, palette, drawing }: CurveBrush): void {
  const { events, range } = drawing
  const bottom = plot.y + plot.height
  const xOf = (frame: number) => xOfTime(plot, range, timeOfCurveFrame(drawing, frame)) - plot.x
  const isShown = (frame: number) => xOf(frame) >= 0 && xOf(frame) <= plot.width
  context.font = fontOf(400, 11)
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  context.fillStyle = palette.mutedText
  const labels = placedLabels(
    eventMarks(events).filter(({ frame }) => isShown(frame)),
    {
      width: plot.width,
      kept: [xOfTime(plot, range, 0) - plot.x],
      widthOf: (label) => context.measureText(label).width,
      xOf,
    },
  )
  for (const { label, x, left } of labels) {
    straight(context, { color: palette.mutedText, width: 1.5 }, [plot.x + x, bottom, plot.x + x, bottom + 4])
    if (left !== null) context.fillText(label, plot.x + left, bottom + 14)
  }
}

/** A pennant at the top of the plot: filled where a coach made it his own, hollow where the model suspects. */
export function drawFlags({ context, plot, palette, drawing }: CurveBrush): void {
  for (const { moment, state } of drawing.flags) {
    if (state === 'dismissed' || moment < drawing.range.start || moment > drawing.range.end) continue
    const x = Math.round(xOfTime(plot, drawing.range, moment)) + 0.5
    straight(context, { color: palette.firstDown, width: 1.5 }, [x, plot.y - 12, x, plot.y + plot.height])
    context.beginPath()
    context.moveTo(x, plot.y - 13)
    context.lineTo(x + 9, plot.y - 9)
    context.lineTo(x, plot.y - 5)
    context.closePath()
    context.fillStyle = state === 'suspected' ? palette.curve : palette.firstDown
    context.fill()
    context.strokeStyle = palette.firstDown
    context.stroke()
  }
}

/** Brackets, and what lies outside of them dimmed. */
export function drawMarks({ context, plot, palette, drawing }: CurveBrush): void {
  const { marks, range } = drawing
  if (marks === undefined) return
  const bottom = plot.y + plot.height
  const edges = [
    { at: marks.in, outside: [plot.x, null], lip: 5 },
    { at: marks.out, outside: [null, plot.x + plot.width], lip: -5 },
  ] as const
  for (const { at, outside, lip } of edges) {
    if (at === null) continue
    const x = xOfTime(plot, range, at)
    const [from, to] = [outside[0] ?? x, outside[1] ?? x]
    context.globalAlpha = 0.6
    context.fillStyle = palette.curve
    context.fillRect(from, plot.y, to - from, plot.height)
    context.globalAlpha = 1
    const stroke = { color: palette.text, width: 2 }
    straight(context, stroke, [x, plot.y, x, bottom])
    straight(context, stroke, [x, plot.y + 1, x + lip, plot.y + 1])
    straight(context, stroke, [x, bottom - 1, x + lip, bottom - 1])
  }
}
