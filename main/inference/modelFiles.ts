/** A model's files: what they say, and which model they are, without a processor to run it on. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { FeatureSet } from '../../ml/features/featureSet.ts'
import type { ModelCard } from '../../ml/model/modelCard.ts'
import { featureSetOf } from './featureSets.ts'
import { loadCard } from './loadCard.ts'

/** A model's files and what they say. */
export interface ModelFiles {
  /** The folder with model.onnx and card.json. */
  readonly folder: string
  readonly card: ModelCard
  readonly features: FeatureSet
  /** The beginning of the SHA-256 of card and network: names the model wherever it lies. */
  readonly modelId: string
}

export const NETWORK_FILE = 'model.onnx'
export const CARD_FILE = 'card.json'

/** Looks at a model folder, or at the model.onnx in one.
 *  Errors: `card-missing`, `card-broken`, `features-unknown`, `model-missing`. */
export async function findModel(path: string): Promise<Result<ModelFiles & { readonly network: Uint8Array }>> {
  const isFile = (await stat(path).catch(() => null))?.isFile() === true
  const folder = isFile ? dirname(path) : path
  const card = await loadCard(join(folder, CARD_FILE))
  if (!card.ok) return card
  const features = featureSetOf(card.value)
  if (features === null) return failed(unknownFeatures(folder, card.value))
  const network = await readFile(join(folder, NETWORK_FILE)).catch(() => null)
  if (network === null) return failed(missingNetwork(folder))
  const hash = createHash('sha256').update(JSON.stringify(card.value)).update(network)
  return ok({ folder, card: card.value, features, modelId: hash.digest('hex').slice(0, 16), network })
}

function unknownFeatures(where: string, card: ModelCard) {
  return {
    kind: 'features-unknown',
    where,
    what: `The model reads the features "${card.features.set}", version ${card.features.version}, which this Presnap does not have.`,
    next: 'Train it again with this Presnap, or use the version that it was made with.',
  }
}

function missingNetwork(folder: string) {
  return {
    kind: 'model-missing',
    where: join(folder, NETWORK_FILE),
    what: "The model's card is here, but its network is not, or cannot be read.",
    next: 'Put back the model.onnx that was made with the card, or train the model again.',
  }
}
