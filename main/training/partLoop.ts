/** Takes parts of a batch, one after the other, as long as there are any, and adds up their gradients. */
import { addGradient } from '../../ml/network/gradientSum.ts'
import { sizeOfShape } from '../../ml/network/parameters.ts'
import type { TrainingModel } from '../../ml/network/training.ts'
import { type ChanceAndSession, type DropoutMasks, dropoutMasks } from './dropoutMasks.ts'
import { type Feeds, FixedSession, floatTensor, tensorOver } from './session.ts'
import type { StepMemory } from './stepMemory.ts'

export class PartLoop {
  private readonly session: FixedSession
  private readonly masks: DropoutMasks
  private readonly memory: StepMemory
  /** Where the sum of its gradients is left. */
  private readonly result: Float64Array
  // the runtime takes no memory that threads share, and reading it is slow
  private readonly sum: Float64Array
  private readonly weights: Float32Array

  private constructor(session: FixedSession, given: { masks: DropoutMasks; memory: StepMemory; result: Float64Array }) {
    this.session = session
    this.masks = given.masks
    this.memory = given.memory
    this.result = given.result
    this.sum = new Float64Array(given.result.length)
    this.weights = new Float32Array(given.result.length)
  }

  /** Opens what `gradientModel` built; `result` takes the sum of the gradients. */
  static async open(
    model: TrainingModel,
    { seed, session }: ChanceAndSession,
    { memory, result }: { memory: StepMemory; result: Float64Array },
  ): Promise<PartLoop> {
    const masks = dropoutMasks(model.dropoutMasks, seed)
    return new PartLoop(await FixedSession.open(model.bytes, session), { masks, memory, result })
  }

  /** Works until no part of this step is left. */
  async run(step: number): Promise<void> {
    const { memory, sum } = this
    sum.fill(0)
    this.weights.set(memory.weights)
    const shared = { weights: floatTensor(this.weights), statistics: floatTensor(memory.statistics.slice()) }
    for (;;) {
      const part = Atomics.add(memory.nextPart, 0, 1)
      if (part >= memory.partCount) break
      this.masks.draw(step, part)
      await this.session.run({ ...shared, ...this.masks.feeds, ...this.examples(part) })
      addGradient(sum, this.session.output('gradient') as Float32Array)
      this.keepOutputs(part)
    }
    this.result.set(sum)
  }

  async dispose(): Promise<void> {
    await this.session.dispose()
  }

  private examples(part: number): Feeds {
    const { examples, partSize } = this.memory
    return Object.fromEntries(
      Object.entries(examples).map(([name, { values, shape }]) => {
        const size = partSize * sizeOfShape(shape)
        return [name, tensorOver(values.slice(part * size, (part + 1) * size), [partSize, ...shape])]
      }),
    )
  }

  private keepOutputs(part: number): void {
    this.memory.losses[part] = this.session.output('loss')?.[0] as number
    for (const [name, all] of Object.entries(this.memory.outputs)) {
      const values = this.session.output(name) as Float32Array
      all.set(values, part * values.length)
    }
  }
}
