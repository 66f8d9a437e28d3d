/** How players, the ball and what belongs to them are drawn. Sizes grow with the camera, and stop shrinking where a
 *  jersey number could no longer be read. */
import { BALL, BALL_EDGE, DEFENSE, divergingRgb, OFFENSE, ON_DEFENSE, ON_OFFENSE, type Palette } from './palette.ts'
import type { StampDrawing } from './stamps.ts'
import { fontOf } from './typeface.ts'

/** Half a mark, yards: linemen stand 1.3 yd apart and may touch, no more. */
const MARK_RADIUS_yd = 0.6
const LEAST_RADIUS_px = 9
const MOST_RADIUS_px = 26
const SMALL_RADIUS_px = 2.5
/** CSS pixels of a jersey number's font. */
const LEAST_FONT_px = 11
/** Of its mark's radius. */
const FONT_SIZE = 1.24
/** A triangle of the same weight as a circle reaches farther out. */
export const TRIANGLE_REACH = 1.45
/** CSS pixels between a mark and the ring around it. */
const RING_GAP_px = 3
/** A share of the read this large has the full color. */
const FULL_SHARE = 0.2
/** CSS pixels of the font of what stands beside a mark. */
export function labelSizeAt(radius: number): number {
  return Math.max(LEAST_FONT_px, Math.round(radius * 0.85))
}

/** Steps of color on each side of white. */
export const HALO_STEPS = 10

/** Whole CSS pixels where numbers are shown. */
export function markRadiusAt(scale: number, detail: 'full' | 'small'): number {
  const natural = MARK_RADIUS_yd * scale
  if (detail === 'small') return Math.max(natural, SMALL_RADIUS_px)
  return Math.round(Math.min(Math.max(natural, LEAST_RADIUS_px), MOST_RADIUS_px))
}

/** The step of color for a share, from -HALO_STEPS to HALO_STEPS. */
export function haloStep(share: number): number {
  return Math.round(Math.min(Math.max(share / FULL_SHARE, -1), 1) * HALO_STEPS)
}

export interface MarkLook {
  readonly radius: number
  readonly palette: Palette
  /** Null where there is none to show. */
  readonly number: string | null
}

export function offenseMark({ radius, palette, number }: MarkLook): StampDrawing {
  const size = 2 * Math.ceil(radius + 2)
  const draw = (context: CanvasRenderingContext2D) => {
    context.beginPath()
    context.arc(0, 0, radius - 0.25, 0, 2 * Math.PI)
    filledAndEdged(context, { fill: OFFENSE, edge: palette.markEdge, width: edgeWidth(radius) })
    if (number !== null) drawNumber(context, { number, radius, y: 0, color: ON_OFFENSE, room: 2 * radius - 3 })
  }
  return { width: size, height: size, draw }
}

export function defenseMark({ radius, palette, number }: MarkLook): StampDrawing {
  const reach = TRIANGLE_REACH * radius
  const size = 2 * Math.ceil(reach + 3)
  const draw = (context: CanvasRenderingContext2D) => {
    context.beginPath()
    context.moveTo(0, -reach)
    context.lineTo(reach * Math.cos(Math.PI / 6), reach / 2)
    context.lineTo(-reach * Math.cos(Math.PI / 6), reach / 2)
    context.closePath()
    filledAndEdged(context, { fill: DEFENSE, edge: palette.defenseEdge, width: edgeWidth(radius) })
    if (number === null) return
    context.lineJoin = 'round'
    context.strokeStyle = DEFENSE
    context.lineWidth = 2.5
    drawNumber(context, { number, radius, y: reach * 0.12, color: ON_DEFENSE, room: 1.75 * radius, isEdged: true })
  }
  return { width: size, height: size, draw }
}

export function ballMark(radius: number): StampDrawing {
  const length = Math.max(radius * 0.45, Math.min(4.5, radius))
  const size = 2 * Math.ceil(length + 3)
  const draw = (context: CanvasRenderingContext2D) => {
    context.beginPath()
    context.ellipse(0, 0, length, length * 0.66, 0, 0, 2 * Math.PI)
    filledAndEdged(context, { fill: BALL, edge: BALL_EDGE, width: Math.min(1.5, length / 4) })
  }
  return { width: size, height: size, draw }
}

/** A disc around a defender: orange where he looks like man, blue where he looks like zone. */
export function halo(radius: number, step: number): StampDrawing {
  const reach = radius * 1.95
  const size = 2 * Math.ceil(reach + 2)
  const amount = step / HALO_STEPS
  const draw = (context: CanvasRenderingContext2D) => {
    const rgb = divergingRgb(amount)
    const strength = Math.abs(amount) ** 0.8
    context.beginPath()
    context.arc(0, 0, reach, 0, 2 * Math.PI)
    context.fillStyle = `rgba(${rgb}, ${0.04 + 0.5 * strength})`
    context.fill()
    context.strokeStyle = `rgba(${rgb}, ${0.1 + 0.9 * strength})`
    context.lineWidth = 1 + 1.5 * strength
    context.stroke()
  }
  return { width: size, height: size, draw }
}

/** Text with an edge, that can be read on turf. */
export function label(
  text: string,
  { size, color, edge }: { size: number; color: string; edge: string },
): StampDrawing {
  const draw = (context: CanvasRenderingContext2D) => {
    context.font = fontOf(700, size)
    context.textAlign = 'center'
    context.textBaseline = 'alphabetic'
    context.lineJoin = 'round'
    context.lineWidth = 3
    context.strokeStyle = edge
    context.strokeText(text, 0, size * 0.36)
    context.fillStyle = color
    context.fillText(text, 0, size * 0.36)
  }
  return { width: 2 * Math.ceil(size * 1.3), height: 2 * Math.ceil(size * 0.7), draw }
}

/** Around the player that the coach points at. */
export function ring(radius: number, palette: Palette): StampDrawing {
  const reach = radius * TRIANGLE_REACH + RING_GAP_px
  const size = 2 * Math.ceil(reach + 3)
  const draw = (context: CanvasRenderingContext2D) => {
    context.beginPath()
    context.arc(0, 0, reach, 0, 2 * Math.PI)
    for (const [color, width] of [
      [palette.markEdge, 5],
      [palette.firstDown, 2.5],
    ] as const) {
      context.strokeStyle = color
      context.lineWidth = width
      context.stroke()
    }
  }
  return { width: size, height: size, draw }
}

/** A line to be stretched and turned: `length` long, with room around it so that its edges stay smooth. */
export function line(color: string, { length, width }: { length: number; width: number }): StampDrawing {
  const draw = (context: CanvasRenderingContext2D) => {
    context.fillStyle = color
    context.fillRect(-length / 2, -width / 2, length, width)
  }
  return { width: length, height: width + 2, draw }
}

/** A dashed line, likewise. */
export function dashes(color: string, length: number): StampDrawing {
  const draw = (context: CanvasRenderingContext2D) => {
    context.fillStyle = color
    for (let x = -length / 2; x < length / 2; x += DASH_px) context.fillRect(x, -0.6, DASH_px / 2, 1.2)
  }
  return { width: length, height: 4, draw }
}

/** CSS pixels from one dash to the next. */
export const DASH_px = 8

function edgeWidth(radius: number): number {
  return Math.min(1.5, radius / 4)
}

function filledAndEdged(
  context: CanvasRenderingContext2D,
  { fill, edge, width }: { readonly fill: string; readonly edge: string; readonly width: number },
): void {
  context.fillStyle = fill
  context.fill()
  context.lineJoin = 'round'
  context.lineWidth = width
  context.strokeStyle = edge
  context.stroke()
}

interface NumberDrawing {
  readonly number: string
  readonly radius: number
  readonly y: number
  readonly color: string
  /** Wider numbers are squeezed into it. */
  readonly room: number
  readonly isEdged?: true
}

function drawNumber(context: CanvasRenderingContext2D, drawing: NumberDrawing): void {
  const { number, radius, y, color, room, isEdged } = drawing
  const size = Math.max(LEAST_FONT_px, Math.round(radius * FONT_SIZE))
  context.save()
  context.font = fontOf(700, size)
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const { width, actualBoundingBoxAscent: height } = context.measureText(number)
  context.translate(0, y + height / 2)
  context.scale(Math.min(1, room / width), 1)
  if (isEdged) context.strokeText(number, 0, 0)
  context.fillStyle = color
  context.fillText(number, 0, 0)
  context.restore()
}
