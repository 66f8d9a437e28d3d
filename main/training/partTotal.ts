/** Adds up what the parts of a batch give. */
import type { PartResult } from './partRunner.ts'

/** Parts arrive in any order and are added in their own: sums do not depend on which thread was faster. */
export class PartTotal {
  private readonly count: number
  private readonly sum: Float64Array
  private readonly rounded: Float32Array
  private readonly losses: Float64Array
  private readonly outputs = new Map<string, Float32Array>()
  /** Gradients of parts that came before their turn. */
  private readonly waiting = new Map<number, Float32Array>()
  private nextPart = 0

  /** `count` parts, and as many numbers in each gradient as there are weights. */
  constructor(count: number, weightCount: number) {
    this.count = count
    this.sum = new Float64Array(weightCount)
    this.rounded = new Float32Array(weightCount)
    this.losses = new Float64Array(count)
  }

  clear(): void {
    this.sum.fill(0)
    this.waiting.clear()
    this.nextPart = 0
  }

  /** Takes a part; its memory is free again after that. */
  add(part: number, { loss, outputs, gradient }: PartResult): void {
    this.losses[part] = loss
    for (const [name, values] of outputs) this.outputOf(name, values.length).set(values, part * values.length)
    if (part !== this.nextPart) {
      this.waiting.set(part, gradient.slice())
      return
    }
    for (let next: Float32Array | undefined = gradient; next !== undefined; next = this.waiting.get(this.nextPart)) {
      addTo(this.sum, next)
      this.waiting.delete(this.nextPart++)
    }
  }

  /** Of all parts; the next batch writes over it. */
  result() {
    this.rounded.set(this.sum)
    return {
      gradient: this.rounded,
      loss: this.losses.reduce((sum, loss) => sum + loss, 0),
      outputs: this.outputs,
    }
  }

  private outputOf(name: string, length: number): Float32Array {
    const known = this.outputs.get(name)
    if (known !== undefined) return known
    const made = new Float32Array(this.count * length)
    this.outputs.set(name, made)
    return made
  }
}

function addTo(sum: Float64Array, values: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (values[i] as number)
}
