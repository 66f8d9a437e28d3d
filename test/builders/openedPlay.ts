/** Plays as the film room opens them, of the simulated league or put down by hand, with invented reads. */
import { gameId, playId } from '../../ml/football/ids.ts'
import type { Play } from '../../ml/football/play.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import { tellsOf } from '../../ml/model/disguise.ts'
import { simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'

/** The plays of a simulated game, unread. */
export function openedPlays(seed: string, playCount: number): OpenedPlay[] {
  const plays = [...simulateGame({ league: leagueFrom(seed), gameNumber: 0, playCount }).plays()]
  return plays.map(({ play, tracking, assignments }) => ({
    ...openedPlay(tracking, play),
    isSimulated: true,
    playerPlays: assignments,
  }))
}

/** A play of which nothing but its tracks, and what is given, is known. */
export function openedPlay(tracking: Tracking, play: Partial<Play> = {}): OpenedPlay {
  return {
    row: {
      play: { ...UNKNOWN_PLAY, ...play },
      frameCount: tracking.frameCount,
      snapFrame: tracking.snapFrame,
      isSnapEstimated: tracking.isSnapEstimated,
      isInMotion: null,
      read: null,
      isRead: false,
    },
    isSimulated: false,
    tracking,
    playerPlays: [],
    reading: null,
  }
}

/** A read that swings once from zone to man and back, every defender with a share of his own. */
export function inventedReading({ frameCount, tracks }: Tracking): PlayReading {
  const manProbability = Float32Array.from(
    { length: frameCount },
    (_, frame) => 0.5 - 0.4 * Math.cos((frame * 2 * Math.PI) / frameCount),
  )
  const defenders = tracks.flatMap(({ side }, track) => (side === 'defense' ? [track] : []))
  const shares = Float32Array.from({ length: frameCount * defenders.length }, (_, i) => {
    const [frame, defender] = [Math.floor(i / defenders.length), i % defenders.length]
    return 0.25 * Math.sin(defender + frame / 8)
  })
  return {
    modelId: 'invented',
    manProbability,
    band: {
      low: manProbability.map((p) => Math.max(0, p - 0.1)),
      high: manProbability.map((p) => Math.min(1, p + 0.1)),
    },
    coverage: null,
    defenders: null,
    summary: null,
    tells: tellsOf(manProbability).map((tell) => ({ ...tell, players: [] })),
    shares: { tracks: defenders, shares },
  }
}

const UNKNOWN_PLAY: Play = {
  gameId: gameId(2098010100),
  playId: playId(50),
  description: null,
  quarter: null,
  down: null,
  yardsToGo: null,
  offenseTeam: null,
  defenseTeam: null,
  gameClock_s: null,
  homeScoreBefore: null,
  visitorScoreBefore: null,
  direction: 'right',
  lineOfScrimmage: null,
  offenseFormation: null,
  receiverAlignment: null,
  offensePersonnel: null,
  defensePersonnel: null,
  defendersInBox: null,
  passResult: null,
  isDropback: null,
  yardsGained: null,
  isNullifiedByPenalty: null,
  coverageLabel: null,
  manZoneLabel: null,
  labelSource: null,
}
