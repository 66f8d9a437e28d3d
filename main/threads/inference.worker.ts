/** The inference thread: a run blocks its thread, and this one has nothing else to do. */

import type { Result } from '../../ml/base/result.ts'
import type { EncodedFrames } from '../../ml/features/featureSet.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import { OnnxCoverageModel } from '../inference/coverageModel.ts'
import type { ModelFiles } from '../inference/modelFiles.ts'
import type { ProviderChoice, WantedProvider } from '../inference/providers.ts'
import { serve } from './host.ts'

let model: OnnxCoverageModel | null = null

export const inferenceHandlers = {
  /** Opens a model in place of the one before. */
  async open(request: OpenRequest): Promise<Result<OpenedModel>> {
    await model?.dispose()
    model = null
    const opened = await OnnxCoverageModel.open(request.path, request.provider, request.threads)
    if (!opened.ok) return opened
    model = opened.value
    const { folder, card, modelId } = opened.value.files
    return { ok: true, value: { folder, card, modelId, choice: opened.value.choice } }
  },
  /** Calibrated P(man) of every frame, with its band where the model has members. */
  async read(frames: EncodedFrames): Promise<FrameReads> {
    if (model === null) throw new Error('no model is open')
    return model.read(frames)
  },
}

export interface OpenRequest {
  readonly path: string
  readonly provider: WantedProvider
  readonly threads: number
}

/** What can be known of an open model outside its thread. */
export interface OpenedModel extends Omit<ModelFiles, 'features'> {
  readonly choice: ProviderChoice
}

serve(inferenceHandlers, async () => {
  await model?.dispose()
})
