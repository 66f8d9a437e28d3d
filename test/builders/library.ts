/** Libraries of their own for tests, and plays to put into them. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type LibraryWriter, openLibrary } from '../../main/library/database.ts'
import { putGame } from '../../main/library/games.ts'
import { encodedPlay, type PutOutcome, playWriter } from '../../main/library/playWriter.ts'
import { type PredictedTracks, type PredictionKey, storePrediction } from '../../main/library/predictions.ts'
import { type Attribution, storeAttribution } from '../../main/library/shares.ts'
import { putSource } from '../../main/library/sources.ts'
import { findTracks } from '../../main/library/tracking.ts'
import type { Result } from '../../ml/base/result.ts'
import { gameId, playId } from '../../ml/football/ids.ts'
import type { Game, Play } from '../../ml/football/play.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import { yards } from '../../ml/football/units.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import { temporaryFolder } from './folder.ts'
import { track, trackingOf } from './tracking.ts'

export const GAME: Game = {
  gameId: gameId(2098010100),
  season: 2097,
  week: 1,
  date: '2098-01-01',
  homeTeam: 'HOM',
  visitorTeam: 'AWY',
  homeScore: null,
  visitorScore: null,
  isSimulated: false,
}

export function playRecord(partial: Partial<Play> = {}): Play {
  return {
    gameId: GAME.gameId,
    playId: playId(50),
    description: 'invented',
    quarter: 1,
    down: 2,
    yardsToGo: yards(7),
    offenseTeam: 'HOM',
    defenseTeam: 'AWY',
    gameClock_s: 740,
    homeScoreBefore: 0,
    visitorScoreBefore: 3,
    direction: 'right',
    lineOfScrimmage: yards(45),
    offenseFormation: 'SHOTGUN',
    receiverAlignment: null,
    offensePersonnel: null,
    defensePersonnel: null,
    defendersInBox: null,
    passResult: 'C',
    isDropback: true,
    yardsGained: 9,
    isNullifiedByPenalty: false,
    coverageLabel: 'Cover-3',
    manZoneLabel: 'Zone',
    labelSource: 'PFF',
    ...partial,
  }
}

/** Tracks of `frameCount` frames of two players. */
export function tracksOf(frameCount: number, x = 40): Tracking {
  const samples = Array.from({ length: frameCount }, (_, frame) => [
    { x: x + frame / 10, y: 20 },
    { x: 50, y: 30 },
  ])
  return trackingOf([track(), track({ side: 'defense' })], samples, { snapFrame: 0, snapSource: 'ball_snap' })
}

/** The value of a result that a test knows to be good. */
export function good<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

export function newLibrary(path = join(temporaryFolder(), 'library.presnap')): LibraryWriter {
  const library = good(openLibrary(path))
  onTestFinished(() => void library.close())
  return library
}

/** Puts one play into the library as a source has it. */
export function put(library: LibraryWriter, from: string, play: Play, tracking: Tracking | null): PutOutcome {
  putGame(library, GAME)
  const source = putSource(library, { location: from, layout: 'Big Data Bowl 2025', playerIdSpace: 'gsis-it' })
  return playWriter(library, source)(encodedPlay({ play, tracking, playerPlays: [] }))
}

/** Stores a prediction of a play that is in the library, as whoever predicts it does. */
export function putPrediction(library: LibraryWriter, key: PredictionKey, reads: FrameReads): void {
  const outcome = good(storePrediction(library, tracksToPredict(library, key), reads))
  if (outcome !== 'stored') throw new Error(`the prediction was not stored: ${outcome}`)
}

/** Stores who a prediction hangs on. */
export function putAttribution(library: LibraryWriter, key: PredictionKey, attribution: Attribution): void {
  const outcome = good(storeAttribution(library, tracksToPredict(library, key), attribution))
  if (outcome !== 'stored') throw new Error(`the attribution was not stored: ${outcome}`)
}

/** A play's tracks as they are now, and where what is predicted from them goes. */
export function tracksToPredict(library: LibraryWriter, key: PredictionKey): PredictedTracks {
  const { gameId, playId, modelId, featureVersion } = key
  const tracks = findTracks(library, key)
  if (tracks === null) throw new Error('the play has no tracks')
  return { ...tracks, key: { gameId, playId, modelId, featureVersion } }
}
