/** Where plays came from: a folder or an archive, known by its place on the disk. */
import type { LibraryWriter } from './database.ts'

export interface Source {
  /** The folder or archive, as an absolute path. */
  readonly location: string
  /** Which published layout its tables have, as in "Big Data Bowl 2025". */
  readonly layout: string
  /** Which numbers its players have: the same number means the same player only within one space. */
  readonly playerIdSpace: string
}

/** The source's number in this library; a source seen for the first time gets one. */
export function putSource(library: LibraryWriter, source: Source): number {
  return library
    .prepare(`
    INSERT INTO sources (location, layout, player_id_space) VALUES (@location, @layout, @playerIdSpace)
    ON CONFLICT (location) DO UPDATE SET layout = excluded.layout, player_id_space = excluded.player_id_space
    RETURNING source_id`)
    .pluck()
    .get(source) as number
}
