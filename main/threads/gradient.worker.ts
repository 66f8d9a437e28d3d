/** A thread that works out gradients of parts of a batch. */
import { parentPort, workerData } from 'node:worker_threads'
import type { TrainingModel } from '../../ml/network/training.ts'
import type { ChanceAndSession } from '../training/dropoutMasks.ts'
import { PartLoop } from '../training/partLoop.ts'
import type { StepMemory } from '../training/stepMemory.ts'

/** What a thread is started with. All memory is shared with the thread that starts it. */
export interface GradientWorkerData {
  readonly model: TrainingModel
  readonly options: ChanceAndSession
  readonly memory: StepMemory
  /** Where this thread leaves the sum of its gradients. */
  readonly result: Float64Array
}

/** What it is told: the number of a step whose batch is in memory, or to end. */
export type GradientWorkerRequest = number | 'end'

/** What it says, when it is open and after each step: nothing if all is well, or what went wrong. */
export interface GradientWorkerReply {
  readonly failure?: string
}

const { model, options, memory, result } = workerData as GradientWorkerData
const opening = PartLoop.open(model, options, { memory, result })
reportEnd(opening)

parentPort?.on('message', (request: GradientWorkerRequest) => {
  if (request === 'end') end()
  else reportEnd(opening.then((loop) => loop.run(request)))
})

async function end(): Promise<void> {
  await opening.then((loop) => loop.dispose()).catch(() => undefined)
  parentPort?.close()
}

function reportEnd(work: Promise<unknown>): void {
  const reply = (message: GradientWorkerReply) => parentPort?.postMessage(message)
  work.then(
    () => reply({}),
    (error) => reply({ failure: String(error) }),
  )
}
