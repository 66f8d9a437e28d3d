/** Networks as model folders, with chance weights: their speed does not depend on them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RESOURCES } from '../../main/places.ts'
import { randomFrom } from '../../ml/base/random.ts'
import { seedFeatures } from '../../ml/features/seedFeatures.ts'
import type { ModelCard } from '../../ml/model/modelCard.ts'
import { type EnsembleMember, ensembleOf } from '../../ml/network/ensemble.ts'
import { inferenceModel } from '../../ml/network/inference.ts'
import { initialState } from '../../ml/network/parameters.ts'
import { SEED_TRANSFORMER, seedTransformer } from '../../ml/network/seedTransformer.ts'
import type { Recipe } from '../../ml/training/recipe.ts'

export const SHIPPED_MODEL = join(RESOURCES, 'models', 'coverage')

/** Writes the model into `folder`, which it makes. */
export function writeUntrainedSeed(folder: string): void {
  const network = seedTransformer({ ...SEED_TRANSFORMER, masked: true })
  const member = { network, state: initialState(network, randomFrom(1)) }
  writeUntrained(folder, { features: seedFeatures, config: { ...SEED_TRANSFORMER } }, member)
}

/** The same of a recipe, with its members. */
export function writeUntrainedRecipe(folder: string, recipe: Recipe): void {
  const { features, network, members } = recipe
  const count = features.features.length
  const standardization = { mean: new Array<number>(count).fill(0), deviation: new Array<number>(count).fill(1) }
  const [first, ...others] = Array.from({ length: members }, (_, member) => {
    const made = network(standardization)
    return { network: made, state: initialState(made, randomFrom(member)) }
  })
  if (first !== undefined) writeUntrained(folder, recipe, ensembleOf([first, ...others]))
}

function writeUntrained(
  folder: string,
  { features, config }: Pick<Recipe, 'features' | 'config'>,
  { network, state }: EnsembleMember,
): void {
  mkdirSync(folder, { recursive: true })
  const card = JSON.parse(readFileSync(join(SHIPPED_MODEL, 'card.json'), 'utf8')) as ModelCard
  const { name: set, version, features: names } = features
  const own = { features: { set, version, names }, network: { ...card.network, name: network.name, config } }
  writeFileSync(join(folder, 'card.json'), JSON.stringify({ ...card, ...own }))
  writeFileSync(join(folder, 'model.onnx'), inferenceModel(network, state))
}

/** A model of the recipe whose weights were changed, in place, as `change` says. */
export function writeChangedWeights(folder: string, recipe: Recipe, change: (weights: Float32Array) => void): void {
  const { features, network } = recipe
  const count = features.features.length
  const made = network({ mean: new Array<number>(count).fill(0), deviation: new Array<number>(count).fill(1) })
  const state = initialState(made, randomFrom(1))
  change(state.weights)
  writeUntrained(folder, recipe, { network: made, state })
}
