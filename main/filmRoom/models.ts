/** The models that the film room can read with: those that ship, and those that the user trained. */
import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { notReadyReason } from '../../ml/model/modelCard.ts'
import type { ModelChoice } from '../../preload/values.ts'
import { loadCard } from '../inference/loadCard.ts'
import { findModel, type ModelFiles } from '../inference/modelFiles.ts'
import { isPlainName, userModelsFolder } from '../inference/modelNames.ts'
import { SHIPPED_MODEL, SHIPPED_MODELS } from '../places.ts'

/** A model that can be opened. */
export type FoundModel = Omit<ModelFiles, 'features'>

/** A folder that the user chose, and what the settings call it. */
export interface ChosenModel {
  readonly name: string
  readonly folder: string
}

/** Where models are looked for, beside those that ship. */
export interface ModelPlaces {
  readonly userFolder: string
  readonly chosen: readonly ChosenModel[]
}

/** The model in a folder: one of those that are listed, or one that has no name yet. */
export type FoundChoice =
  | { readonly kind: 'listed'; readonly choice: ModelChoice }
  | { readonly kind: 'unlisted'; readonly choice: Omit<ModelChoice, 'name'> }

export interface NamedModel extends ModelPlaces {
  /** As in `Settings.model`. */
  readonly name: string | null
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
  if (folder === null) return failed(unknownModel(named))
  const found = await findModel(folder)
  if (!found.ok) return found.fault.kind === 'card-missing' ? failed(unknownModel(named)) : found
  const { card, modelId } = found.value
  return ok({ folder, card, modelId })
}

/** The models that ship, the default first, then those of the user whose cards can be read: those in his folder of
 *  models by name, and those in folders that he chose. */
export async function listModels(places: ModelPlaces): Promise<ModelChoice[]> {
  const found: (Listed & Pick<ModelChoice, 'name'>)[] = []
  for (const name of await namesIn(places)) {
    const folder = folderOf({ name, ...places })
    const card = folder === null ? null : await loadCard(join(folder, 'card.json'))
    if (folder !== null && card?.ok === true) found.push({ name, folder, card: card.value })
  }
  const folders = found.map(({ folder }) => folder).filter((folder) => !isShipped(folder))
  return found.map(({ name, ...model }) => ({ name, ...choiceOf(model, folders) }))
}

/** The model in a folder that the user chose, by its absolute path.
 *  Errors: `no-model-here`, `card-broken`, `features-unknown`, `model-missing`. */
export async function findModelIn(folder: string, places: ModelPlaces): Promise<Result<FoundChoice>> {
  const found = await findModel(folder)
  if (!found.ok) return found.fault.kind === 'card-missing' ? failed(noModelIn(folder)) : found
  const choice = choiceOf({ folder, card: found.value.card }, [])
  const name = (await namesIn(places)).find((name) => folderOf({ name, ...places }) === folder)
  return ok(name === undefined ? { kind: 'unlisted', choice } : { kind: 'listed', choice: { ...choice, name } })
}

async function namesIn({ userFolder, chosen }: ModelPlaces): Promise<(string | null)[]> {
  const folders = await readdir(userModelsFolder(userFolder), { withFileTypes: true }).catch(() => [])
  const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return [null, ...SHIPPED.keys(), ...names.toSorted(), ...chosen.map(({ name }) => name)]
}

type Listed = Pick<FoundModel, 'folder' | 'card'>

function choiceOf({ folder, card }: Listed, folders: readonly string[]): Omit<ModelChoice, 'name'> {
  const { name: title, trainedOn } = card
  const ships = isShipped(folder)
  const isReady = notReadyReason(card) === null
  return { title, trainedOn, isShipped: ships, isReady, folder: ships ? null : shortPath(folder, folders) }
}

function isShipped(folder: string): boolean {
  return folder === SHIPPED_MODEL || [...SHIPPED.values()].includes(folder)
}

/** The end of a folder's path that tells it from other folders: "my-model", "first/my-model". */
function shortPath(folder: string, folders: readonly string[]): string {
  const names = folder.split(sep)
  const others = folders.filter((other) => other !== folder)
  for (let count = 1; count < names.length; count++) {
    const end = names.slice(-count).join(sep)
    if (!others.some((other) => other.endsWith(`${sep}${end}`))) return end
  }
  return folder
}

/** Null for a name that is none of a model that ships, of a folder that was chosen, and of a folder among the models. */
function folderOf({ name, userFolder, chosen }: NamedModel): string | null {
  if (name === null) return SHIPPED_MODEL
  const known = SHIPPED.get(name) ?? chosen.find((model) => model.name === name)?.folder
  if (known !== undefined) return known
  return isPlainName(name) ? join(userModelsFolder(userFolder), name) : null
}

function unknownModel(named: NamedModel) {
  const { name } = named
  return {
    kind: 'model-unknown',
    ...(name === null ? {} : { where: named.chosen.find((model) => model.name === name)?.folder ?? name }),
    what: name === null ? 'The model that comes with Presnap is missing.' : 'This model is not there any more.',
    next: name === null ? 'Install Presnap again.' : 'Choose another model in the settings.',
  }
}

function noModelIn(where: string) {
  return {
    kind: 'no-model-here',
    where,
    what: 'There is no model in this folder: it has no card.json.',
    next: 'Choose the folder that presnap train wrote (its --out): model.onnx and card.json lie in it.',
  }
}

/** Before any model is open. */
export function noModel(): Fault {
  return { kind: 'model-unknown', what: 'No model is open.', next: 'Choose a model in the settings.' }
}
