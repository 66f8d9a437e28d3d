/** The features of the open Python project that this one starts from, defects included, so that models trained on
 *  them can be compared like for like. New models take `playerTokens`. */
import { FIELD_WIDTH } from '../football/field.ts'
import { addTo, type FeatureInput, type FeatureSet } from './featureSet.ts'

/** The seed's arithmetic leaves `y` alone and reflects `x` and the direction of a play that goes left, where a half
 *  turn is right. So for those plays its features are the mirror image of the standardized play: `y` back where it
 *  was recorded, `v_y` reversed. The football is left out; an unknown direction leaves the velocity 0. */
export const seedFeatures: FeatureSet = {
  name: 'seedFeatures',
  version: 1,
  features: ['x_clean_yd', 'y_clean_yd', 'v_x_yd_per_s', 'v_y_yd_per_s', 'defense'],
  describe: ({ tracking, direction }: FeatureInput, frame: number) => {
    const isMirrored = direction === 'left'
    return (track, into, at) => {
      const sample = frame * tracking.tracks.length + track
      const y = tracking.y[sample] as number
      const heading = tracking.heading[sample] as number
      const speed = tracking.speed[sample] as number
      const isMoving = Number.isFinite(heading) && Number.isFinite(speed)
      into[at] = tracking.x[sample] as number
      into[at + 1] = isMirrored ? FIELD_WIDTH - y : y
      into[at + 2] = isMoving ? speed * Math.cos(heading) : 0
      into[at + 3] = isMoving ? speed * Math.sin(isMirrored ? -heading : heading) : 0
      into[at + 4] = tracking.tracks[track]?.side === 'defense' ? 1 : 0
    }
  },
  mirror: (features, at) => {
    features[at + 1] = FIELD_WIDTH - (features[at + 1] as number)
    features[at + 3] = -(features[at + 3] as number)
  },
  forgetOrientation: () => {
    // there is none among them
  },
  nudge: (features, at, { position_yd, velocity_yd_per_s }) => {
    const changes = [...position_yd, ...velocity_yd_per_s]
    changes.forEach((change, place) => {
      addTo(features, at + place, change)
    })
  },
}
