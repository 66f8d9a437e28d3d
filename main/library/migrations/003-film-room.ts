/** What the film room asks for: lists that do not open the tracks, uncertainty bands, each defender's share. */
import type { Migration } from '../migrate.ts'

export const filmRoom: Migration = {
  version: 3,
  sql: `
-- Whether somebody was in motion before the snap, as a source tells or the tracks show; null where neither does, or
-- where they were stored before there was this column (it is filled when the play is read).
ALTER TABLE tracking ADD COLUMN is_in_motion INTEGER CHECK (is_in_motion IN (0, 1));

-- All that a list of plays needs of the tracks, so that it never turns the pages of the tracks themselves.
CREATE INDEX tracking_summary ON tracking
  (game_id, play_id, frame_count, player_count, snap_frame, is_snap_estimated, is_in_motion);

-- The uncertainty band, float32 [2, frames]: its lower edge, then its upper; null where the model gives none.
ALTER TABLE predictions ADD COLUMN band BLOB;

-- Every defender's share of every frame, and who made the tells, worked out for plays that somebody opened.
CREATE TABLE shares (
  game_id INTEGER NOT NULL,
  play_id INTEGER NOT NULL,
  model_id TEXT NOT NULL,
  feature_version TEXT NOT NULL,
  -- the defenders' tracks, int16
  tracks BLOB NOT NULL,
  -- float32 [frames, tracks]
  shares BLOB NOT NULL,
  -- [{startFrame, endFrame, players: [{track, undone}]}] as JSON
  tells TEXT NOT NULL,
  PRIMARY KEY (game_id, play_id, model_id, feature_version),
  FOREIGN KEY (game_id, play_id) REFERENCES tracking
) STRICT, WITHOUT ROWID;
`,
}
