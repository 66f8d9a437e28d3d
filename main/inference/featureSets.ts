/** The feature sets that models can be made for. */
import type { FeatureSet } from '../../ml/features/featureSet.ts'
import { playerHistory } from '../../ml/features/playerHistory.ts'
import { playerTokens } from '../../ml/features/playerTokens.ts'
import { playerTrail } from '../../ml/features/playerTrail.ts'
import { seedFeatures } from '../../ml/features/seedFeatures.ts'
import { selectFeatures } from '../../ml/features/selectFeatures.ts'
import type { ModelCard } from '../../ml/model/modelCard.ts'

const FEATURE_SETS: readonly FeatureSet[] = [playerTokens, playerTrail, playerHistory, seedFeatures]

/** The features that a model reads, all of a set or some of them, or null where this version of the program does not
 *  make them as the model knew them. */
export function featureSetOf({ features }: ModelCard): FeatureSet | null {
  const set = FEATURE_SETS.find((known) => known.name === features.set && known.version === features.version)
  const isKnown = set !== undefined && features.names.every((name) => set.features.includes(name))
  return isKnown ? selectFeatures(set, features.names) : null
}
