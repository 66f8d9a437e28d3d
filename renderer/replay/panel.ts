/** What the corner panel looks like: the snap clock, P(man) as a number and a bar, and words of caution. */
import { lookOf } from '../../ml/review/suspects.ts'
import { percentText } from '../ui/numbers.ts'
import type { View } from './camera.ts'
import { DEFENSE, OFFENSE, type Palette } from './palette.ts'
import { fontOf } from './typeface.ts'

export interface ReadPanel {
  /** Seconds from the snap, in tenths. */
  readonly time: number
  /** Null where the play is not read. */
  readonly manProbability: number | null
  /** As "snap estimated" and "simulated". */
  readonly words: readonly string[]
  readonly threshold: number
  readonly noRead: { readonly low: number; readonly high: number } | null
}

export const PANEL_SIZE: View = { width: 196, height: 82 }
const PADDING_px = 12
const BAR_HEIGHT_px = 7
/** Where the number stands, after "P(man)". */
const NUMBER_px = 62
const CAPTION_LINE_px = 18
/** Characters of the caption's font are about this wide, CSS pixels. */
const CAPTION_CHARACTER_px = 7.2

/** "−1.2 s", "+0.4 s", "0.0 s". */
export function clockText(time: number): string {
  const tenths = Math.round(time * 10)
  const sign = tenths < 0 ? '−' : tenths > 0 ? '+' : ''
  return `${sign}${(Math.abs(tenths) / 10).toFixed(1)} s`
}

export function drawReadPanel(context: CanvasRenderingContext2D, panel: ReadPanel, palette: Palette): void {
  drawBoard(context, PANEL_SIZE, palette)
  const right = PANEL_SIZE.width - PADDING_px
  write(context, { text: clockText(panel.time), x: PADDING_px, y: 30, font: fontOf(700, 22), color: palette.text })
  panel.words.forEach((text, i) => {
    const y = panel.words.length === 1 ? 26 : 18 + 14 * i
    write(context, { text, x: right, y, font: fontOf(600, 11), color: palette.mutedText, align: 'right' })
  })
  drawRead(context, panel, palette)
}

function drawRead(context: CanvasRenderingContext2D, panel: ReadPanel, palette: Palette): void {
  const { manProbability } = panel
  const y = 55
  write(context, { text: 'P(man)', x: PADDING_px, y, font: fontOf(400, 13), color: palette.mutedText })
  if (manProbability === null) {
    write(context, { text: 'not read yet', x: NUMBER_px, y, font: fontOf(600, 13), color: palette.text })
  } else {
    const word = lookOf(manProbability, panel)
    write(context, { text: percentText(manProbability), x: NUMBER_px, y, font: fontOf(700, 16), color: palette.text })
    const color = word === 'man' ? palette.manText : word === 'zone' ? palette.zoneText : palette.mutedText
    const right = PANEL_SIZE.width - PADDING_px
    write(context, { text: word, x: right, y, font: fontOf(700, 14), color, align: 'right' })
  }
  drawBar(context, panel, palette)
}

/** Zone on the left, man on the right; the bar grows from the middle, and a notch stands at the threshold. */
function drawBar(context: CanvasRenderingContext2D, panel: ReadPanel, palette: Palette): void {
  const { manProbability, threshold, noRead } = panel
  const width = PANEL_SIZE.width - 2 * PADDING_px
  const top = 64
  const at = (probability: number) => PADDING_px + probability * width
  context.fillStyle = palette.barTrack
  context.beginPath()
  context.roundRect(PADDING_px, top, width, BAR_HEIGHT_px, BAR_HEIGHT_px / 2)
  context.fill()
  if (noRead !== null) {
    context.fillStyle = palette.panelEdge
    context.fillRect(at(noRead.low), top, at(noRead.high) - at(noRead.low), BAR_HEIGHT_px)
  }
  if (manProbability !== null) {
    context.fillStyle = manProbability >= 0.5 ? OFFENSE : DEFENSE
    context.fillRect(Math.min(at(0.5), at(manProbability)), top, Math.abs(manProbability - 0.5) * width, BAR_HEIGHT_px)
    context.fillStyle = palette.text
    context.fillRect(at(manProbability) - 1.5, top - 3, 3, BAR_HEIGHT_px + 6)
  }
  context.fillStyle = palette.mutedText
  context.fillRect(at(threshold) - 0.5, top - 2, 1, BAR_HEIGHT_px + 4)
}

export function captionSize(lines: readonly string[]): View {
  const longest = Math.max(...lines.map((line) => line.length))
  return {
    width: Math.ceil(longest * CAPTION_CHARACTER_px) + 2 * PADDING_px,
    height: lines.length * CAPTION_LINE_px + 2 * 7,
  }
}

export function drawCaption(context: CanvasRenderingContext2D, lines: readonly string[], palette: Palette): void {
  drawBoard(context, captionSize(lines), palette)
  lines.forEach((text, i) => {
    const font = fontOf(i === 0 ? 600 : 400, 13)
    const color = i === 0 ? palette.text : palette.mutedText
    write(context, { text, x: PADDING_px, y: 20 + i * CAPTION_LINE_px, font, color })
  })
}

function drawBoard(context: CanvasRenderingContext2D, { width, height }: View, palette: Palette): void {
  context.fillStyle = palette.panel
  context.strokeStyle = palette.panelEdge
  context.lineWidth = 1
  context.beginPath()
  context.roundRect(0.5, 0.5, width - 1, height - 1, 7)
  context.fill()
  context.stroke()
}

interface Words {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly font: string
  readonly color: string
  readonly align?: 'right'
}

function write(context: CanvasRenderingContext2D, { text, x, y, font, color, align }: Words): void {
  context.font = font
  context.textBaseline = 'alphabetic'
  context.textAlign = align ?? 'left'
  context.fillStyle = color
  context.fillText(text, x, y)
}
