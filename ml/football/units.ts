/** The units of the game, as types. Degrees have none: they exist only where files are read. */
import type { Brand } from '../base/brand.ts'

export type Yards = Brand<number, 'Yards'>
export type Seconds = Brand<number, 'Seconds'>
export type YardsPerSecond = Brand<number, 'YardsPerSecond'>
/** Counter-clockwise from +x (the way the offense attacks). */
export type Radians = Brand<number, 'Radians'>
export type Hertz = Brand<number, 'Hertz'>

export const yards = (value: number): Yards => finite(value, 'yards') as Yards
export const seconds = (value: number): Seconds => finite(value, 'seconds') as Seconds
export const yardsPerSecond = (value: number): YardsPerSecond => finite(value, 'yards per second') as YardsPerSecond
export const radians = (value: number): Radians => finite(value, 'radians') as Radians
export const hertz = (value: number): Hertz => finite(value, 'hertz') as Hertz

const FULL_TURN = 2 * Math.PI

/** The same heading in [0, 2 pi). */
export function wrappedHeading(heading_rad: number): Radians {
  const wrapped = heading_rad % FULL_TURN
  return radians(wrapped < 0 ? wrapped + FULL_TURN : wrapped)
}

/** A heading from an NGS bearing (degrees clockwise from +y): the one place where degrees end. */
export function headingFromBearing(bearing_deg: number): Radians {
  return wrappedHeading(((90 - bearing_deg) * Math.PI) / 180)
}

/** A missing number has no unit: it stays NaN in its column and never becomes a quantity. */
function finite(value: number, unit: string): number {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number of ${unit}`)
  return value
}
