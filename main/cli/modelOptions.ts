/** Options of commands that run a model. */
import { Option } from 'commander'
import type { Result } from '../../ml/base/result.ts'
import { notReadyReason } from '../../ml/model/modelCard.ts'
import { InferenceThread } from '../inference/inferenceThread.ts'
import { modelPlace, userModelsFolder } from '../inference/modelNames.ts'
import { choiceText, type WantedProvider } from '../inference/providers.ts'
import { SHIPPED_MODEL, SHIPPED_MODELS, userFolder } from '../places.ts'

/** ONNX Runtime gains little from more on networks of this size. */
const THREADS = 2

export interface ModelOptions {
  readonly model: string
  readonly provider: WantedProvider
}

export function modelOption(): Option {
  const shipped = Object.keys(SHIPPED_MODELS).join(', ')
  return new Option(
    '--model <name or path>',
    `a model that comes with Presnap (${shipped}), a folder in ${userModelsFolder(userFolder())} by its name, a model folder, or its model.onnx`,
  ).default(SHIPPED_MODEL, 'coverage')
}

export function providerOption(): Option {
  return new Option('--provider <name>', 'the processor that does the work; auto takes the fastest that works here')
    .choices(['auto', 'cpu', 'webgpu', 'cuda'])
    .default('auto')
}

/** Opens the model, and says where it runs and why, and whether it is ready. */
export async function openModel(options: ModelOptions, say: (text: string) => void): Promise<Result<InferenceThread>> {
  const { provider } = options
  const path = await modelPlace(options.model, userFolder())
  const model = await InferenceThread.open({ path, provider, threads: THREADS })
  if (!model.ok) return model
  const { card, choice } = model.value.model
  say(`Model: ${card.name}, on ${choiceText(choice)}.`)
  const reason = notReadyReason(card)
  if (reason !== null) say(`Not ready: ${reason} Do not trust what it reads.`)
  return model
}

/** Opens the model, works with it, and puts it away whatever happens. */
export async function withModel<Value>(
  options: ModelOptions,
  say: (text: string) => void,
  work: (model: InferenceThread) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const model = await openModel(options, say)
  if (!model.ok) return model
  try {
    return await work(model.value)
  } finally {
    await model.value.dispose()
  }
}

/** Of `--labels`, wherever plays are read that teach or judge. */
export const LABELS_HELP =
  "where labels do not lie with the tracks: a folder with plays or player_play of these games. It tells the coverage of plays without a label, runs too, and each defender's job; tracks in it are not read"
