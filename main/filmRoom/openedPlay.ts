/** One play as the film room opens it: everything the library holds of it, with the read if it is there. */
import type { PlayKey } from '../../ml/football/ids.ts'
import { tellsOf } from '../../ml/model/disguise.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import type { OpenedPlay, PlayReading, PlayRow, PlayTell } from '../../preload/values.ts'
import type { LibraryReader } from '../library/database.ts'
import { findGame } from '../library/games.ts'
import { listPlayerPlays } from '../library/playerPlays.ts'
import { listPlayRows } from '../library/playRows.ts'
import { findPrediction, type ModelKey } from '../library/predictions.ts'
import { findAttribution, type TellMakers } from '../library/shares.ts'
import { findTracking } from '../library/tracking.ts'

/** Null where there is no such play. Without a model nothing is read. */
export function openedPlay(library: LibraryReader, model: ModelKey | null, key: PlayKey): OpenedPlay | null {
  const [row] = listPlayRows(library, model, key)
  if (row === undefined) return null
  return {
    row,
    isSimulated: findGame(library, key.gameId)?.isSimulated === true,
    tracking: findTracking(library, key),
    playerPlays: listPlayerPlays(library, key),
    reading: model === null ? null : storedReading(library, model, row),
  }
}

function storedReading(library: LibraryReader, model: ModelKey, row: PlayRow): PlayReading | null {
  const { gameId, playId } = row.play
  const key = { gameId, playId, modelId: model.modelId, featureVersion: model.featureVersion }
  const reads = findPrediction(library, key)
  if (reads === null) return null
  const attribution = findAttribution(library, key)
  return {
    ...readingOf(model.modelId, row, reads),
    tells: tellsOfReads(row.snapFrame, reads, attribution?.tells ?? []),
    shares: attribution?.shares ?? null,
  }
}

/** A reading without its tells and shares, and with nothing said of the defenders: that is not kept. */
export function readingOf(
  modelId: string,
  { read }: Pick<PlayRow, 'read'>,
  { manProbability, band, coverage }: FrameReads,
): Omit<PlayReading, 'tells' | 'shares'> {
  return { modelId, manProbability, band, coverage, defenders: null, summary: read }
}

/** The tells of a play with a snap, with those who made them where that is known. */
export function tellsOfReads(
  snapFrame: number | null,
  { manProbability }: FrameReads,
  makers: readonly TellMakers[],
): PlayTell[] {
  if (snapFrame === null) return []
  return tellsOf(manProbability).map((tell) => {
    const known = makers.find((other) => other.startFrame === tell.startFrame && other.endFrame === tell.endFrame)
    return { ...tell, players: known?.players ?? [] }
  })
}
