/** Removes predictions that earlier versions stored and should not have: of tracks that an import had replaced meanwhile,
 *  and ones that are not finite numbers. They are made again when they are next wanted. */
import type { Migration } from '../migrate.ts'

export const soundPredictions: Migration = {
  version: 5,
  functions: { are_finite_floats: (blob) => Number(blob === null || areFiniteFloats(blob)) },
  sql: `
CREATE TEMP TABLE unsound AS
  SELECT game_id, play_id, model_id, feature_version FROM predictions JOIN tracking USING (game_id, play_id)
  WHERE length(man_probability) <> 4 * frame_count OR NOT are_finite_floats(man_probability)
    OR length(band) <> 8 * frame_count OR NOT are_finite_floats(band)
    OR length(coverage) <> 28 * frame_count OR NOT are_finite_floats(coverage);
DELETE FROM shares WHERE (game_id, play_id, model_id, feature_version) IN (SELECT * FROM unsound);
DELETE FROM predictions WHERE (game_id, play_id, model_id, feature_version) IN (SELECT * FROM unsound);
DROP TABLE unsound;
`,
}

function areFiniteFloats(blob: unknown): boolean {
  if (!(blob instanceof Uint8Array) || blob.byteLength % Float32Array.BYTES_PER_ELEMENT !== 0) return false
  return new Float32Array(Uint8Array.from(blob).buffer).every(Number.isFinite)
}
