/** Where on a clip its caption, its field and its curve lie, in pixels. */

/** Widths a clip can have: for a message, for a slide, for a screen. */
export const CLIP_WIDTHS = [640, 960, 1280] as const
export type ClipWidth = (typeof CLIP_WIDTHS)[number]

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface ClipLayout {
  readonly width: number
  readonly height: number
  readonly caption: Rect
  readonly field: Rect
  /** Null where the curve is left out. */
  readonly curve: Rect | null
  /** Height of the caption's letters. */
  readonly letters: number
}

/** Twice as wide as high, as wide screens show a field. */
const FIELD_HEIGHT = 1 / 2
const CURVE_HEIGHT = 0.125
/** Lower than this the names along its axis lie over each other. */
const LEAST_CURVE_px = 112
/** Of the letters' height: a line with space around it. */
const CAPTION_HEIGHT = 2.2
/** Letters grow with the clip, and are never too small to read. */
const LETTERS = 1 / 58
const LEAST_LETTERS_px = 13

export function clipLayoutOf(width: number, hasCurve: boolean): ClipLayout {
  const letters = Math.max(LEAST_LETTERS_px, Math.round(width * LETTERS))
  const captionHeight = Math.round(letters * CAPTION_HEIGHT)
  const fieldHeight = Math.round(width * FIELD_HEIGHT)
  const curveHeight = hasCurve ? Math.max(Math.round(width * CURVE_HEIGHT), LEAST_CURVE_px) : 0
  const fieldEnd = captionHeight + fieldHeight
  return {
    width,
    height: fieldEnd + curveHeight,
    caption: { x: 0, y: 0, width, height: captionHeight },
    field: { x: 0, y: captionHeight, width, height: fieldHeight },
    curve: hasCurve ? { x: 0, y: fieldEnd, width, height: curveHeight } : null,
    letters,
  }
}
