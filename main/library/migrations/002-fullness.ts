/** How full each source's tracks are, also of those that lost: when the winner's shrink, that shows. */
import type { Migration } from '../migrate.ts'

export const fullness: Migration = {
  version: 2,
  sql: `
-- Known positions of the source's tracks; null where it has none, or was last read before there was this column.
ALTER TABLE play_sources ADD COLUMN sample_count INTEGER;
`,
}
