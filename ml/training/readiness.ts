/** Whether a model is worth more than its base rate, told by plays that were held out. */
import { LEAGUE_MAN_RATE } from '../football/coverage.ts'
import { type Seconds, seconds } from '../football/units.ts'
import { LAST_LOOK } from '../model/disguise.ts'
import type { ReadinessCard, ReadinessMoment } from '../model/modelCard.ts'
import type { CalibratedRead } from './calibrating.ts'
import { aucOf, finiteReads, logLossOf } from './evaluation.ts'
import { weightsFor } from './leagueWeights.ts'

const AT_SNAP = seconds(0)

/** A model is ready if its held-out reads beat the base rate at the last look and at the snap: their log loss is less
 *  than that of always saying the league's rate of man, and a man play gets the higher P(man) of two more often than not
 *  (AUC above 0.5). Plays are weighted to the league's rate, which P(man) is made for. A moment that no man or no zone
 *  play has is left out; a model that neither moment can judge is not ready. */
export function readinessOf(reads: readonly CalibratedRead[]): ReadinessCard {
  const moments = [LAST_LOOK, AT_SNAP].flatMap((moment) => judgedMoment(reads, moment) ?? [])
  const worse = moments.filter((judged) => !isBetter(judged))
  const isReady = moments.length > 0 && worse.length === 0
  return { isReady, reason: moments.length === 0 ? NOTHING_JUDGED : reasonOf(isReady ? moments : worse), moments }
}

const NOTHING_JUDGED = 'No held-out plays, man and zone, show how good its reads are at the last look or at the snap.'

function judgedMoment(reads: readonly CalibratedRead[], moment: Seconds): ReadinessMoment | null {
  const some = finiteReads(reads).filter((read) => read.moment === moment)
  const weights = weightsFor(some, LEAGUE_MAN_RATE)
  const auc = aucOf(some)
  if (weights === null || auc === null) return null
  const [man, zone] = [some.filter(({ isMan }) => isMan), some.filter(({ isMan }) => !isMan)]
  // weighted like this, man is the league's share of all
  const logLoss = LEAGUE_MAN_RATE * logLossOf(man) + (1 - LEAGUE_MAN_RATE) * logLossOf(zone)
  return { seconds: moment, n: some.length, logLoss, baseLogLoss: BASE_LOG_LOSS, auc }
}

/** Of always saying the league's rate, in a league that has it. */
const BASE_LOG_LOSS = -(
  LEAGUE_MAN_RATE * Math.log(LEAGUE_MAN_RATE) +
  (1 - LEAGUE_MAN_RATE) * Math.log(1 - LEAGUE_MAN_RATE)
)

function isBetter({ logLoss, baseLogLoss, auc }: ReadinessMoment): boolean {
  return logLoss < baseLogLoss && auc > 0.5
}

function reasonOf(moments: readonly ReadinessMoment[]): string {
  const figures = moments.map(
    ({ seconds: moment, n, logLoss, baseLogLoss, auc }) =>
      `${moment === AT_SNAP ? 'at the snap' : 'at the last look'} its log loss is ${logLoss.toFixed(3)}, that of the base rate ${baseLogLoss.toFixed(3)}, and its AUC ${auc.toFixed(3)} (${n} plays)`,
  )
  const beaten = moments.every(isBetter)
  const verdict = beaten ? 'beat always saying' : 'are no better than always saying'
  return `Its reads of held-out plays ${verdict} how often the league plays man: ${figures.join('; ')}.`
}
