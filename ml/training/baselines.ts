/** Baselines that every network has to beat, judged by the same folds and calibrated the same way. */
import { lineOfScrimmageAt } from '../features/featureSet.ts'
import { handMadeFeatures } from '../features/handMade.ts'
import { LEAGUE_MAN_RATE } from '../football/coverage.ts'
import { type Seconds, yards } from '../football/units.ts'
import { logitOf } from '../model/calibration.ts'
import type { CalibratedRead, HeldOutRead } from './calibrating.ts'
import { aboutRead, framesAtMoment, type LabelledPlay, type PlayFrame } from './dataset.ts'
import { fitLogisticRegression, type LogisticExample, logisticProbability } from './logisticRegression.ts'
import type { Split } from './split.ts'

/** Learns from some plays and says of a frame the log odds of man. */
export type Baseline = (plays: readonly LabelledPlay[], moments: readonly Seconds[]) => (frame: PlayFrame) => number

/** Always the league's rate of man: what is known of a play that nobody has looked at. */
export function leagueRateReads(plays: readonly LabelledPlay[], moments: readonly Seconds[]): CalibratedRead[] {
  const said = { fold: 0, logit: 0, memberLogits: [], coverageLogits: [] }
  const calibrated = { manProbability: LEAGUE_MAN_RATE, memberProbabilities: [] }
  return moments.flatMap((moment) =>
    framesAtMoment(plays, moment).map((at) => ({ ...aboutRead(at, moment), ...said, ...calibrated })),
  )
}

/** In examples; each play gives one a moment, and they are alike. */
const PENALTY = 30

/** Logistic regression on what a coach would measure, learned from the frames at the same moments. Where too few players
 *  are there to measure, it says the share of man. */
export const handMadeRegression: Baseline = (plays, moments) => {
  const examples = moments
    .flatMap((moment) => framesAtMoment(plays, moment))
    .flatMap((frame): LogisticExample[] => {
      const inputs = measured(frame)
      return inputs === null ? [] : [{ inputs, isPositive: frame.play.manZone === 'man' }]
    })
  const model = fitLogisticRegression(examples, PENALTY)
  const otherwise = shareOfMan(plays)
  return (frame) => {
    const inputs = measured(frame)
    return logitOf(inputs === null ? otherwise : logisticProbability(model, inputs))
  }
}

/** What a baseline says of every play's frames at these moments, learned from the other folds. */
export function baselineReads(
  baseline: Baseline,
  folds: readonly Split<LabelledPlay>[],
  moments: readonly Seconds[],
): HeldOutRead[] {
  return folds.flatMap(({ training, validation }, fold) => {
    const logitOfFrame = baseline(training, moments)
    return moments.flatMap((moment) =>
      framesAtMoment(validation, moment).map((at) => ({
        ...aboutRead(at, moment),
        ...{ fold, logit: logitOfFrame(at), memberLogits: [], coverageLogits: [] },
      })),
    )
  })
}

function measured({ play, frame }: PlayFrame): Float64Array | null {
  return handMadeFeatures(play.tracking, frame, yards(lineOfScrimmageAt(play, frame)))
}

function shareOfMan(plays: readonly LabelledPlay[]): number {
  return plays.filter(({ manZone }) => manZone === 'man').length / plays.length
}
