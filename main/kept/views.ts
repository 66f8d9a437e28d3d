/** Where the coach was in each of his libraries. */
import { z } from 'zod'
import type { ViewState } from '../../preload/values.ts'
import { VIEW_STATE } from '../valueSchemas.ts'

/** Libraries whose views are kept. */
const MOST = 20

export interface LibraryView {
  /** The library's absolute path. */
  readonly library: string
  readonly view: ViewState
}

export const LIBRARY_VIEWS = z.array(z.object({ library: z.string(), view: VIEW_STATE }))

export function viewOf(views: readonly LibraryView[], library: string): ViewState | null {
  return views.find((kept) => kept.library === library)?.view ?? null
}

/** The views with this one in front; those of libraries long unused go. */
export function withView(views: readonly LibraryView[], latest: LibraryView): readonly LibraryView[] {
  return [latest, ...views.filter(({ library }) => library !== latest.library)].slice(0, MOST)
}
