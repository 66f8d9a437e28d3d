/** The feature sets that models can be made for. */
import type { FeatureSet } from '../../ml/features/featureSet.ts'
import { playerTokens } from '../../ml/features/playerTokens.ts'
import { seedFeatures } from '../../ml/features/seedFeatures.ts'
import type { ModelCard } from '../../ml/model/modelCard.ts'

const FEATURE_SETS: readonly FeatureSet[] = [playerTokens, seedFeatures]

/** The features that a model reads, or null where this version of the program does not make them as the model knew
 *  them. */
export function featureSetOf({ features }: ModelCard): FeatureSet | null {
  const set = FEATURE_SETS.find((known) => known.name === features.set && known.version === features.version)
  return set !== undefined && set.features.join() === features.names.join() ? set : null
}
