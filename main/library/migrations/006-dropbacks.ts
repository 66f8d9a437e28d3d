/** Whether the quarterback dropped back, as a source says: the reads of other plays are not judged. And the source's number
 *  of a play's first frame, so that frames are told by the source's numbers without opening the tracks. */
import type { Migration } from '../migrate.ts'

export const dropbacks: Migration = {
  version: 6,
  sql: `
-- Null where no source says, and for plays that were imported before there was this column: the pass result tells then.
ALTER TABLE plays ADD COLUMN is_dropback INTEGER CHECK (is_dropback IN (0, 1));
-- Null for tracks that were stored before there was this column: they say it themselves.
ALTER TABLE tracking ADD COLUMN first_frame_id INTEGER;
`,
}
