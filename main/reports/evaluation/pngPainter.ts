/** Painting a figure as PNG, on no screen: by Skia, compiled for every machine alike. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Drawing,
  HEADER,
  headerMarks,
  type Mark,
  type Stroke,
  shapePath,
  sheetSize,
} from '../../../ml/figures/drawing.ts'
import { ON_PAPER } from '../../../ml/figures/svg.ts'
import { RESOURCES } from '../../places.ts'
import { loadSkia, type Skia, type SkiaCanvas, type SkiaContext } from './skia.ts'

/** Pixels of the picture to one of the drawing: sharp on a slide. */
const SCALE = 2
const TYPEFACE_FILE = join(RESOURCES, 'typefaces', 'inter-latin.woff2')

export class PngPainter {
  /** Loads Skia and the typeface, which takes a tenth of a second. */
  static async open(): Promise<PngPainter> {
    return new PngPainter(await loadSkia(), new Uint8Array(await readFile(TYPEFACE_FILE)))
  }

  readonly #skia: Skia
  readonly #typeface: Uint8Array
  #pictures = 0

  private constructor(skia: Skia, typeface: Uint8Array) {
    this.#skia = skia
    this.#typeface = typeface
  }

  /** The picture's bytes, twice the drawing's size, on white, with its title above it. */
  paint(drawing: Drawing): Uint8Array {
    const [width, height] = sheetSize(drawing)
    const canvas = this.#skia.MakeCanvas(SCALE * width, SCALE * height)
    try {
      // a canvas takes its typefaces with it when it goes, and their names stay: each has one of its own
      const family = `Inter${++this.#pictures}`
      canvas.loadFont(this.#typeface.slice().buffer, { family, style: 'normal', weight: '400' })
      const context = canvas.getContext('2d')
      context.scale(SCALE, SCALE)
      context.fillStyle = ON_PAPER.ground
      context.fillRect(0, 0, width, height)
      const sheet = { canvas, context, family }
      for (const mark of headerMarks(drawing)) paintMark(sheet, mark)
      context.translate(0, HEADER)
      for (const mark of drawing.marks) paintMark(sheet, mark)
      const [, encoded = ''] = canvas.toDataURL().split(',')
      return Buffer.from(encoded, 'base64')
    } finally {
      canvas.dispose()
    }
  }
}

interface Sheet {
  readonly canvas: SkiaCanvas
  readonly context: SkiaContext
  /** The name of the typeface on this canvas. */
  readonly family: string
}

function paintMark(sheet: Sheet, mark: Mark): void {
  const { canvas, context } = sheet
  const ink = ON_PAPER[mark.ink]
  context.fillStyle = ink
  switch (mark.kind) {
    case 'line': {
      const [[x1, y1], [x2, y2]] = [mark.from, mark.to]
      strokePath(sheet, { path: `M${x1},${y1}L${x2},${y2}`, ink, stroke: mark.stroke ?? {} })
      break
    }
    case 'path':
      strokePath(sheet, { path: mark.path, ink, stroke: mark.stroke ?? {} })
      break
    case 'area':
      context.globalAlpha = mark.opacity
      context.fill(canvas.makePath2D(mark.path))
      break
    case 'box':
      context.globalAlpha = mark.opacity
      context.fillRect(...mark.at, ...mark.size)
      break
    case 'dot': {
      const path = shapePath(mark.shape, mark.at, mark.radius)
      context.fill(canvas.makePath2D(path))
      strokePath(sheet, { path, ink: ON_PAPER.ground, stroke: {} })
      break
    }
    case 'text':
      paintText(sheet, mark)
      break
  }
  context.globalAlpha = 1
}

interface Stroked {
  readonly path: string
  readonly ink: string
  readonly stroke: Stroke
}

function strokePath({ canvas, context }: Sheet, { path, ink, stroke }: Stroked): void {
  const { width = 1, dash = [] } = stroke
  context.strokeStyle = ink
  context.lineWidth = width
  context.setLineDash([...dash])
  context.stroke(canvas.makePath2D(path))
}

/** Letters stand on whole pixels of the size that they are laid out in: in a large one nobody sees it. */
const FINE = 16

/** Text is laid out from its start: the emulated canvas knows no other alignment. */
function paintText(
  { context, family }: Sheet,
  { at: [x, y], text, anchor, size, isTurned }: Extract<Mark, { kind: 'text' }>,
): void {
  // Skia makes nothing of no letters, and falls over it
  if (text === '') return
  context.font = `${FINE * size}px ${family}`
  const { width } = context.measureText(text)
  const start = anchor === 'start' ? 0 : anchor === 'middle' ? -width / 2 : -width
  context.save()
  context.translate(x, y)
  if (isTurned === true) context.rotate(-Math.PI / 2)
  context.scale(1 / FINE, 1 / FINE)
  context.fillText(text, start, 0)
  context.restore()
}
