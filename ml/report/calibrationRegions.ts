/** How far P(man) can be taken at its word, stretch by stretch of the play. */
import type { CalibrationBin, RegionCalibration } from '../model/evaluationReport.ts'
import { wilsonInterval } from '../model/wilson.ts'
import { eceOf } from '../training/evaluation.ts'
import { finiteMoments, type JudgedRead, type ReadsAtMoment } from './judgedReads.ts'

const BINS = 10
/** From here on the defense shows the picture that it wants to be seen. */
const SHOWN_FROM = -2

const REGIONS: readonly { readonly region: string; readonly has: (seconds: number) => boolean }[] = [
  { region: 'before -2 s', has: (seconds) => seconds < SHOWN_FROM },
  { region: 'from -2 s to the last look', has: (seconds) => seconds >= SHOWN_FROM && seconds < 0 },
  { region: 'the snap', has: (seconds) => seconds === 0 },
  { region: 'after the snap', has: (seconds) => seconds > 0 },
]

/** The regions that have reads. A play counts once for each of its moments in a region; intervals are those of as many
 *  plays, since the reads of one are alike. Nothing is weighted: P(man) is made for the league's rate of man, and a set
 *  of plays with another rate is read too low or too high by that. */
export function calibrationRegions(all: readonly ReadsAtMoment[]): RegionCalibration[] {
  const moments = finiteMoments(all)
  return REGIONS.flatMap(({ region, has }) => {
    const within = moments.filter(({ seconds, reads }) => has(seconds) && reads.length > 0)
    const reads = within.flatMap((moment) => moment.reads)
    if (reads.length === 0) return []
    return {
      region,
      moments: within.map(({ seconds }) => seconds).toSorted((a, b) => a - b),
      reads: reads.length,
      plays: playsOf(reads),
      baseRate: shareOfMan(reads),
      ece: eceOf(reads),
      bins: binsOf(reads),
    }
  })
}

function binsOf(reads: readonly JudgedRead[]): CalibrationBin[] {
  const groups = Map.groupBy(reads, ({ manProbability }) => Math.min(BINS - 1, Math.floor(manProbability * BINS)))
  return Array.from({ length: BINS }, (_, bin) => {
    const edges = { low: bin / BINS, high: (bin + 1) / BINS }
    const some = groups.get(bin) ?? []
    if (some.length === 0)
      return { ...edges, reads: 0, plays: 0, said: null, came: null, cameLow: null, cameHigh: null }
    const [plays, came] = [playsOf(some), shareOfMan(some)]
    const [cameLow, cameHigh] = wilsonInterval(came, plays)
    const said = some.reduce((sum, { manProbability }) => sum + manProbability, 0) / some.length
    return { ...edges, reads: some.length, plays, said, came, cameLow, cameHigh }
  })
}

function playsOf(reads: readonly JudgedRead[]): number {
  return new Set(reads.map(({ gameId, playId }) => `${gameId}_${playId}`)).size
}

function shareOfMan(reads: readonly JudgedRead[]): number {
  return reads.filter(({ isMan }) => isMan).length / reads.length
}
