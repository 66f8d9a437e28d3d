/** What was imported lately, so that it can be imported again. */
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import type { RecentSource } from '../../preload/values.ts'

/** As many as a menu shows without scrolling. */
const MOST = 10

/** One import: the files and folders that were chosen together, absolute, at least one. */
export interface KeptSource {
  readonly id: number
  readonly paths: readonly string[]
}

export interface RecentSources {
  /** Counts up, so that a number never comes to mean another source. */
  readonly nextId: number
  /** The latest first. */
  readonly sources: readonly KeptSource[]
}

export const NO_SOURCES: RecentSources = { nextId: 1, sources: [] }

export const RECENT_SOURCES = z.object({
  nextId: z.int().positive(),
  sources: z.array(z.object({ id: z.int().positive(), paths: z.array(z.string()).min(1) })),
})

/** With this import in front. The same paths again keep their number. */
export function withSource({ nextId, sources }: RecentSources, paths: readonly string[]): RecentSources {
  const known = sources.find((source) => isSame(source.paths, paths))
  const latest = known ?? { id: nextId, paths: [...paths] }
  const others = sources.filter((source) => source !== known)
  return { nextId: known === undefined ? nextId + 1 : nextId, sources: [latest, ...others].slice(0, MOST) }
}

/** As the page and the menu show them. */
export function listedSources({ sources }: RecentSources): readonly RecentSource[] {
  return sources.map(({ id, paths }) => {
    const [first = ''] = paths
    const others = paths.length === 1 ? '' : ` and ${paths.length - 1} more`
    return { id, name: `${basename(first)}${others}`, folder: dirname(first) }
  })
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((path, index) => path === other[index])
}
