/** A figure as a value: marks on a sheet, whoever paints them. Painters know lines, paths, boxes, dots and text, and
 *  give each ink the colour of their look. */

/** What a mark stands for: man and zone are orange and blue everywhere, and never told apart by that alone. */
export type Ink = 'text' | 'muted' | 'grid' | 'man' | 'zone' | 'strong' | 'ground'

export type Mark =
  | { readonly kind: 'line'; readonly from: Point; readonly to: Point; readonly ink: Ink; readonly stroke?: Stroke }
  /** SVG path data, stroked. */
  | { readonly kind: 'path'; readonly path: string; readonly ink: Ink; readonly stroke?: Stroke }
  /** SVG path data, filled. */
  | { readonly kind: 'area'; readonly path: string; readonly ink: Ink; readonly opacity: number }
  | { readonly kind: 'box'; readonly at: Point; readonly size: Point; readonly ink: Ink; readonly opacity: number }
  | { readonly kind: 'dot'; readonly at: Point; readonly shape: Shape; readonly ink: Ink; readonly radius: number }
  | {
      readonly kind: 'text'
      /** The middle of its base line, its start or its end. */
      readonly at: Point
      readonly text: string
      readonly anchor: 'start' | 'middle' | 'end'
      readonly ink: Ink
      readonly size: number
      /** Reads upwards. */
      readonly isTurned?: true
    }

export type Shape = 'circle' | 'triangle' | 'square'
/** Pixels from the left and from the top. */
export type Point = readonly [x: number, y: number]

export interface Stroke {
  readonly width?: number
  readonly dash?: readonly number[]
}

export interface Drawing {
  /** Its file's name, without an ending. */
  readonly name: string
  readonly title: string
  /** What is seen, in a sentence or two, with n and base rate: for the caption and for those who see no picture. */
  readonly caption: string
  /** What was judged, in a line: a figure that stands alone has it below its title. */
  readonly of: string
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** A figure that does not say yet of what it is. */
export type Sketch = Omit<Drawing, 'of'>

/** Above a figure that stands alone, pixels: its title and what was judged. */
export const HEADER = 58

/** As wide as what is written there needs at least. */
const HEADER_WIDTH = 720

/** The size of a figure that stands alone, with its header. */
export function sheetSize({ width, height }: Drawing): Point {
  return [Math.max(width, HEADER_WIDTH), height + HEADER]
}

export function headerMarks({ title, of }: Drawing): Mark[] {
  return [
    text([16, 26], title, { anchor: 'start', ink: 'text', size: 16 }),
    text([16, 45], of, { anchor: 'start', size: SMALL }),
  ]
}

/** Sizes of text, pixels. */
export const TEXT = 12
export const SMALL = 11

/** The outline of a dot, as SVG path data. */
export function shapePath(shape: Shape, [x, y]: Point, radius: number): string {
  if (shape === 'square') return `M${x - radius},${y - radius}h${2 * radius}v${2 * radius}h${-2 * radius}Z`
  if (shape === 'triangle') {
    const [half, low] = [1.15 * radius, 0.75 * radius]
    return `M${x},${y - 1.25 * radius}L${x + half},${y + low}H${x - half}Z`
  }
  return `M${x - radius},${y}a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0Z`
}

export function text(
  at: Point,
  words: string,
  options: Partial<Omit<Extract<Mark, { kind: 'text' }>, 'kind'>> = {},
): Mark {
  return { kind: 'text', at, text: words, anchor: 'middle', ink: 'muted', size: TEXT, ...options }
}
