/** Axes: a frame of grid lines with their numbers, and places on it. */
import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { type Mark, type Point, SMALL, text } from './drawing.ts'

export interface AxisOptions {
  readonly domain: readonly [number, number]
  readonly label: string
  readonly ticks?: readonly number[]
  /** How a tick is written. */
  words(value: number): string
}

export interface Panel {
  /** Its left upper corner, and its size, pixels. */
  readonly at: Point
  readonly size: Point
  readonly x: AxisOptions
  readonly y: AxisOptions
}

export interface Axes {
  readonly marks: readonly Mark[]
  x(value: number): number
  y(value: number): number
}

/** About so many ticks where none are given. */
const TICKS = 5

/** The axes of a panel: its values run right and up. */
export function axesOf({ at, size, x, y }: Panel): Axes {
  const [left, top] = at
  const [right, bottom] = [left + size[0], top + size[1]]
  const xScale = scaleLinear(x.domain, [left, right])
  const yScale = scaleLinear(y.domain, [bottom, top])
  return {
    x: (value) => rounded(xScale(value)),
    y: (value) => rounded(yScale(value)),
    marks: [
      ...ticksOf(x, xScale).flatMap((tick): Mark[] => {
        const place = rounded(xScale(tick))
        return [
          { kind: 'line', from: [place, top], to: [place, bottom], ink: 'grid' },
          text([place, bottom + 16], x.words(tick), { size: SMALL }),
        ]
      }),
      ...ticksOf(y, yScale).flatMap((tick): Mark[] => {
        const place = rounded(yScale(tick))
        return [
          { kind: 'line', from: [left, place], to: [right, place], ink: 'grid' },
          text([left - 6, place + 4], y.words(tick), { size: SMALL, anchor: 'end' }),
        ]
      }),
      text([(left + right) / 2, bottom + 34], x.label),
      ...(y.label === '' ? [] : [text([left - 42, (top + bottom) / 2], y.label, { isTurned: true })]),
    ],
  }
}

function ticksOf({ ticks }: AxisOptions, scale: ScaleLinear<number, number>): readonly number[] {
  return ticks ?? scale.ticks(TICKS)
}

/** A tenth of a pixel is fine enough, and keeps files small and the same on every machine. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

export const asPercent = (share: number): string => String(Math.round(100 * share))
