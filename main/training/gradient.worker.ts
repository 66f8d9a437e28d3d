/** A thread that works out gradients of parts of a batch, one after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import type { TrainingModel } from '../../ml/network/training.ts'
import { type PartRequest, type PartResult, PartRunner, type PartRunnerOptions } from './partRunner.ts'

/** What a thread is started with. */
export interface GradientWorkerData {
  readonly model: TrainingModel
  readonly options: PartRunnerOptions
  /** The main thread writes them between steps, float32. */
  readonly weights: SharedArrayBuffer
  /** This thread writes it before it answers, float32. */
  readonly gradient: SharedArrayBuffer
}

/** What a thread says: once that it is ready, then an answer to each request. Failures cross as their messages. */
export type GradientWorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: Omit<PartResult, 'gradient'> }
  | { readonly kind: 'failed'; readonly message: string }

const { model, options, ...shared } = workerData as GradientWorkerData
const [weights, gradient] = [new Float32Array(shared.weights), new Float32Array(shared.gradient)]
// the runtime takes no memory that threads share
const ownWeights = new Float32Array(weights.length)
const opening = PartRunner.open(model, options)

parentPort?.on('message', async (request: PartRequest | 'end') => {
  try {
    const runner = await opening
    if (request === 'end') {
      await runner.dispose()
      parentPort?.close()
      return
    }
    ownWeights.set(weights)
    const { gradient: ownGradient, ...result } = await runner.run(ownWeights, request)
    gradient.set(ownGradient)
    parentPort?.postMessage({ kind: 'result', result } satisfies GradientWorkerMessage)
  } catch (error) {
    parentPort?.postMessage({ kind: 'failed', message: String(error) } satisfies GradientWorkerMessage)
  }
})
opening.then(
  () => parentPort?.postMessage({ kind: 'ready' } satisfies GradientWorkerMessage),
  (error) => parentPort?.postMessage({ kind: 'failed', message: String(error) } satisfies GradientWorkerMessage),
)
