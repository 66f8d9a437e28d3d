/** Where gradients of parts come from: a session in this thread, or several threads with a session each. */
import { Worker } from 'node:worker_threads'
import type { TrainingModel } from '../../ml/network/training.ts'
import type { GradientWorkerData, GradientWorkerMessage } from './gradient.worker.ts'
import { type PartRequest, type PartResult, PartRunner, type PartRunnerOptions } from './partRunner.ts'

export interface GradientSource {
  /** How many parts it works on at a time. */
  readonly lanes: number
  /** The weights that the parts after this are run with. */
  setWeights(weights: Float32Array): void
  /** `lane`: 0 up to `lanes`, one part at a time in each. */
  run(lane: number, request: PartRequest): Promise<PartResult>
  dispose(): Promise<void>
}

/** One session in this thread, which every run blocks. */
export async function openOwnThread(model: TrainingModel, options: PartRunnerOptions): Promise<GradientSource> {
  const runner = await PartRunner.open(model, options)
  let current = new Float32Array(0)
  return {
    lanes: 1,
    setWeights: (weights) => {
      current = weights as Float32Array<ArrayBuffer>
    },
    run: (_, request) => runner.run(current, request),
    dispose: () => runner.dispose(),
  }
}

export interface ThreadPlan {
  readonly count: number
  /** The bundle or source of gradient.worker.ts. */
  readonly worker: string | URL
  /** Numbers in the vector of weights. */
  readonly weightCount: number
}

/** Threads with a session each, that share nothing but the weights: unlike the runtime's own threads, which wait for
 *  each other at every operator, they meet once a part. */
export async function openThreads(
  model: TrainingModel,
  options: PartRunnerOptions,
  { count, worker, weightCount }: ThreadPlan,
): Promise<GradientSource> {
  const shared = () => new SharedArrayBuffer(weightCount * Float32Array.BYTES_PER_ELEMENT)
  const weights = shared()
  const ownOptions = { ...options, session: { ...options.session, intraOpNumThreads: 1 } }
  const threads = Array.from(
    { length: count },
    () => new GradientThread(worker, { model, options: ownOptions, weights, gradient: shared() }),
  )
  const source: GradientSource = {
    lanes: count,
    setWeights: (values) => new Float32Array(weights).set(values),
    run: (lane, request) => (threads[lane] as GradientThread).run(request),
    async dispose() {
      await Promise.all(threads.map((thread) => thread.dispose()))
    },
  }
  try {
    await Promise.all(threads.map((thread) => thread.ready()))
  } catch (error) {
    await source.dispose()
    throw error
  }
  return source
}

/** One worker thread and the answer that it owes. */
class GradientThread {
  private readonly worker: Worker
  private readonly gradient: Float32Array
  private readonly ended: Promise<unknown>
  private answer: PromiseWithResolvers<GradientWorkerMessage> = Promise.withResolvers()

  constructor(file: string | URL, workerData: GradientWorkerData) {
    this.gradient = new Float32Array(workerData.gradient)
    this.worker = new Worker(file, { workerData })
    this.worker.on('message', (message: GradientWorkerMessage) => this.answer.resolve(message))
    this.worker.on('error', (error) => this.answer.reject(error))
    this.ended = new Promise((resolve) => this.worker.once('exit', resolve))
    // an answer that nobody waits for any more must not end the process
    this.answer.promise.catch(() => undefined)
  }

  async ready(): Promise<void> {
    expectKind(await this.answer.promise, 'ready')
  }

  async run(request: PartRequest): Promise<PartResult> {
    this.answer = Promise.withResolvers()
    // a view would cross with all of the batch behind it
    const feeds = Object.entries(request.feeds).map(([name, { values, shape }]) => [
      name,
      { values: values.slice(), shape },
    ])
    this.worker.postMessage({ ...request, feeds: Object.fromEntries(feeds) })
    return { ...expectKind(await this.answer.promise, 'result').result, gradient: this.gradient }
  }

  async dispose(): Promise<void> {
    this.worker.postMessage('end')
    await this.ended
  }
}

function expectKind<Kind extends GradientWorkerMessage['kind']>(message: GradientWorkerMessage, kind: Kind) {
  if (message.kind === 'failed') throw new Error(message.message)
  if (message.kind !== kind) throw new Error(`a gradient thread said ${message.kind} where ${kind} was expected`)
  return message as Extract<GradientWorkerMessage, { kind: Kind }>
}
