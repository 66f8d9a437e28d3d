/** The plays that judge and calibrate a model, and whether they can. */
import type { Fault } from '../../ml/base/fault.ts'
import { type Seconds, seconds } from '../../ml/football/units.ts'
import { framesAtMoment, type LabelledPlay } from '../../ml/training/dataset.ts'

/** Moments at which held-out plays are read for calibration and the card. */
export const CARD_MOMENTS: readonly Seconds[] = [-4, -2, -1, -0.5, -0.1, 0, 0.5, 1, 1.5].map(seconds)

/** What is wrong with these as the plays that judge a model; null where nothing is. Kinds: `nothing-to-judge`, where none
 *  of them has all its players up to the snap, and `one-sided`, where those that have are all man or all zone. */
export function flawOfJudging(plays: readonly LabelledPlay[]): Fault | null {
  const judged = plays.filter(isReadUpToSnap)
  if (judged.length === 0) return nothingToJudge(plays)
  return new Set(judged.map((play) => play.manZone)).size < 2 ? oneSided(judged) : null
}

/** Whether the calibration, which is that of the reads up to the snap, has a read of it. */
function isReadUpToSnap(play: LabelledPlay): boolean {
  return CARD_MOMENTS.some((moment) => moment <= 0 && framesAtMoment([play], moment).length > 0)
}

function nothingToJudge(judging: readonly LabelledPlay[]): Fault {
  return {
    kind: 'nothing-to-judge',
    what: `None of the ${judging.length} plays of ${gameCount(judging)} games that would judge the model has all 22 players in a frame up to its snap.`,
    next: 'Name games whose tracks have every player: those of the Big Data Bowls of 2021 and 2026 have no linemen.',
  }
}

function oneSided(judging: readonly LabelledPlay[]): Fault {
  return {
    kind: 'one-sided',
    what: `The ${judging.length} plays of ${gameCount(judging)} games that are held out to judge the model are all ${judging[0]?.manZone ?? 'without a label'}: nothing can be told of the other side.`,
    next: 'Name more games with labels of both kinds, or use --folds, which judges on every game.',
  }
}

/** How many games these plays are of. */
export function gameCount(plays: readonly LabelledPlay[]): number {
  return new Set(plays.map((play) => play.gameId)).size
}
