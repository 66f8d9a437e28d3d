/** How far a report is, as a share and in words. */
import type { EvaluationProgress } from '../../preload/values.ts'
import { countText } from '../ui/numbers.ts'

/** Of all the work: the intervals of the moments take the rest. */
const PLAYS_SHARE = 0.5

export function progressShare(progress: EvaluationProgress | null): number {
  if (progress === null || progress.total === 0) return 0
  const { stage, done, total } = progress
  return stage === 'plays' ? (PLAYS_SHARE * done) / total : PLAYS_SHARE + ((1 - PLAYS_SHARE) * done) / total
}

/** "1,200 of 16,000 plays", then "figures of 4 of 18 moments". */
export function progressText(progress: EvaluationProgress | null): string {
  if (progress === null) return 'getting ready'
  const counts = `${countText(progress.done)} of ${countText(progress.total)}`
  return progress.stage === 'plays' ? `${counts} plays` : `figures of ${counts} moments`
}
