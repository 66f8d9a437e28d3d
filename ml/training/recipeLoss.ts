/** What a recipe trains its network for, and by which names its labels are fed. */

import { SLOTS_PER_SIDE } from '../features/featureSet.ts'
import { ASSIGNMENTS } from '../football/assignments.ts'
import { COVERAGES } from '../football/coverage.ts'
import { headLoss, type Loss, totalLoss } from '../network/loss.ts'
import { ASSIGNMENT_LOGITS, COVERAGE_LOGITS, MATCH_UP_LOGITS } from '../network/network.ts'
import { MATCH_UP_CLASSES } from './defenderLabels.ts'
import type { Recipe } from './recipe.ts'

/** Labels: `manZone` [2], and where the recipe has them `coverageClass` [7], `assignmentClass` [11, assignments] and
 *  `matchUpClass` [11, 12], each with its weight. */
export function lossOf({ coverageShare, assignmentShare, matchUpShare }: Recipe): Loss {
  const jobs = [SLOTS_PER_SIDE, ASSIGNMENTS.length]
  const matchUps = [SLOTS_PER_SIDE, MATCH_UP_CLASSES]
  const heads = [
    { loss: headLoss({ output: 'logits', label: 'manZone', shape: [2] }), share: 1 },
    {
      loss: headLoss({ output: COVERAGE_LOGITS, label: 'coverageClass', shape: [COVERAGES.length] }),
      share: coverageShare,
    },
    { loss: headLoss({ output: ASSIGNMENT_LOGITS, label: 'assignmentClass', shape: jobs }), share: assignmentShare },
    { loss: headLoss({ output: MATCH_UP_LOGITS, label: 'matchUpClass', shape: matchUps }), share: matchUpShare },
  ]
  return totalLoss(heads.flatMap(({ loss, share }) => (share === null ? [] : [{ loss, share }])))
}
