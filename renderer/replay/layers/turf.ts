/** The field itself: grass, lines, numbers, line of scrimmage and first-down line. It changes only with the camera. */
import { END_ZONE_DEPTH, FIELD_LENGTH, FIELD_WIDTH, OPPONENT_GOAL_LINE } from '../../../ml/football/field.ts'
import type { Play } from '../../../ml/football/play.ts'
import { type Camera, screenX, screenY } from '../camera.ts'
import type { Palette } from '../palette.ts'
import { Picture } from '../picture.ts'
import type { SceneLook } from '../scene.ts'
import { fontOf } from '../typeface.ts'
import type { Layer, Sight } from './layer.ts'

/** The league's field: hash marks 70 ft 9 in from the sidelines, 2 ft long. */
const HASH_FROM_SIDELINE_yd = 70.75 / 3
const HASH_LENGTH_yd = 2 / 3
/** Numbers are 2 yd tall, their tops 9 yd from the sideline. */
const NUMBER_HEIGHT_yd = 2
const NUMBER_FROM_SIDELINE_yd = 8
/** Below this scale single yards are a blur. */
const LEAST_SCALE_FOR_HASHES = 5

export class TurfLayer implements Layer {
  readonly #picture = new Picture()
  #shown: {
    readonly camera: Camera
    readonly palette: Palette
    readonly play: Play
    readonly resolution: number
    readonly detail: SceneLook['detail']
  } | null = null

  get container() {
    return this.#picture.sprite
  }

  show({ camera, palette, scene, resolution }: Sight): void {
    const { play } = scene.opened.row
    const { detail } = scene.look
    const shown = this.#shown
    const isSame = shown?.palette === palette && shown.play === play && shown.resolution === resolution
    if (isSame && shown.detail === detail && sameCamera(shown.camera, camera)) return
    this.#shown = { camera, palette, play, resolution, detail }
    this.#picture.redraw(camera, resolution, (context) => drawTurf({ context, camera, palette, detail }, play))
  }

  draw(): void {}

  dispose(): void {
    this.#picture.dispose()
  }
}

function sameCamera(a: Camera, b: Camera): boolean {
  return (Object.keys(a) as (keyof Camera)[]).every((key) => a[key] === b[key])
}

interface Brush {
  readonly context: CanvasRenderingContext2D
  readonly camera: Camera
  readonly palette: Palette
  readonly detail: SceneLook['detail']
}

function drawTurf(brush: Brush, play: Play): void {
  const { context, camera, palette } = brush
  context.fillStyle = palette.beyond
  context.fillRect(0, 0, camera.width, camera.height)
  fillField(brush, [0, FIELD_LENGTH], palette.endZone)
  fillField(brush, [END_ZONE_DEPTH, OPPONENT_GOAL_LINE], palette.turf)
  for (let x = END_ZONE_DEPTH + 5; x < OPPONENT_GOAL_LINE; x += 10) fillField(brush, [x, x + 5], palette.turfBand)
  drawLines(brush)
  drawNumbers(brush)
  drawMarkers(brush, play)
}

function fillField({ context, camera }: Brush, [from, to]: readonly [number, number], color: string): void {
  context.fillStyle = color
  const [left, right] = [screenX(camera, from), screenX(camera, to)]
  const [top, bottom] = [screenY(camera, FIELD_WIDTH), screenY(camera, 0)]
  context.fillRect(Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(bottom - top))
}

/** A line over the field along y at x, on whole pixels. */
function acrossField({ context, camera }: Brush, x: number, [from, to]: readonly [number, number]): void {
  const at = Math.round(screenX(camera, x)) + 0.5
  context.moveTo(at, screenY(camera, from))
  context.lineTo(at, screenY(camera, to))
}

function alongField({ context, camera }: Brush, y: number): void {
  const at = Math.round(screenY(camera, y)) + 0.5
  context.moveTo(screenX(camera, 0), at)
  context.lineTo(screenX(camera, FIELD_LENGTH), at)
}

function stroked({ context }: Brush, style: string, width: number, path: () => void): void {
  context.strokeStyle = style
  context.lineWidth = width
  context.beginPath()
  path()
  context.stroke()
}

function drawLines(brush: Brush): void {
  const { camera, palette } = brush
  stroked(brush, palette.line, 1, () => {
    for (let x = END_ZONE_DEPTH + 5; x < OPPONENT_GOAL_LINE; x += 5) acrossField(brush, x, [0, FIELD_WIDTH])
    if (camera.scale >= LEAST_SCALE_FOR_HASHES) hashMarks(brush)
  })
  stroked(brush, palette.strongLine, Math.max(1, Math.min(camera.scale * 0.2, 3)), () => {
    for (const y of [0, FIELD_WIDTH]) alongField(brush, y)
    for (const x of [0, FIELD_LENGTH]) acrossField(brush, x, [0, FIELD_WIDTH])
    for (const x of [END_ZONE_DEPTH, OPPONENT_GOAL_LINE]) acrossField(brush, x, [0, FIELD_WIDTH])
  })
}

function hashMarks(brush: Brush): void {
  const rows = [0.4, HASH_FROM_SIDELINE_yd, FIELD_WIDTH - HASH_FROM_SIDELINE_yd, FIELD_WIDTH - 0.4 - HASH_LENGTH_yd]
  for (let x = END_ZONE_DEPTH + 1; x < OPPONENT_GOAL_LINE; x++) {
    if (x % 5 === 0) continue
    for (const y of rows) acrossField(brush, x, [y, y + HASH_LENGTH_yd])
  }
}

function drawNumbers({ context, camera, palette }: Brush): void {
  const height = NUMBER_HEIGHT_yd * camera.scale
  context.fillStyle = palette.yardNumber
  // digits are about 0.73 of a font's size tall
  context.font = fontOf(600, height / 0.73)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (let x = END_ZONE_DEPTH + 10; x < OPPONENT_GOAL_LINE; x += 10) {
    const yardLine = Math.min(x - END_ZONE_DEPTH, OPPONENT_GOAL_LINE - x)
    const gap = 0.35 * camera.scale
    for (const y of [NUMBER_FROM_SIDELINE_yd, FIELD_WIDTH - NUMBER_FROM_SIDELINE_yd]) {
      const at = { x: screenX(camera, x), y: screenY(camera, y) }
      context.textAlign = 'right'
      context.fillText(String(yardLine / 10), at.x - gap, at.y)
      context.textAlign = 'left'
      context.fillText('0', at.x + gap, at.y)
    }
  }
}

/** The line of scrimmage and the line to gain, each with its name at the sideline: not by color alone. */
function drawMarkers(brush: Brush, play: Play): void {
  const { lineOfScrimmage, yardsToGo } = play
  if (lineOfScrimmage === null) return
  const lineToGain = yardsToGo === null ? null : lineOfScrimmage + yardsToGo
  if (lineToGain !== null && lineToGain < OPPONENT_GOAL_LINE) {
    drawMarker(brush, { x: lineToGain, name: '1st down', style: brush.palette.firstDown })
  }
  drawMarker(brush, { x: lineOfScrimmage, name: 'LOS', style: brush.palette.scrimmage })
}

interface Marker {
  readonly x: number
  readonly name: string
  readonly style: string
}

function drawMarker(brush: Brush, { x, name, style }: Marker): void {
  const { context, camera, palette, detail } = brush
  stroked(brush, style, detail === 'small' ? 1 : 2, () => acrossField(brush, x, [0, FIELD_WIDTH]))
  if (detail === 'small') return
  const bottom = Math.max(screenY(camera, 0), screenY(camera, FIELD_WIDTH))
  const at = { x: screenX(camera, x), y: Math.min(bottom, camera.height) - 5 }
  context.font = fontOf(600, 11)
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  context.lineJoin = 'round'
  context.lineWidth = 3
  context.strokeStyle = palette.textEdge
  context.strokeText(name, at.x + 5, at.y)
  context.fillStyle = style
  context.fillText(name, at.x + 5, at.y)
}
