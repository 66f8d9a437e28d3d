/** Real games for tests: in PRESNAP_DEV_DATA, or in shared/data beside the checkout; tests without them are left out. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** The folder with the real games, or null where there is none. */
export const DEV_DATA: string | null =
  [process.env.PRESNAP_DEV_DATA, join(ROOT, '../shared/data')].find(
    (folder) => folder !== undefined && existsSync(join(folder, 'bdb-2018-games')),
  ) ?? null

/** A folder of the real data. Only for tests that are left out without them. */
export function devData(name: string): string {
  return join(DEV_DATA ?? '/nowhere', name)
}
