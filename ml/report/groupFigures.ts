/** How good the read is team by team and formation by formation. Few plays tell little: each has its n and interval. */
import { playKeyText } from '../football/ids.ts'
import { READ_THRESHOLD } from '../model/disguise.ts'
import type { GroupFigures, GroupTable, PlayFacts } from '../model/evaluationReport.ts'
import { wilsonInterval } from '../model/wilson.ts'
import { finiteReads } from '../training/evaluation.ts'
import type { JudgedRead, ReadsAtMoment } from './judgedReads.ts'

const UNKNOWN = 'not known'

const NAMES: readonly { readonly by: GroupTable['by']; readonly nameOf: (play: PlayFacts) => string | null }[] = [
  { by: 'defense', nameOf: ({ defenseTeam }) => defenseTeam },
  { by: 'offense', nameOf: ({ offenseTeam }) => offenseTeam },
  { by: 'formation', nameOf: ({ offenseFormation }) => offenseFormation },
]

/** A table by defense, by offense and by the offense's formation. */
export function groupTables({ seconds, reads }: ReadsAtMoment, plays: readonly PlayFacts[]): GroupTable[] {
  const facts = new Map(plays.map((play) => [playKeyText(play), play]))
  return NAMES.map(({ by, nameOf }) => {
    const groups = Map.groupBy(finiteReads(reads), ({ gameId, playId }) => {
      const play = facts.get(`${gameId}_${playId}`)
      return (play === undefined ? null : nameOf(play)) ?? UNKNOWN
    })
    const figures = [...groups].map(([name, some]) => groupFigures(name, some))
    return { by, seconds, groups: figures.toSorted((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1)) }
  })
}

function groupFigures(name: string, reads: readonly JudgedRead[]): GroupFigures {
  const n = reads.length
  const isReadMan = ({ manProbability }: JudgedRead) => manProbability >= READ_THRESHOLD
  const falsePositives = reads.filter((read) => !read.isMan && isReadMan(read)).length
  const falseNegatives = reads.filter((read) => read.isMan && !isReadMan(read)).length
  const accuracy = (n - falsePositives - falseNegatives) / n
  const [accuracyLow, accuracyHigh] = wilsonInterval(accuracy, n)
  const baseRate = reads.filter(({ isMan }) => isMan).length / n
  return {
    name,
    n,
    games: new Set(reads.map(({ gameId }) => gameId)).size,
    baseRate,
    alwaysZone: 1 - baseRate,
    ...{ accuracy, accuracyLow, accuracyHigh, falsePositives, falseNegatives },
  }
}
