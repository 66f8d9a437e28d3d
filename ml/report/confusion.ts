/** What was played against what was read: man and zone, and the seven coverages; each play once. */
import { COVERAGES } from '../football/coverage.ts'
import { READ_THRESHOLD } from '../model/disguise.ts'
import type { CoverageConfusion, ManZoneConfusion, ShareFigure } from '../model/evaluationReport.ts'
import { wilsonInterval } from '../model/wilson.ts'
import { FIXED_MOMENTS, type JudgedRead, type ReadsAtMoment, readsAt } from './judgedReads.ts'

/** The matrices of the fixed moments that have plays. */
export function manZoneConfusions(moments: readonly ReadsAtMoment[]): ManZoneConfusion[] {
  return FIXED_MOMENTS.flatMap((seconds) => {
    const reads = readsAt(moments, seconds)
    if (reads.length === 0) return []
    const count = (isMan: boolean, isReadMan: boolean) =>
      reads.filter((read) => read.isMan === isMan && read.manProbability >= READ_THRESHOLD === isReadMan).length
    return {
      seconds,
      n: reads.length,
      manReadMan: count(true, true),
      manReadZone: count(true, false),
      zoneReadMan: count(false, true),
      zoneReadZone: count(false, false),
    }
  })
}

/** The matrices of the fixed moments that have plays with one of the seven; none where the model names no coverage. */
export function coverageConfusions(moments: readonly ReadsAtMoment[]): CoverageConfusion[] {
  return FIXED_MOMENTS.flatMap((seconds) => {
    const named = readsAt(moments, seconds).flatMap((read) => namedRead(read) ?? [])
    if (named.length === 0) return []
    const counts = COVERAGES.map((_, played) =>
      COVERAGES.map((__, first) => named.filter((one) => one.played === played && one.first === first).length),
    )
    const share = (isHit: (rank: number) => boolean) =>
      shareFigure(named.filter(({ rank }) => isHit(rank)).length, named.length)
    const commonest = Math.max(...counts.map((row) => row.reduce((sum, count) => sum + count, 0))) / named.length
    return {
      seconds,
      n: named.length,
      counts,
      first: share((rank) => rank === 0),
      firstTwo: share((rank) => rank <= 1),
      commonest,
    }
  })
}

interface NamedRead {
  /** Places in `COVERAGES`. */
  readonly played: number
  readonly first: number
  /** How many are named before the one that was played: of equals the earlier one is. */
  readonly rank: number
}

function namedRead({ coverage, coverageProbabilities: all }: JudgedRead): NamedRead | null {
  if (coverage === null || all === null || !all.every(Number.isFinite)) return null
  const played = COVERAGES.indexOf(coverage)
  const first = all.indexOf(Math.max(...all))
  const said = all[played] as number
  return { played, first, rank: all.filter((other, i) => other > said || (other === said && i < played)).length }
}

/** `hits` of `n` as a share with its interval (Wilson). */
function shareFigure(hits: number, n: number): ShareFigure {
  if (n === 0) return { n, share: null, low: null, high: null }
  const [low, high] = wilsonInterval(hits / n, n)
  return { n, share: hits / n, low, high }
}
