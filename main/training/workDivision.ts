/** How the work of a training step is divided among runs of the model and threads, provider by provider. */
import type { Provider } from '../../ml/onnx/kernels.ts'
import { sessionOptions } from '../inference/providers.ts'
import { threadEntry } from '../places.ts'
import { PROCESSOR_EXAMPLES_PER_RUN, type StepperOptions } from './stepper.ts'

/** More examples than this are run part by part on any provider: at 4,096 the runtime takes 2.5 GB. */
const MOST_EXAMPLES_PER_RUN = 1_024

export interface Processors {
  readonly provider: Provider
  readonly threads: number
  /** The same numbers in every run: sums are taken in one order, by one thread. */
  readonly isDeterministic: boolean
}

/** On processors small runs shared among threads; on graphics processors runs as large as memory allows. */
export function workDivision(batch: number, processors: Processors): Omit<StepperOptions, 'seed'> {
  const { provider, isDeterministic } = processors
  const threads = isDeterministic ? 1 : processors.threads
  const session = sessionOptions(provider, threads)
  if (provider !== 'cpu') return { session, examplesPerRun: largestPart(batch, MOST_EXAMPLES_PER_RUN) }
  return {
    session,
    examplesPerRun: largestPart(batch, PROCESSOR_EXAMPLES_PER_RUN),
    threads: { count: threads, worker: threadEntry('gradient.worker') },
  }
}

/** The largest number up to `most` that divides the batch. */
function largestPart(batch: number, most: number): number {
  let size = Math.min(batch, most)
  while (batch % size !== 0) size--
  return size
}
