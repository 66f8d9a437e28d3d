/** Who a read hangs on: every defender's share of every frame, and who made the tells. */
import { z } from 'zod'
import type { Result } from '../../ml/base/result.ts'
import type { PlayTell, ReadShares } from '../../preload/values.ts'
import type { LibraryReader, LibraryWriter } from './database.ts'
import { floatsFromBlob, type PredictedTracks, type PredictionKey, type Stored, storeGuarded } from './predictions.ts'

/** Who a read hangs on: what takes many more reads than the read itself. */
export interface Attribution {
  readonly shares: ReadShares
  readonly tells: readonly TellMakers[]
}

/** The players of one tell, known by its frames. */
export type TellMakers = Pick<PlayTell, 'startFrame' | 'endFrame' | 'players'>

/** Null where it has not been worked out, or what was stored does not fit the play's tracks. */
export function findAttribution(library: LibraryReader, key: PredictionKey): Attribution | null {
  const row = library
    .prepare(`SELECT tracks, shares, tells, frame_count FROM shares JOIN tracking USING (game_id, play_id)
      WHERE game_id = @gameId AND play_id = @playId AND model_id = @modelId AND feature_version = @featureVersion`)
    .get(key) as SharesRow | undefined
  if (row === undefined || row.tracks.byteLength % Int16Array.BYTES_PER_ELEMENT !== 0) return null
  const tracks = [...new Int16Array(Uint8Array.from(row.tracks).buffer)]
  const shares = floatsFromBlob(row.shares)
  const tells = TELLS.safeParse(jsonFrom(row.tells))
  if (shares === null || shares.length !== row.frame_count * tracks.length || !tells.success) return null
  return { shares: { tracks, shares }, tells: tells.data }
}

const TELLS = z.array(
  z.object({
    startFrame: z.int(),
    endFrame: z.int(),
    players: z.array(z.object({ track: z.int(), undone: z.number() })),
  }),
)

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Stores an attribution in place of the one before, unless the tracks that it was made from are no longer the play's.
 *  Errors: as `storePrediction`. */
export function storeAttribution(
  library: LibraryReader,
  tracks: PredictedTracks,
  attribution: Attribution,
): Result<Stored> {
  return storeGuarded(library, tracks, (writer) => putAttribution(writer, tracks.key, attribution))
}

function putAttribution(library: LibraryWriter, key: PredictionKey, { shares, tells }: Attribution): void {
  const { gameId, playId, modelId, featureVersion } = key
  const values = shares.shares
  const makers = tells.map(({ startFrame, endFrame, players }) => ({ startFrame, endFrame, players }))
  library
    .prepare(`INSERT OR REPLACE INTO shares
      (game_id, play_id, model_id, feature_version, tracks, shares, tells) VALUES (?, ?, ?, ?, ?, ?, ?)`)
    .run(
      gameId,
      playId,
      modelId,
      featureVersion,
      new Uint8Array(Int16Array.from(shares.tracks).buffer),
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
      JSON.stringify(makers),
    )
}

interface SharesRow {
  readonly tracks: Uint8Array
  readonly shares: Uint8Array
  readonly tells: string
  readonly frame_count: number
}
