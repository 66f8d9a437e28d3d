/** Folders with models that the user chose, so that they can be chosen again. */
import { z } from 'zod'
import type { ChosenModel } from '../filmRoom/models.ts'

/** As many as anybody compares. */
const MOST = 20

export interface ChosenModels {
  /** Counts up, so that a number never comes to mean another folder. */
  readonly nextId: number
  /** The one that was chosen last comes last; the folders are absolute. */
  readonly models: readonly { readonly id: number; readonly folder: string }[]
}

export const NO_MODELS: ChosenModels = { nextId: 1, models: [] }

export const CHOSEN_MODELS = z.object({
  nextId: z.int().positive(),
  models: z.array(z.object({ id: z.int().positive(), folder: z.string().min(1) })),
})

/** With this folder as the last, and its name, which it keeps when it is chosen again. Where there are too many the oldest
 *  goes, but for the one in use: the name that the settings hold. */
export function withFolder(
  { nextId, models }: ChosenModels,
  { folder, inUse }: { readonly folder: string; readonly inUse: string | null },
): { readonly chosen: ChosenModels; readonly name: string } {
  const known = models.find((model) => model.folder === folder)
  const id = known?.id ?? nextId
  const others = models.filter((model) => model !== known)
  const canGo = others.filter((model) => nameOf(model.id) !== inUse)
  const gone = canGo.slice(0, Math.max(0, others.length + 1 - MOST))
  const stay = others.filter((model) => !gone.includes(model))
  return {
    chosen: { nextId: known === undefined ? nextId + 1 : nextId, models: [...stay, { id, folder }] },
    name: nameOf(id),
  }
}

/** As the settings name them. */
export function namedModels({ models }: ChosenModels): readonly ChosenModel[] {
  return models.map(({ id, folder }) => ({ name: nameOf(id), folder }))
}

function nameOf(id: number): string {
  return `chosen/${id}`
}
