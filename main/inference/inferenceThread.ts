/** A model in the inference thread, as the rest of the program sees it. */
import { ok, type Result } from '../../ml/base/result.ts'
import type { EncodedFrames, FeatureSet } from '../../ml/features/featureSet.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import { threadEntry } from '../places.ts'
import { ThreadClient } from '../threads/client.ts'
import type { inferenceHandlers, OpenedModel } from '../threads/inference.worker.ts'
import { featureSetOf } from './featureSets.ts'
import type { WantedProvider } from './providers.ts'

export interface InferenceOptions {
  /** Folder of the model, or its model.onnx. */
  readonly path: string
  readonly provider: WantedProvider
  readonly threads: number
}

export class InferenceThread {
  /** Starts the thread and opens a model in it. Errors: those of `OnnxCoverageModel.open`. */
  static async open(options: InferenceOptions): Promise<Result<InferenceThread>> {
    const client = new ThreadClient<typeof inferenceHandlers>(threadEntry('inference.worker'))
    const opened = await client.call('open', options)
    if (!opened.ok) {
      await client.dispose()
      return opened
    }
    return ok(new InferenceThread(client, opened.value))
  }

  readonly model: OpenedModel
  readonly features: FeatureSet
  readonly #client: ThreadClient<typeof inferenceHandlers>

  private constructor(client: ThreadClient<typeof inferenceHandlers>, model: OpenedModel) {
    this.#client = client
    this.model = model
    // the thread has refused features that are not known
    this.features = featureSetOf(model.card) as FeatureSet
  }

  /** Calibrated P(man) of every frame, with its band where the model has members. The frames are handed over: do not
   *  use them afterwards. */
  read(frames: EncodedFrames): Promise<FrameReads> {
    return this.#client.call('read', frames)
  }

  /** Ends the thread when it is done with the reads in hand. */
  async dispose(): Promise<void> {
    await this.#client.dispose()
  }
}
