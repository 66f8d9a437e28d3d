/** What a model says of the seven coverages, beside man and zone. */
import type { Migration } from '../migrate.ts'

export const coverages: Migration = {
  version: 4,
  sql: `
-- P of each of the seven coverages, float32 [frames, 7]; null where the model names none.
ALTER TABLE predictions ADD COLUMN coverage BLOB;
`,
}
