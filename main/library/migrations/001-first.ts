/** The first library: games, plays, tracks, players, predictions and flags. */
import type { Migration } from '../migrate.ts'

export const first: Migration = {
  version: 1,
  sql: `
-- Where plays came from: a folder or an archive.
CREATE TABLE sources (
  source_id INTEGER PRIMARY KEY,
  location TEXT NOT NULL UNIQUE,
  layout TEXT NOT NULL,
  player_id_space TEXT NOT NULL
) STRICT;

CREATE TABLE games (
  game_id INTEGER PRIMARY KEY,
  season INTEGER,
  week INTEGER,
  date TEXT,
  home_team TEXT NOT NULL,
  visitor_team TEXT NOT NULL,
  home_score INTEGER,
  visitor_score INTEGER,
  is_simulated INTEGER NOT NULL CHECK (is_simulated IN (0, 1))
) STRICT;

CREATE TABLE plays (
  game_id INTEGER NOT NULL REFERENCES games,
  play_id INTEGER NOT NULL,
  description TEXT,
  quarter INTEGER,
  down INTEGER,
  yards_to_go REAL,
  offense_team TEXT,
  defense_team TEXT,
  game_clock_s REAL,
  home_score_before INTEGER,
  visitor_score_before INTEGER,
  direction TEXT CHECK (direction IN ('left', 'right')),
  line_of_scrimmage_yd REAL,
  offense_formation TEXT,
  receiver_alignment TEXT,
  offense_personnel TEXT,
  defense_personnel TEXT,
  defenders_in_box INTEGER,
  pass_result TEXT CHECK (pass_result IN ('C', 'I', 'IN', 'S', 'R')),
  yards_gained REAL,
  is_nullified_by_penalty INTEGER CHECK (is_nullified_by_penalty IN (0, 1)),
  coverage_label TEXT,
  man_zone_label TEXT,
  label_source TEXT,
  PRIMARY KEY (game_id, play_id)
) STRICT, WITHOUT ROWID;

-- What each source said of a play when it was last read: its record as JSON, and a digest of all it said (tracks
-- too), by which a second import knows that nothing changed. A row of plays is merged from these records.
CREATE TABLE play_sources (
  game_id INTEGER NOT NULL,
  play_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES sources,
  digest BLOB NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (game_id, play_id, source_id),
  FOREIGN KEY (game_id, play_id) REFERENCES plays
) STRICT, WITHOUT ROWID;

-- One Arrow IPC file a play; the small columns say what is in it without opening it.
CREATE TABLE tracking (
  game_id INTEGER NOT NULL,
  play_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES sources,
  frame_count INTEGER NOT NULL,
  player_count INTEGER NOT NULL,
  sample_count INTEGER NOT NULL,
  snap_frame INTEGER,
  snap_source TEXT,
  is_snap_estimated INTEGER NOT NULL CHECK (is_snap_estimated IN (0, 1)),
  digest BLOB NOT NULL,
  arrow BLOB NOT NULL,
  PRIMARY KEY (game_id, play_id),
  FOREIGN KEY (game_id, play_id) REFERENCES plays
) STRICT;

CREATE TABLE players (
  player_id_space TEXT NOT NULL,
  player_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  position TEXT,
  college TEXT,
  roster_id INTEGER,
  PRIMARY KEY (player_id_space, player_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE player_plays (
  game_id INTEGER NOT NULL,
  play_id INTEGER NOT NULL,
  player_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES sources,
  role TEXT,
  lined_up_at TEXT,
  coverage_assignment TEXT,
  matchup_player_id INTEGER,
  was_pass_rusher INTEGER CHECK (was_pass_rusher IN (0, 1)),
  was_running_route INTEGER CHECK (was_running_route IN (0, 1)),
  in_motion_at_snap INTEGER CHECK (in_motion_at_snap IN (0, 1)),
  PRIMARY KEY (game_id, play_id, player_id),
  FOREIGN KEY (game_id, play_id) REFERENCES plays
) STRICT, WITHOUT ROWID;

-- P(man) of every frame, kept as long as the tracks it was read from stand.
CREATE TABLE predictions (
  game_id INTEGER NOT NULL,
  play_id INTEGER NOT NULL,
  model_id TEXT NOT NULL,
  feature_version TEXT NOT NULL,
  man_probability BLOB NOT NULL,
  PRIMARY KEY (game_id, play_id, model_id, feature_version),
  FOREIGN KEY (game_id, play_id) REFERENCES tracking
) STRICT;

-- A coach's marks. Nothing but a coach removes one: they hang on the play, not on its tracks or predictions.
CREATE TABLE flags (
  flag_id TEXT PRIMARY KEY,
  game_id INTEGER NOT NULL,
  play_id INTEGER NOT NULL,
  moment_s REAL NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('suspected', 'confirmed', 'dismissed', 'added')),
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  FOREIGN KEY (game_id, play_id) REFERENCES plays
) STRICT;
CREATE INDEX flags_by_play ON flags (game_id, play_id);
`,
}
