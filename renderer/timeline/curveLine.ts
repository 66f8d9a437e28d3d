/** The axes, the band, the line itself and the moment shown. */
import { FRAME_RATE } from '../../ml/football/tracking.ts'
import { lookOf } from '../../ml/review/suspects.ts'
import { DEFENSE, OFFENSE } from '../replay/palette.ts'
import { fontOf } from '../replay/typeface.ts'
import { type CurveBrush, timeOfCurveFrame } from './curve.ts'
import { xOfTime, yOfProbability } from './curveScale.ts'

/** CSS pixels between labelled seconds, at least. */
const LEAST_SECOND_GAP_px = 34
/** Shares of a frame below this are rounding. */
const ROUNDING_frames = 1e-4

export function drawAxes(brush: CurveBrush): void {
  const { context, plot, palette, drawing } = brush
  const { noRead } = drawing.look
  if (noRead !== null) {
    context.fillStyle = palette.line
    const top = yOfProbability(plot, noRead.high)
    context.fillRect(plot.x, top, plot.width, yOfProbability(plot, noRead.low) - top)
  }
  context.font = fontOf(400, 11)
  context.textBaseline = 'middle'
  for (const probability of [0, 0.5, 1]) {
    const y = Math.round(yOfProbability(plot, probability)) + 0.5
    straight(context, { color: palette.line, width: 1 }, [plot.x, y, plot.x + plot.width, y])
    context.textAlign = 'right'
    context.fillStyle = palette.mutedText
    context.fillText(`${probability * 100} %`, plot.x - 6, y)
  }
  const y = Math.round(yOfProbability(plot, drawing.threshold)) + 0.5
  context.setLineDash([5, 4])
  straight(context, { color: palette.mutedText, width: 1 }, [plot.x, y, plot.x + plot.width, y])
  context.setLineDash([])
  drawSeconds(brush)
  sideNames(brush)
}

function drawSeconds({ context, plot, palette, drawing }: CurveBrush): void {
  const { range, hasSnap } = drawing
  const perSecond = plot.width / (range.end - range.start || 1)
  const every = [1, 2, 5, 10].find((step) => step * perSecond >= LEAST_SECOND_GAP_px) ?? 20
  context.font = fontOf(400, 11)
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const bottom = plot.y + plot.height
  for (let second = Math.ceil(range.start); second <= range.end; second++) {
    const x = Math.round(xOfTime(plot, range, second)) + 0.5
    straight(context, { color: palette.line, width: 1 }, [x, bottom, x, bottom + 4])
    if (second % every !== 0 || (second === 0 && hasSnap)) continue
    context.fillStyle = palette.mutedText
    context.fillText(second < 0 ? `−${-second}` : second === 0 ? '0' : `+${second}`, x, bottom + 27)
  }
  if (!hasSnap || range.start > 0 || range.end < 0) return
  const snap = Math.round(xOfTime(plot, range, 0)) + 0.5
  straight(context, { color: palette.scrimmage, width: 1.5 }, [snap, plot.y - 2, snap, bottom + 16])
  context.fillStyle = palette.text
  context.font = fontOf(600, 11)
  context.fillText('snap', snap, bottom + 27)
}

/** The upper half is man, the lower zone. */
function sideNames({ context, plot, palette }: CurveBrush): void {
  context.font = fontOf(600, 11)
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  context.fillStyle = palette.manText
  context.fillText('man', plot.x - 6, yOfProbability(plot, 0.76))
  context.fillStyle = palette.zoneText
  context.fillText('zone', plot.x - 6, yOfProbability(plot, 0.24))
}

export function drawLine(brush: CurveBrush): void {
  const { context, drawing, palette } = brush
  if (drawing.reading === null) {
    drawUnread(brush)
    return
  }
  const { manProbability, band } = drawing.reading
  if (band !== null) {
    context.fillStyle = palette.matchUp
    context.globalAlpha = 0.28
    context.beginPath()
    trace(brush, band.high)
    for (let frame = band.low.length - 1; frame >= 0; frame--) point(brush, frame, band.low[frame] as number)
    context.closePath()
    context.fill()
    context.globalAlpha = 1
  }
  fillSides(brush, manProbability)
  context.beginPath()
  trace(brush, manProbability)
  context.strokeStyle = palette.text
  context.lineWidth = 2
  context.lineJoin = 'round'
  context.stroke()
}

function drawUnread({ context, plot, palette }: CurveBrush): void {
  context.font = fontOf(400, 12)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = palette.mutedText
  context.fillText('not read yet', plot.x + plot.width / 2, plot.y + plot.height * 0.3)
}

/** Orange between the line and one half where it says man, blue where it says zone. */
function fillSides(brush: CurveBrush, manProbability: Float32Array): void {
  const { context, plot } = brush
  const middle = yOfProbability(plot, 0.5)
  const sides = [
    { color: OFFENSE, top: plot.y, bottom: middle },
    { color: DEFENSE, top: middle, bottom: plot.y + plot.height },
  ]
  for (const { color, top, bottom } of sides) {
    context.save()
    context.beginPath()
    context.rect(plot.x, top, plot.width, bottom - top)
    context.clip()
    context.beginPath()
    trace(brush, manProbability)
    context.lineTo(frameX(brush, manProbability.length - 1), middle)
    context.lineTo(frameX(brush, 0), middle)
    context.closePath()
    context.globalAlpha = 0.24
    context.fillStyle = color
    context.fill()
    context.restore()
  }
}

/** A line at the time, and a dot on the last frame's read: the newest that is known then. */
export function drawMoment(brush: CurveBrush, time: number): void {
  const { context, plot, palette, drawing } = brush
  const x = xOfTime(plot, drawing.range, time)
  straight(context, { color: palette.text, width: 1.5 }, [x, plot.y - 8, x, plot.y + plot.height])
  const frame = Math.floor((time - timeOfCurveFrame(drawing, 0)) * FRAME_RATE + ROUNDING_frames)
  const read = drawing.reading?.manProbability[frame]
  if (read === undefined) return
  context.beginPath()
  context.arc(frameX(brush, frame), yOfProbability(plot, read), 4.5, 0, 2 * Math.PI)
  const look = lookOf(read, { threshold: drawing.threshold, noRead: drawing.look.noRead })
  context.fillStyle = look === 'no read' ? palette.mutedText : look === 'man' ? OFFENSE : DEFENSE
  context.fill()
  context.strokeStyle = palette.text
  context.lineWidth = 1.5
  context.stroke()
}

function trace(brush: CurveBrush, values: Float32Array): void {
  for (let frame = 0; frame < values.length; frame++) point(brush, frame, values[frame] as number)
}

function point(brush: CurveBrush, frame: number, probability: number): void {
  brush.context.lineTo(frameX(brush, frame), yOfProbability(brush.plot, probability))
}

function frameX({ plot, drawing }: CurveBrush, frame: number): number {
  return xOfTime(plot, drawing.range, timeOfCurveFrame(drawing, frame))
}

export function straight(
  context: CanvasRenderingContext2D,
  { color, width }: { readonly color: string; readonly width: number },
  [fromX, fromY, toX, toY]: readonly [number, number, number, number],
): void {
  context.strokeStyle = color
  context.lineWidth = width
  context.beginPath()
  context.moveTo(fromX, fromY)
  context.lineTo(toX, toY)
  context.stroke()
}
