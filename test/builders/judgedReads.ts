/** Reads to judge, and what is known of their plays. */
import { COVERAGES, type Coverage } from '../../ml/football/coverage.ts'
import { gameId, playId } from '../../ml/football/ids.ts'
import { seconds } from '../../ml/football/units.ts'
import type { PlayFacts } from '../../ml/model/evaluationReport.ts'
import type { JudgedRead, ReadsAtMoment } from '../../ml/report/judgedReads.ts'

/** [P(man), what was played], plays numbered from 1 in one game. */
export function judgedReads(pairs: readonly (readonly [number, 'man' | 'zone'])[], game = 1): JudgedRead[] {
  return pairs.map(([manProbability, played], i) => ({
    ...{ gameId: game, playId: i + 1, manProbability, isMan: played === 'man' },
    ...{ coverage: null, coverageProbabilities: null },
  }))
}

export function atMoment(moment: number, reads: readonly JudgedRead[]): ReadsAtMoment {
  return { seconds: seconds(moment), reads }
}

/** The read with a coverage that was played, and the two that are named first and second. */
export function named(read: JudgedRead, played: Coverage, [first, second]: readonly [Coverage, Coverage]): JudgedRead {
  const coverageProbabilities = COVERAGES.map((name) => (name === first ? 0.6 : name === second ? 0.3 : 0.02))
  return { ...read, coverage: played, coverageProbabilities }
}

export function playFacts(play: number, facts: Partial<PlayFacts> = {}): PlayFacts {
  return {
    gameId: gameId(1),
    playId: playId(play),
    ...{ quarter: 2, gameClock_s: 461, down: 3, yardsToGo: 8 },
    ...{ offenseTeam: 'ELK', defenseTeam: 'UMR', offenseFormation: 'SHOTGUN', coverageLabel: 'Cover-1' },
    ...{ isSimulated: false, isSnapEstimated: false },
    ...facts,
  }
}
