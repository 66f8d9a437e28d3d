import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LibraryWriter } from '../../../main/library/database.ts'
import { findPrediction } from '../../../main/library/predictions.ts'
import { findTracking } from '../../../main/library/tracking.ts'
import { type Predictor, predictPlay } from '../../../main/prediction/predictPlay.ts'
import type { EncodedFrames } from '../../../ml/features/featureSet.ts'
import { playerTokens } from '../../../ml/features/playerTokens.ts'
import { playId } from '../../../ml/football/ids.ts'
import type { FrameReads } from '../../../ml/model/frameReads.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { GAME, good, newLibrary, playRecord, put, tracksOf } from '../../builders/library.ts'

const PLAY = { gameId: GAME.gameId, playId: playId(50) }
const MODEL = { modelId: 'm', featureVersion: 'playerTokens 1' }
const KEY = { ...PLAY, ...MODEL }

/** Predicts 0.5 for every frame, or `value`; `meanwhile` happens while it does. */
function predictorWith(meanwhile: (call: number) => void = () => {}, value = 0.5): Predictor & { calls: number } {
  const predictor = {
    key: MODEL,
    features: playerTokens,
    calls: 0,
    async predict({ frameCount }: EncodedFrames): Promise<FrameReads> {
      meanwhile(++predictor.calls)
      return { manProbability: new Float32Array(frameCount).fill(value), band: null, coverage: null }
    },
  }
  return predictor
}

function libraryWith(frames: number, path?: string): LibraryWriter {
  const library = newLibrary(path)
  put(library, '/a', playRecord(), tracksOf(frames))
  return library
}

function storedCount(library: LibraryWriter): unknown {
  return library.prepare('SELECT count(*) FROM predictions').pluck().get()
}

test('a prediction is stored, and found the next time', async () => {
  const library = libraryWith(9)
  const predictor = predictorWith()
  const first = good(await predictPlay(library, PLAY, predictor))
  const second = good(await predictPlay(library, PLAY, predictor))
  expect([first?.notStored, predictor.calls, second?.reads.manProbability.length]).toEqual([null, 1, 9])
})

test('tracks that are replaced while they are predicted are predicted again, and the old prediction is not stored', async () => {
  const library = libraryWith(9)
  const predictor = predictorWith((call) => {
    if (call === 1) put(library, '/a', playRecord(), tracksOf(3))
  })
  const predicted = good(await predictPlay(library, PLAY, predictor))
  expect(predictor.calls).toBe(2)
  expect(predicted?.reads.manProbability).toHaveLength(3)
  expect(findPrediction(library, KEY)?.manProbability).toHaveLength(3)
  expect(findTracking(library, PLAY)?.frameCount).toBe(3)
})

test('a play that has no tracks has no prediction', async () => {
  const library = newLibrary()
  put(library, '/a', playRecord(), null)
  expect(good(await predictPlay(library, PLAY, predictorWith()))).toBeNull()
})

test.each([Number.NaN, Number.POSITIVE_INFINITY])('a prediction of %d is a fault and not stored', async (value) => {
  const library = libraryWith(4)
  const predictor = predictorWith(() => {}, value)
  expect(await predictPlay(library, PLAY, predictor)).toMatchObject({
    ok: false,
    fault: { kind: 'prediction-not-finite', where: 'play 2098010100_50' },
  })
  expect(storedCount(library)).toBe(0)
})

test('nothing is stored in a library that was moved away meanwhile', async () => {
  const path = join(temporaryFolder(), 'library.presnap')
  const library = libraryWith(4, path)
  const predictor = predictorWith(() => renameSync(path, `${path}.away`))
  const predicted = good(await predictPlay(library, PLAY, predictor))
  expect(predicted?.notStored).toMatchObject({ kind: 'library-gone', where: path })
  expect(storedCount(library)).toBe(0)
})

test('tracks that are damaged are a fault of the play', async () => {
  const library = libraryWith(4)
  library.prepare('UPDATE tracking SET arrow = ?').run(Buffer.from('not a track'))
  expect(await predictPlay(library, PLAY, predictorWith())).toMatchObject({
    ok: false,
    fault: { kind: 'play-damaged', where: `${library.name}, play 2098010100_50` },
  })
})
