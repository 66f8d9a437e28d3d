/** The models that the film room can read with: the one that ships, and those that the user trained. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { ModelChoice } from '../../preload/values.ts'
import { loadCard } from '../inference/loadCard.ts'
import { findModel, type ModelFiles } from '../inference/modelFiles.ts'
import { SHIPPED_MODEL } from '../places.ts'

/** A model that can be opened. */
export type FoundModel = Omit<ModelFiles, 'features'>

export interface NamedModel {
  /** Its folder among the user's models; null for the one that ships. */
  readonly name: string | null
  readonly userFolder: string
}

/** The model's card and id. Errors: `model-unknown`, `card-broken`, `features-unknown`, `model-missing`. */
export async function findNamedModel(named: NamedModel): Promise<Result<FoundModel>> {
  const folder = folderOf(named)
  if (folder === null) return failed(unknownModel(named.name))
  const found = await findModel(folder)
  if (!found.ok) return found.fault.kind === 'card-missing' ? failed(unknownModel(named.name)) : found
  const { card, modelId } = found.value
  return ok({ folder, card, modelId })
}

/** The model that ships, then those in `userFolder/models` whose cards can be read, by name. */
export async function listModels(userFolder: string): Promise<ModelChoice[]> {
  const folders = await readdir(join(userFolder, 'models'), { withFileTypes: true }).catch(() => [])
  const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const choices: ModelChoice[] = []
  for (const name of [null, ...names.toSorted()]) {
    const card = await loadCard(join(folderOf({ name, userFolder }) ?? '', 'card.json'))
    if (card.ok) choices.push({ name, title: card.value.name, trainedOn: card.value.trainedOn })
  }
  return choices
}

/** Null for a name that is not that of a folder among the models. */
function folderOf({ name, userFolder }: NamedModel): string | null {
  if (name === null) return SHIPPED_MODEL
  const isPlain = name !== '' && name !== '.' && name !== '..' && !/[\\/]/.test(name)
  return isPlain ? join(userFolder, 'models', name) : null
}

function unknownModel(name: string | null) {
  return {
    kind: 'model-unknown',
    ...(name === null ? {} : { where: name }),
    what: name === null ? 'The model that comes with Presnap is missing.' : 'This model is not there any more.',
    next: name === null ? 'Install Presnap again.' : 'Choose another model in the settings.',
  }
}
