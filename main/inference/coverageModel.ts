/** A trained model, open on a processor: frames in, calibrated P(man) out. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { type EncodedFrames, type FeatureSet, PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import { manProbability } from '../../ml/model/calibration.ts'
import type { ModelCard } from '../../ml/model/modelCard.ts'
import type { Provider } from '../../ml/onnx/kernels.ts'
import { featureSetOf } from './featureSets.ts'
import { loadCard } from './loadCard.ts'
import { InferenceSession, Tensor } from './onnxRuntime.ts'
import { chooseProvider, type ProviderChoice, sessionOptions, type WantedProvider } from './providers.ts'

/** A model's files and what they say. */
export interface ModelFiles {
  /** The folder with model.onnx and card.json. */
  readonly folder: string
  readonly card: ModelCard
  readonly features: FeatureSet
  /** The beginning of the SHA-256 of card and network: names the model wherever it lies. */
  readonly modelId: string
}

/** Frames in one run: what stays within a processor's caches goes fastest. */
const MOST_FRAMES_PER_RUN = 128
/** Frames of the sample that providers race on. */
const RACE_FRAMES = 256
const RACE_RUNS = 3

/** Looks at a model folder, or at the model.onnx in one. Errors: `card-missing`, `card-broken`, `features-unknown`. */
export async function findModel(path: string): Promise<Result<ModelFiles>> {
  const isFile = (await stat(path).catch(() => null))?.isFile() === true
  const folder = isFile ? dirname(path) : path
  const card = await loadCard(join(folder, 'card.json'))
  if (!card.ok) return card
  const features = featureSetOf(card.value)
  if (features === null) return failed(unknownFeatures(folder, card.value))
  const modelId = createHash('sha256')
    .update(JSON.stringify(card.value))
    .update(await readFile(join(folder, 'model.onnx')))
    .digest('hex')
    .slice(0, 16)
  return ok({ folder, card: card.value, features, modelId })
}

export class OnnxCoverageModel {
  /** Opens a model on the wanted processor. Errors: those of `findModel`, and `provider-unavailable`. */
  static async open(path: string, wanted: WantedProvider, threads: number): Promise<Result<OnnxCoverageModel>> {
    const files = await findModel(path)
    if (!files.ok) return files
    const bytes = await readFile(join(files.value.folder, 'model.onnx'))
    const choice = await chooseProvider(wanted, (provider) =>
      raceTime(bytes, files.value.features, { provider, threads }),
    )
    if (!choice.ok) return choice
    const session = await InferenceSession.create(bytes, sessionOptions(choice.value.provider, threads))
    return ok(new OnnxCoverageModel(files.value, choice.value, session))
  }

  readonly files: ModelFiles
  readonly choice: ProviderChoice
  readonly #session: InferenceSession

  private constructor(files: ModelFiles, choice: ProviderChoice, session: InferenceSession) {
    this.files = files
    this.choice = choice
    this.#session = session
  }

  /** Calibrated P(man) of every frame, [frameCount]. */
  async read(frames: EncodedFrames): Promise<Float32Array> {
    const { card, features } = this.files
    const width = PLAYER_SLOTS * features.features.length
    const reads = new Float32Array(frames.frameCount)
    for (let start = 0; start < frames.frameCount; start += MOST_FRAMES_PER_RUN) {
      const count = Math.min(MOST_FRAMES_PER_RUN, frames.frameCount - start)
      const tokens = frames.features.subarray(start * width, (start + count) * width)
      const present = frames.mask.subarray(start * PLAYER_SLOTS, (start + count) * PLAYER_SLOTS)
      const logits = await logitsOf(this.#session, { tokens, present, count })
      for (let i = 0; i < count; i++) {
        reads[start + i] = manProbability(logits[2 * i] as number, logits[2 * i + 1] as number, card.calibration)
      }
    }
    return reads
  }

  async dispose(): Promise<void> {
    await this.#session.release()
  }
}

interface Tokens {
  readonly tokens: Float32Array
  readonly present: Float32Array
  readonly count: number
}

async function logitsOf(session: InferenceSession, { tokens, present, count }: Tokens): Promise<Float32Array> {
  const { logits } = await session.run({
    tokens: new Tensor('float32', tokens, [count, PLAYER_SLOTS, tokens.length / (count * PLAYER_SLOTS)]),
    present: new Tensor('float32', present, [count, PLAYER_SLOTS]),
  })
  return logits?.data as Float32Array
}

/** Milliseconds of a few runs on invented frames, the first one left out. */
async function raceTime(
  model: Uint8Array,
  features: FeatureSet,
  { provider, threads }: { readonly provider: Provider; readonly threads: number },
): Promise<number> {
  const session = await InferenceSession.create(model, sessionOptions(provider, threads))
  const tokens = new Float32Array(RACE_FRAMES * PLAYER_SLOTS * features.features.length).fill(0.5)
  const sample = { tokens, present: new Float32Array(RACE_FRAMES * PLAYER_SLOTS).fill(1), count: RACE_FRAMES }
  await logitsOf(session, sample)
  const started = performance.now()
  for (let run = 0; run < RACE_RUNS; run++) await logitsOf(session, sample)
  await session.release()
  return (performance.now() - started) / RACE_RUNS
}

function unknownFeatures(where: string, card: ModelCard) {
  return {
    kind: 'features-unknown',
    where,
    what: `The model reads the features "${card.features.set}", version ${card.features.version}, which this Presnap does not have.`,
    next: 'Train it again with this Presnap, or use the version that it was made with.',
  }
}
