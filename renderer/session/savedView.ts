/** The view of the session before, parsed: another version may have kept what this one does not know. */
import { NO_FILTERS, type PlayFilters } from '../library/filters.ts'
import { type PlaySort, SORTS } from '../library/sorts.ts'
import type { ListName, Switches, View } from './view.ts'

type Page = Readonly<Record<string, unknown>>

/** What of a kept page can be shown; the rest is as it is at a first start. */
export function viewFromPage(page: Page): Partial<View> {
  const { list, sort, filters } = page
  return {
    ...switchesOf(page),
    ...(isKeyOf(LISTS, list) ? { list: list as ListName } : {}),
    ...(isKeyOf(SORTS, sort) ? { sort: sort as PlaySort } : {}),
    filters: filtersOf(typeof filters === 'object' && filters !== null ? (filters as Page) : {}),
  }
}

const LISTS: Readonly<Record<ListName, true>> = { games: true, plays: true, suspects: true }
const SWITCHES: Readonly<Record<keyof Switches, true>> = {
  ...{ isTrueSide: true, showsTrails: true, showsShares: true, showsMatchUps: true, showsTable: true },
  ...{ showsList: true, showsRead: true },
}

function switchesOf(page: Page): Partial<Switches> {
  const known = Object.entries(page).filter(([name, value]) => isKeyOf(SWITCHES, name) && typeof value === 'boolean')
  return Object.fromEntries(known)
}

/** Each filter that has the shape of its empty one; null stands for any word, or for yes and no. */
function filtersOf(kept: Page): PlayFilters {
  const known = Object.entries(NO_FILTERS).filter(([name, none]) => {
    const value = kept[name]
    if (Array.isArray(none)) return Array.isArray(value)
    if (none === null) return value === null || typeof value === (name === 'isInMotion' ? 'boolean' : 'string')
    return typeof value === typeof none
  })
  return { ...NO_FILTERS, ...Object.fromEntries(known.map(([name]) => [name, kept[name]])) }
}

function isKeyOf(table: object, name: unknown): boolean {
  return typeof name === 'string' && Object.hasOwn(table, name)
}
