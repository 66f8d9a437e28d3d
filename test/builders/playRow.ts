/** Rows of the film room's list, as invented as a test needs them. */
import { gameId, playId } from '../../ml/football/ids.ts'
import type { Play } from '../../ml/football/play.ts'
import { seconds, yards } from '../../ml/football/units.ts'
import type { GameSummary, PlayRow, ReadSummary } from '../../preload/values.ts'

export const INVENTED_GAME = gameId(2098010100)

const PLAY: Play = {
  gameId: INVENTED_GAME,
  playId: playId(50),
  description: '(9:15) H.Invented pass short right.',
  quarter: 3,
  down: 3,
  yardsToGo: yards(8),
  offenseTeam: 'AWY',
  defenseTeam: 'HOM',
  gameClock_s: 555,
  homeScoreBefore: 0,
  visitorScoreBefore: 0,
  direction: 'right',
  lineOfScrimmage: yards(68),
  offenseFormation: 'SHOTGUN',
  receiverAlignment: '2x2',
  offensePersonnel: null,
  defensePersonnel: null,
  defendersInBox: null,
  passResult: 'C',
  isDropback: true,
  yardsGained: 12,
  isNullifiedByPenalty: false,
  coverageLabel: 'Cover-3',
  manZoneLabel: 'Zone',
  labelSource: 'PFF',
}

/** Third and 8 at the HOM 42: complete, Cover-3, not read. */
export function playRow(play: Partial<Play> = {}, row: Partial<Omit<PlayRow, 'play'>> = {}): PlayRow {
  const unread = { snapFrame: 40, isSnapEstimated: false, isInMotion: false, read: null, isRead: false }
  return { play: { ...PLAY, ...play }, frameCount: 90, ...unread, ...row }
}

/** A read of 30 % man, of a play on which zone was played by its label. */
export function readSummary(partial: Partial<ReadSummary> = {}): ReadSummary {
  const told = { read: 0.3, played: 'zone', playedSource: 'label', surprise: 0.51 } as const
  return { ...told, revealed: 0.2, shift: 0.2, revealTime: seconds(0), rise: 0.1, fall: 0.1, ...partial }
}

/** A row whose play was read. */
export function readRow(id: number, read: Partial<ReadSummary> = {}): PlayRow {
  return playRow({ playId: playId(id) }, { read: readSummary(read), isRead: true })
}

export function gameSummary(partial: Partial<GameSummary> = {}): GameSummary {
  const teams = { homeTeam: 'HOM', visitorTeam: 'AWY', homeScore: 20, visitorScore: 17 }
  const day = { gameId: INVENTED_GAME, season: 2098, week: 2, date: '2098-01-01' }
  return { ...teams, ...day, isSimulated: false, plays: 3, trackedPlays: 3, labelledPlays: 2, ...partial }
}
