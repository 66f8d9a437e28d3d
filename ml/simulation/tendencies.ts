/** What makes one coaching staff call the game differently from another. */
import type { Random } from '../base/random.ts'
import type { Coverage } from '../football/coverage.ts'
import type { FrontFamily } from './roster.ts'

export interface Tendencies {
  readonly front: FrontFamily
  /** Multiplies the league's weight of each coverage. */
  readonly coverageTaste: Readonly<Record<Coverage, number>>
  /** Share of dropbacks with five rushers or more, before down and distance. */
  readonly blitzRate: number
  /** Share of plays on which the shell shown at the last look is not what is played. */
  readonly disguiseRate: number
  /** Share of plays on which the picture is held back until the last seconds. */
  readonly lateLookRate: number
  /** Multiplies the odds of a press corner. */
  readonly pressTaste: number
  /** Share of plays with a man moving at the snap. */
  readonly motionRate: number
  /** Share of plays on which somebody moves and sets again before the snap. */
  readonly shiftRate: number
  readonly noHuddleRate: number
  /** Added to the league's share of passes. */
  readonly passShift: number
  /** Added to the league's share of snaps from the shotgun. */
  readonly shotgunShift: number
  /** Multiplies the odds of heavier personnel. */
  readonly heavyTaste: number
}

/** A staff drawn around the league's averages. */
export function tendenciesFrom(random: Random): Tendencies {
  const taste = (spread: number) => Math.exp(spread * random.normal())
  const rate = (mean: number, spread: number) =>
    Math.min(0.9, mean * Math.exp(spread * random.normal() - spread ** 2 / 2))
  const man = taste(0.25)
  return {
    front: random.chance(0.5) ? '4-3' : '3-4',
    coverageTaste: {
      'Cover-0': man * taste(0.35),
      'Cover-1': man * taste(0.15),
      '2-Man': man * taste(0.4),
      'Cover-2': taste(0.25),
      'Cover-3': taste(0.25),
      Quarters: taste(0.3),
      'Cover-6': taste(0.4),
    },
    blitzRate: rate(0.25, 0.25),
    disguiseRate: rate(0.18, 0.3),
    lateLookRate: rate(0.18, 0.2),
    pressTaste: taste(0.3),
    motionRate: rate(0.17, 0.35),
    shiftRate: rate(0.1, 0.3),
    noHuddleRate: rate(0.09, 0.5),
    passShift: 0.03 * random.normal(),
    shotgunShift: 0.08 * random.normal(),
    heavyTaste: taste(0.3),
  }
}
