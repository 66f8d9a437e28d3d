/** Folders with models that the user chose, so that they can be chosen again. */
import { z } from 'zod'
import type { ChosenModel } from '../filmRoom/models.ts'

/** As many as anybody compares. */
const MOST = 20

export interface ChosenModels {
  /** Counts up, so that a number never comes to mean another folder. */
  readonly nextId: number
  /** In the order in which they were chosen; the folders are absolute. */
  readonly models: readonly { readonly id: number; readonly folder: string }[]
}

export const NO_MODELS: ChosenModels = { nextId: 1, models: [] }

export const CHOSEN_MODELS = z.object({
  nextId: z.int().positive(),
  models: z.array(z.object({ id: z.int().positive(), folder: z.string().min(1) })),
})

/** With this folder among them, and its name; the oldest goes where there are too many. The same folder again keeps its
 *  number. */
export function withFolder(
  { nextId, models }: ChosenModels,
  folder: string,
): { readonly chosen: ChosenModels; readonly name: string } {
  const known = models.find((model) => model.folder === folder)
  if (known !== undefined) return { chosen: { nextId, models }, name: nameOf(known.id) }
  const chosen = { nextId: nextId + 1, models: [...models, { id: nextId, folder }].slice(-MOST) }
  return { chosen, name: nameOf(nextId) }
}

/** As the settings name them. */
export function namedModels({ models }: ChosenModels): readonly ChosenModel[] {
  return models.map(({ id, folder }) => ({ name: nameOf(id), folder }))
}

function nameOf(id: number): string {
  return `chosen/${id}`
}
