/** What a model's card says of how sure its reads are, from plays that were held out. */
import { LEAGUE_MAN_RATE } from '../football/coverage.ts'
import { type Seconds, seconds } from '../football/units.ts'
import { LAST_LOOK } from '../model/disguise.ts'
import type { BandCard, ModelCard, NoReadCard, ReliabilityTable } from '../model/modelCard.ts'
import type { CalibratedRead } from './calibrating.ts'
import { finiteReads, type ScoredRead } from './evaluation.ts'
import { type Weights, weightedAccuracy, weightsFor } from './leagueWeights.ts'
import { reliabilityBins } from './reliability.ts'

const AT_SNAP = seconds(0)
/** Furthest from 0.5, in whole per cent, that a read may be none. */
const WIDEST_NO_READ = 15

/** The parts of a card that tell how sure the reads are. A part is left out where the plays do not tell it. */
export function surenessOf(all: readonly CalibratedRead[]): Pick<ModelCard, 'reliability' | 'noRead' | 'band'> {
  const reads = finiteReads(all)
  // plays that were kept as their snap frame alone have no last look: the second table has those too
  const tables = [LAST_LOOK, AT_SNAP].flatMap((moment) => reliabilityTable(reads, moment) ?? [])
  const moment = reads.some((read) => read.moment === LAST_LOOK) ? LAST_LOOK : AT_SNAP
  const judged = reads.filter((read) => read.moment === moment)
  const weights = weightsFor(judged, LEAGUE_MAN_RATE)
  const noRead = weights && noReadOf(judged, { moment, weights })
  const band = weights && bandOf(judged, { moment, weights })
  return {
    ...(tables.length > 0 && { reliability: { tables, note: RELIABILITY_NOTE } }),
    ...(noRead && { noRead }),
    ...(band && { band }),
  }
}

const LEAGUE = `${(100 * LEAGUE_MAN_RATE).toFixed(0)} % man`

const RELIABILITY_NOTE = `Held-out plays in tenths of calibrated P(man). The plays have another share of man than the league (manRate), and P(man) is made for the league: what is said and what came are both weighted to ${LEAGUE}. n counts plays as they were; each counts as a fact of its own, also where some are of one game.`

function reliabilityTable(reads: readonly CalibratedRead[], moment: Seconds): ReliabilityTable | null {
  const some = reads.filter((read) => read.moment === moment)
  const weights = weightsFor(some, LEAGUE_MAN_RATE)
  if (weights === null) return null
  return {
    on: [...new Set(some.map((read) => read.dataSet))].toSorted(),
    seconds: moment,
    n: some.length,
    manRate: some.filter((read) => read.isMan).length / some.length,
    bins: reliabilityBins(some, weights),
  }
}

interface Judging {
  readonly moment: Seconds
  readonly weights: Weights
}

/** The band around 0.5 whose reads are not shown to be better, or worse, than a coin: it grows by whole per cent until
 *  they are. Bands further out where chance makes them look like a coin again do not count. Null where those from 49 to
 *  51 % are already better. */
export function noReadOf(reads: readonly ScoredRead[], { moment, weights }: Judging): NoReadCard | null {
  let widest: NoReadCard | null = null
  for (let away = 1; away <= WIDEST_NO_READ; away++) {
    const [low, high] = [(50 - away) / 100, (50 + away) / 100]
    const within = reads.filter(({ manProbability }) => manProbability >= low && manProbability <= high)
    const figures = weightedAccuracy(within, weights)
    const isCoin = (figures.accuracyLow ?? 0) <= 0.5 && (figures.accuracyHigh ?? 1) >= 0.5
    if (!isCoin) break
    widest = { low, high, seconds: moment, ...figures, note: NO_READ_NOTE }
  }
  return widest
}

const NO_READ_NOTE = `A band around 50 % within which held-out reads, weighted to ${LEAGUE}, cannot be told from a coin: the 95 % interval of their accuracy has 50 % in it. It grows by whole per cent until that ends, at most from ${50 - WIDEST_NO_READ} to ${50 + WIDEST_NO_READ} %.`

/** How far the members lie apart; null where there are none. */
export function bandOf(all: readonly CalibratedRead[], { moment, weights }: Judging): BandCard | null {
  const reads = finiteReads(all).filter(({ memberProbabilities }) => memberProbabilities.every(Number.isFinite))
  const members = reads[0]?.memberProbabilities.length ?? 0
  if (members < 2) return null
  const isAgreed = ({ memberProbabilities }: CalibratedRead) =>
    new Set(memberProbabilities.map((probability) => probability >= 0.5)).size === 1
  const widths = reads.map(({ memberProbabilities: all }) => Math.max(...all) - Math.min(...all))
  return {
    members,
    seconds: moment,
    n: reads.length,
    medianWidth: median(widths),
    agreed: weightedAccuracy(reads.filter(isAgreed), weights),
    divided: weightedAccuracy(
      reads.filter((read) => !isAgreed(read)),
      weights,
    ),
    note: `The band goes from the least to the greatest P(man) of the ${members} networks that are read as one, and the read lies within. They were trained alike, from other weights and chances: it shows what hangs on that, and is no interval that what was played falls into with a known chance. Accuracies are weighted to ${LEAGUE}.`,
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [below, above] = [(sorted.length - 1) / 2, sorted.length / 2].map(
    (place) => sorted[Math.floor(place)] as number,
  )
  return ((below as number) + (above as number)) / 2
}
