/** What a report tells of a play. */
import type { Play } from '../football/play.ts'
import type { PlayFacts } from '../model/evaluationReport.ts'

export function playFactsOf(
  play: Play,
  { isSimulated, isSnapEstimated }: Pick<PlayFacts, 'isSimulated' | 'isSnapEstimated'>,
): PlayFacts {
  return {
    gameId: play.gameId,
    playId: play.playId,
    quarter: play.quarter,
    gameClock_s: play.gameClock_s,
    down: play.down,
    yardsToGo: play.yardsToGo,
    offenseTeam: play.offenseTeam,
    defenseTeam: play.defenseTeam,
    offenseFormation: play.offenseFormation,
    coverageLabel: play.coverageLabel,
    isSimulated,
    isSnapEstimated,
  }
}
