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

/** With this folder among them; the oldest goes where there are too many. The same folder again keeps its number. */
export function withFolder({ nextId, models }: ChosenModels, folder: string): ChosenModels {
  if (models.some((model) => model.folder === folder)) return { nextId, models }
  return { nextId: nextId + 1, models: [...models, { id: nextId, folder }].slice(-MOST) }
}

/** As the settings name them. */
export function namedModels({ models }: ChosenModels): readonly ChosenModel[] {
  return models.map(({ id, folder }) => ({ name: `chosen/${id}`, folder }))
}
