/** Opening what the user names, however he names it: dialog, drop, recent, command line, or his file manager. */
import { access } from 'node:fs/promises'
import { extname } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { listedSources, withSource } from '../kept/recentSources.ts'
import { faultAt } from '../library/libraryFault.ts'
import type { Shell } from './shell.ts'
import { inWindowWords } from './windowWords.ts'

export const LIBRARY_ENDING = '.presnap'

/** Of some paths, the library to open (the last one named) and what to import. */
export function sortedPaths(paths: readonly string[]): { library: string | null; sources: readonly string[] } {
  const isLibrary = (path: string) => extname(path).toLowerCase() === LIBRARY_ENDING
  return { library: paths.findLast(isLibrary) ?? null, sources: paths.filter((path) => !isLibrary(path)) }
}

/** Opens the library among the paths, then imports the rest. True when something came of it.
 *  Errors: of opening a library, and of starting an import. */
export async function openPaths(shell: Shell, paths: readonly string[]): Promise<Result<boolean>> {
  const { library, sources } = sortedPaths(paths)
  if (library !== null) {
    const changed = await changeLibrary(shell, library, 'there')
    if (!changed.ok) return changed
  }
  return sources.length === 0 ? ok(library !== null) : importSources(shell, sources)
}

/** Starts to import files and folders, and remembers them. Errors: of opening the library, and `import-running`. */
export async function importSources(shell: Shell, paths: readonly string[]): Promise<Result<boolean>> {
  const room = await shell.rooms.room()
  if (!room.ok) return room
  const started = room.value.startImport({ kind: 'paths', paths })
  if (!started.ok) return started
  await remember(shell, paths)
  return ok(true)
}

/** Imports what was imported before. Errors: as `importSources`, and `recent-gone`. */
export async function importRecent(shell: Shell, id: number): Promise<Result<boolean>> {
  const source = shell.kept.recent.value.sources.find((candidate) => candidate.id === id)
  if (source !== undefined) return importSources(shell, source.paths)
  return failed({
    kind: 'recent-gone',
    what: 'This is no longer in the list of recent imports.',
    next: 'Choose the files or the folder again.',
  })
}

/** Opens another library and remembers it. A library that is `there` must be, a `new` one must not.
 *  Errors: `library-there`, and of opening a library; the one that is open then stays. */
export async function changeLibrary(shell: Shell, path: string, kind: 'there' | 'new'): Promise<Result<null>> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (kind === 'there' && !isThere) return failed(inWindowWords(faultAt(path, 'library-missing')))
  if (kind === 'new' && isThere) {
    return failed({
      kind: 'library-there',
      where: path,
      what: 'There is a file of this name already, and it stays as it is.',
      next: 'Give the new library another name, or open this one (File, Open Library).',
    })
  }
  const changed = await shell.rooms.change(path)
  if (!changed.ok) return changed
  // that the choice is forgotten would be a pity, but the library is open
  await shell.kept.library.put(path === shell.defaultLibrary ? null : path)
  shell.announcer.tell('libraryChanged', null)
  return ok(null)
}

async function remember({ kept, desktop, announcer }: Shell, paths: readonly string[]): Promise<void> {
  const recent = withSource(kept.recent.value, paths)
  // a list that cannot be saved is no reason to tell of a failed import
  await kept.recent.put(recent)
  for (const path of paths.slice(0, 1)) desktop.addRecentDocument(path)
  desktop.recentChanged()
  announcer.tell('recentChanged', listedSources(recent))
}
