/** The plays that the read expected least. */
import { playKeyText } from '../football/ids.ts'
import { READ_THRESHOLD, surpriseOf } from '../model/disguise.ts'
import type { PlayFacts, WrongPlay } from '../model/evaluationReport.ts'
import { finiteReads } from '../training/evaluation.ts'
import type { JudgedRead } from './judgedReads.ts'

/** As many as a coach looks at in one sitting. */
const MOST_PLAYS = 20

/** Plays that were read on the wrong side, the most surprising first. Plays of which nothing else is known are left
 *  out. */
export function mostWrong(reads: readonly JudgedRead[], plays: readonly PlayFacts[]): WrongPlay[] {
  const facts = new Map(plays.map((play) => [playKeyText(play), play]))
  const wrong = finiteReads(reads).filter(({ manProbability, isMan }) => manProbability >= READ_THRESHOLD !== isMan)
  return wrong
    .flatMap(({ gameId, playId, manProbability, isMan }) => {
      const play = facts.get(`${gameId}_${playId}`)
      if (play === undefined) return []
      const played: WrongPlay['played'] = isMan ? 'man' : 'zone'
      const surprise = surpriseOf(manProbability, played)
      return { ...play, manProbability, played, surprise }
    })
    .toSorted((a, b) => b.surprise - a.surprise || a.gameId - b.gameId || a.playId - b.playId)
    .slice(0, MOST_PLAYS)
}
