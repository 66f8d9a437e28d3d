/** Feature sets that hold some of the features of another: fewer numbers, less to learn by heart. */
import type { FeatureSet } from './featureSet.ts'

/** The named features of a set, in the order of the names. Throws where the set has no such feature. */
export function selectFeatures(set: FeatureSet, names: readonly string[]): FeatureSet {
  const places = names.map((name) => set.features.indexOf(name))
  const missing = names.filter((_, i) => places[i] === -1)
  if (missing.length > 0) throw new Error(`${set.name} has no feature ${missing.join(', ')}`)
  if (names.length === set.features.length && places.every((place, i) => place === i)) return set
  const whole = new Float32Array(set.features.length)

  const changeWhole = (features: Float32Array, at: number, change: () => void) => {
    whole.fill(0)
    places.forEach((place, i) => {
      whole[place] = features[at + i] as number
    })
    change()
    writeSelected(features, at)
  }
  const writeSelected = (into: Float32Array, at: number) => {
    places.forEach((place, i) => {
      into[at + i] = whole[place] as number
    })
  }

  return {
    name: set.name,
    version: set.version,
    features: names,
    describe: (input, frame) => {
      const describeWhole = set.describe(input, frame)
      return (track, into, at) => {
        whole.fill(0)
        describeWhole(track, whole, 0)
        writeSelected(into, at)
      }
    },
    mirror: (features, at) => changeWhole(features, at, () => set.mirror(whole, 0)),
    forgetOrientation: (features, at) => changeWhole(features, at, () => set.forgetOrientation(whole, 0)),
    ...(set.forgetHistory && {
      forgetHistory: (features, at, beyond_frames) =>
        changeWhole(features, at, () => set.forgetHistory?.(whole, 0, beyond_frames)),
    }),
    nudge: (features, at, by) => changeWhole(features, at, () => set.nudge(whole, 0, by)),
  }
}
