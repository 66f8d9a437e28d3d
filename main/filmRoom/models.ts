/** The models that the film room can read with: those that ship, and those that the user trained. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { ModelChoice } from '../../preload/values.ts'
import { loadCard } from '../inference/loadCard.ts'
import { findModel, type ModelFiles } from '../inference/modelFiles.ts'
import { isPlainName, userModelsFolder } from '../inference/modelNames.ts'
import { SHIPPED_MODEL, SHIPPED_MODELS } from '../places.ts'

/** A model that can be opened. */
export type FoundModel = Omit<ModelFiles, 'features'>

export interface NamedModel {
  /** As in `Settings.model`. */
  readonly name: string | null
  readonly userFolder: string
}

/** What the settings call the models that ship beside the default: no folder of a user's can have such a name. */
const SHIPPED = new Map(
  Object.entries(SHIPPED_MODELS)
    .filter(([, folder]) => folder !== SHIPPED_MODEL)
    .map(([name, folder]) => [`presnap/${name}`, folder]),
)

/** The model's card and id. Errors: `model-unknown`, `card-broken`, `features-unknown`, `model-missing`. */
export async function findNamedModel(named: NamedModel): Promise<Result<FoundModel>> {
  const folder = folderOf(named)
  if (folder === null) return failed(unknownModel(named.name))
  const found = await findModel(folder)
  if (!found.ok) return found.fault.kind === 'card-missing' ? failed(unknownModel(named.name)) : found
  const { card, modelId } = found.value
  return ok({ folder, card, modelId })
}

/** The models that ship, the default first, then those of the user whose cards can be read, by name. */
export async function listModels(userFolder: string): Promise<ModelChoice[]> {
  const folders = await readdir(userModelsFolder(userFolder), { withFileTypes: true }).catch(() => [])
  const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const choices: ModelChoice[] = []
  for (const name of [null, ...SHIPPED.keys(), ...names.toSorted()]) {
    const card = await loadCard(join(folderOf({ name, userFolder }) ?? '', 'card.json'))
    if (!card.ok) continue
    const isShipped = name === null || SHIPPED.has(name)
    choices.push({ name, title: card.value.name, trainedOn: card.value.trainedOn, isShipped })
  }
  return choices
}

/** Null for a name that is none of a model that ships, and none of a folder among the models. */
function folderOf({ name, userFolder }: NamedModel): string | null {
  if (name === null) return SHIPPED_MODEL
  const shipped = SHIPPED.get(name)
  if (shipped !== undefined) return shipped
  return isPlainName(name) ? join(userModelsFolder(userFolder), name) : null
}

function unknownModel(name: string | null) {
  return {
    kind: 'model-unknown',
    ...(name === null ? {} : { where: name }),
    what: name === null ? 'The model that comes with Presnap is missing.' : 'This model is not there any more.',
    next: name === null ? 'Install Presnap again.' : 'Choose another model in the settings.',
  }
}
