/** Works out the gradient of a batch part by part, in this thread or in several. */
import { statisticsSize } from '../../ml/network/batchStatistics.ts'
import { totalSize } from '../../ml/network/parameters.ts'
import { gradientModel, statisticsSites, type TrainingModel } from '../../ml/network/training.ts'
import type { TrainingPlan } from '../../ml/network/trainingGraph.ts'
import { exampleSpecs, type TrainingBatch } from './batch.ts'
import type { ChanceAndSession } from './dropoutMasks.ts'
import { GradientThread } from './gradientThread.ts'
import { PartLoop } from './partLoop.ts'
import { allocateGradientSum, allocateStepMemory, type StepMemory } from './stepMemory.ts'

export interface PartOptions extends ChanceAndSession {
  /** Divides the plan's batch. */
  readonly examplesPerRun: number
  /** Threads that share the parts; all of them are run in this one when left out. */
  readonly threads?: { readonly count: number; readonly worker: string | URL } | undefined
}

/** What takes parts as long as there are any. */
interface PartTaker {
  run(step: number): Promise<void>
  dispose(): Promise<void>
}

export interface GradientRequest {
  /** Complete, as `completeBatch` makes it. */
  readonly batch: TrainingBatch
  /** Counts from 1; dropout masks are drawn from it. */
  readonly step: number
  readonly weights: Float32Array
  /** Of the whole batch; empty where the network does not normalize over it. */
  readonly statistics: Float32Array
}

export class BatchGradient {
  /** The gradient of the last batch; the next one writes over it. */
  readonly sum: Float32Array
  /** The network's outputs for the last batch; the next one writes over them. */
  readonly outputs: ReadonlyMap<string, Float32Array>
  private readonly memory: StepMemory
  private readonly takers: readonly PartTaker[]
  /** A sum for each taker. */
  private readonly results: readonly Float64Array[]

  private constructor(memory: StepMemory, takers: readonly PartTaker[], results: readonly Float64Array[]) {
    this.memory = memory
    this.takers = takers
    this.results = results
    this.sum = new Float32Array(memory.weights.length)
    this.outputs = new Map(Object.entries(memory.outputs))
  }

  static async open(plan: TrainingPlan, options: PartOptions): Promise<BatchGradient> {
    const { examplesPerRun, threads } = options
    if (plan.batch % examplesPerRun !== 0) {
      throw new Error(`${plan.batch} examples are no whole number of runs of ${examplesPerRun}`)
    }
    const model = gradientModel({ ...plan, batch: examplesPerRun })
    const memory = memoryFor(plan, model, examplesPerRun)
    const results = Array.from({ length: threads?.count ?? 1 }, () => allocateGradientSum(memory.weights.length))
    const takers = await openAll(results.map((result) => openTaker(model, options, { memory, result })))
    return new BatchGradient(memory, takers, results)
  }

  async run({ batch, step, weights, statistics }: GradientRequest): Promise<void> {
    const { memory } = this
    memory.weights.set(weights)
    memory.statistics.set(statistics)
    for (const [name, { values }] of Object.entries(memory.examples)) copyInto(values, batch[name])
    memory.nextPart[0] = 0
    // all come to their end, also when one has failed: none may run into the next step
    const ends = await Promise.allSettled(this.takers.map((taker) => taker.run(step)))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    addUp(this.sum, this.results)
  }

  /** Of the last batch. */
  loss(): number {
    return this.memory.losses.reduce((sum, part) => sum + part, 0)
  }

  async dispose(): Promise<void> {
    await Promise.all(this.takers.map((taker) => taker.dispose()))
  }
}

function memoryFor(plan: TrainingPlan, model: TrainingModel, partSize: number): StepMemory {
  return allocateStepMemory({
    partSize,
    partCount: plan.batch / partSize,
    weightCount: totalSize(plan.network.parameters),
    statisticsCount: statisticsSize(statisticsSites(plan)),
    specs: exampleSpecs(plan),
    outputs: model.outputs,
  })
}

function openTaker(
  model: TrainingModel,
  { seed, session, threads }: PartOptions,
  shared: { memory: StepMemory; result: Float64Array },
): Promise<PartTaker> {
  const options = { seed, session }
  if (threads === undefined) return PartLoop.open(model, options, shared)
  return GradientThread.open(threads.worker, { model, options, ...shared })
}

/** All of them, or none: when one cannot be opened, the others are closed again. */
async function openAll(opening: readonly Promise<PartTaker>[]): Promise<PartTaker[]> {
  const ends = await Promise.allSettled(opening)
  const opened = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))
  for (const end of ends) {
    if (end.status === 'fulfilled') continue
    await Promise.all(opened.map((taker) => taker.dispose()))
    throw end.reason
  }
  return opened
}

function copyInto(target: Float32Array | BigInt64Array, values: Float32Array | BigInt64Array | undefined): void {
  if (target instanceof Float32Array) target.set(values as Float32Array)
  else target.set(values as BigInt64Array)
}

function addUp(sum: Float32Array, results: readonly Float64Array[]): void {
  for (let i = 0; i < sum.length; i++) {
    let total = 0
    for (const result of results) total += result[i] as number
    sum[i] = total
  }
}
