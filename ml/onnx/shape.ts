/** Shapes: known numbers, or whole multiples of a batch size that is only known when the model runs. */

/** `factor` times the free size called `symbol`. */
export interface FreeDimension {
  readonly symbol: string
  readonly factor: number
}
export type Dimension = number | FreeDimension
export type Shape = readonly Dimension[]

export function isKnown(dimension: Dimension): dimension is number {
  return typeof dimension === 'number'
}

/** The shape as plain numbers. Throws where a dimension is free: gradients need every size. */
export function knownShape(shape: Shape): readonly number[] {
  return shape.map((dimension) => {
    if (!isKnown(dimension)) throw new Error(`${shapeText(shape)} has a free dimension where its size is needed`)
    return dimension
  })
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  if (isKnown(a) || isKnown(b)) return a === b
  return a.symbol === b.symbol && a.factor === b.factor
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dimension, axis) => sameDimension(dimension, b[axis] as Dimension))
}

/** How many elements there are. At most one dimension may be free. */
export function elementCount(shape: Shape): Dimension {
  let factor = 1
  let symbol: string | undefined
  for (const dimension of shape) {
    if (isKnown(dimension)) {
      factor *= dimension
    } else {
      if (symbol !== undefined) throw new Error(`${shapeText(shape)} has two free dimensions`)
      symbol = dimension.symbol
      factor *= dimension.factor
    }
  }
  return symbol === undefined ? factor : { symbol, factor }
}

/** The shape of an elementwise result: missing and 1-sized axes stretch. Throws when the shapes do not fit. */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    const first = a[axis - rank + a.length] ?? 1
    const second = b[axis - rank + b.length] ?? 1
    if (first === 1) return second
    if (second === 1 || sameDimension(first, second)) return first
    throw new Error(`shapes ${shapeText(a)} and ${shapeText(b)} do not fit together`)
  })
}

/** The axis counted from the front; negative ones count from the back. */
export function axisOf(shape: Shape, axis: number): number {
  const counted = axis < 0 ? axis + shape.length : axis
  if (!Number.isInteger(counted) || counted < 0 || counted >= shape.length) {
    throw new RangeError(`${shapeText(shape)} has no axis ${axis}`)
  }
  return counted
}

/** The size along an axis, counted as in {@link axisOf}. */
export function sizeOf(shape: Shape, axis: number): Dimension {
  return shape[axisOf(shape, axis)] as Dimension
}

/** The known size along an axis; throws when it is free. */
export function knownSize(shape: Shape, axis: number): number {
  return knownShape([sizeOf(shape, axis)])[0] as number
}

/** The shape with the size of one axis replaced. */
export function withSize(shape: Shape, axis: number, size: Dimension): Shape {
  return shape.with(axisOf(shape, axis), size)
}

export function shapeText(shape: Shape): string {
  return `[${shape.map(dimensionText).join(', ')}]`
}

/** A number, or the name of a free size, as a model file writes it. */
export function dimensionText(dimension: Dimension): string {
  if (isKnown(dimension)) return String(dimension)
  return dimension.factor === 1 ? dimension.symbol : `${dimension.symbol}*${dimension.factor}`
}
