/** Each defender's share of every frame, and who made the tells, of plays that somebody opened. */
import type { PlayTell, ReadShares } from '../../preload/values.ts'
import type { LibraryReader, LibraryWriter } from './database.ts'
import { floatsFromBlob, type PredictionKey } from './predictions.ts'

/** Who a read hangs on: what takes many more reads than the read itself. */
export interface Attribution {
  readonly shares: ReadShares
  readonly tells: readonly TellMakers[]
}

/** The players of one tell, known by its frames. */
export type TellMakers = Pick<PlayTell, 'startFrame' | 'endFrame' | 'players'>

/** Null where it has not been worked out. */
export function findAttribution(library: LibraryReader, key: PredictionKey): Attribution | null {
  const row = library
    .prepare(`SELECT tracks, shares, tells FROM shares
      WHERE game_id = @gameId AND play_id = @playId AND model_id = @modelId AND feature_version = @featureVersion`)
    .get(key) as SharesRow | undefined
  if (row === undefined) return null
  const tracks = [...new Int16Array(Uint8Array.from(row.tracks).buffer)]
  return { shares: { tracks, shares: floatsFromBlob(row.shares) }, tells: JSON.parse(row.tells) as TellMakers[] }
}

/** Keeps an attribution; one that was there is replaced. */
export function putAttribution(library: LibraryWriter, key: PredictionKey, { shares, tells }: Attribution): void {
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
}
