/** The seed's network on the seed's features as a model folder, with chance weights: its speed does not depend on them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RESOURCES } from '../../main/places.ts'
import { randomFrom } from '../../ml/base/random.ts'
import { seedFeatures } from '../../ml/features/seedFeatures.ts'
import type { ModelCard } from '../../ml/model/modelCard.ts'
import { inferenceModel } from '../../ml/network/inference.ts'
import { initialState } from '../../ml/network/parameters.ts'
import { SEED_TRANSFORMER, seedTransformer } from '../../ml/network/seedTransformer.ts'

export const SHIPPED_MODEL = join(RESOURCES, 'models', 'coverage')

/** Writes the model into `folder`, which it makes. */
export function writeUntrainedSeed(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const network = seedTransformer({ ...SEED_TRANSFORMER, masked: true })
  const card = JSON.parse(readFileSync(join(SHIPPED_MODEL, 'card.json'), 'utf8')) as ModelCard
  const { name: set, version, features: names } = seedFeatures
  writeFileSync(join(folder, 'card.json'), JSON.stringify({ ...card, features: { set, version, names } }))
  writeFileSync(join(folder, 'model.onnx'), inferenceModel(network, initialState(network, randomFrom(1))))
}
