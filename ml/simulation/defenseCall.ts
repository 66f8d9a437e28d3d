/** What the defense calls: the coverage, who rushes, the shell it shows, and when it shows its hand. */
import { drawWeighted, type Random } from '../base/random.ts'
import { COVERAGES, type Coverage, manZoneOf } from '../football/coverage.ts'
import type { OffenseCall } from './offenseCall.ts'
import { distanceClass, type FieldSide, opposite, type Situation, yardsToGoal } from './situation.ts'
import type { Tendencies } from './tendencies.ts'

/** The seven behind the front, by job. */
export const BACK_ROLES = ['leftCorner', 'rightCorner', 'nickel', 'mike', 'will', 'strong', 'free'] as const
export type BackRole = (typeof BACK_ROLES)[number]

export interface DefenseCall {
  readonly coverage: Coverage
  /** PFF's spelling, with its side for Cover-6. */
  readonly label: string
  /** The coverage whose picture is shown at the last look. */
  readonly shown: Coverage
  readonly isDisguised: boolean
  /** What the defense looks like until `settle_s`. */
  readonly early: Coverage
  /** Seconds from the snap at which the early picture gives way to the shown one; negative. */
  readonly settle_s: number
  /** Seconds from the snap at which the shown picture gives way to the played one. */
  readonly reveal_s: number
  /** Quarters on this side in Cover-6: +1 is the offense's left. */
  readonly quartersSide: FieldSide
  readonly blitzers: readonly BackRole[]
  /** Index into the front of an end who drops instead of rushing, or null. */
  readonly dropper: number | null
  /** Backs who stand on the line before the snap, rushing or not. */
  readonly mugged: readonly BackRole[]
  /** The defender over the man in motion runs along with him. */
  readonly followsMotion: boolean
}

type Mix = readonly [number, number, number, number, number, number, number]

/** Weights in the order of COVERAGES: BDB 2022 (PFF), all plays, by down and distance. Inside the ten PFF calls
 *  most zones "Red Zone", so the share of zone there is an estimate. */
const MIXES: Readonly<Record<'early' | 'earlyShort' | 'lateLong' | 'lateMedium' | 'lateShort' | 'goal', Mix>> = {
  early: [0.0174, 0.1775, 0.0078, 0.1274, 0.4138, 0.1533, 0.1027],
  earlyShort: [0.0218, 0.2356, 0.0062, 0.1108, 0.4009, 0.1357, 0.0889],
  lateLong: [0.0264, 0.25, 0.0447, 0.154, 0.294, 0.14, 0.0909],
  lateMedium: [0.0332, 0.4363, 0.0429, 0.1385, 0.2091, 0.0789, 0.0609],
  lateShort: [0.084, 0.4356, 0.0045, 0.0896, 0.3057, 0.0493, 0.0314],
  goal: [0.27, 0.31, 0.0, 0.08, 0.19, 0.13, 0.02],
}

/** How often the offense's formation drags the mix: passing formations bring split safeties, heavy ones do not. */
const SPLIT_SAFETY_PULL: Mix = [1, 1, 1.8, 1.35, 0.88, 1.1, 1.15]
const HEAVY_PULL: Mix = [1.1, 1.05, 0.1, 0.6, 1.15, 0.85, 0.8]
/** Brings man to the league's rate on dropbacks: 31 % of those labelled in 2021 and 2022. */
const MAN_PULL = 1.16

/** What is shown when it is not what is played: a stance from which the coverage can still be reached. */
const DISGUISES: Readonly<Record<Coverage, readonly (readonly [Coverage, number])[]>> = {
  'Cover-0': [
    ['Cover-1', 0.4],
    ['Cover-2', 0.2],
    ['Quarters', 0.4],
  ],
  'Cover-1': [
    ['Quarters', 0.3],
    ['Cover-2', 0.25],
    ['Cover-3', 0.3],
    ['Cover-6', 0.1],
    ['Cover-0', 0.05],
  ],
  '2-Man': [
    ['Cover-2', 0.4],
    ['Quarters', 0.25],
    ['Cover-1', 0.2],
    ['Cover-3', 0.15],
  ],
  'Cover-2': [
    ['2-Man', 0.2],
    ['Cover-1', 0.2],
    ['Cover-3', 0.25],
    ['Quarters', 0.25],
    ['Cover-0', 0.1],
  ],
  'Cover-3': [
    ['Cover-2', 0.25],
    ['Quarters', 0.3],
    ['Cover-1', 0.3],
    ['2-Man', 0.08],
    ['Cover-0', 0.07],
  ],
  Quarters: [
    ['Cover-3', 0.35],
    ['Cover-1', 0.25],
    ['Cover-2', 0.25],
    ['2-Man', 0.15],
  ],
  'Cover-6': [
    ['Cover-3', 0.3],
    ['Cover-1', 0.2],
    ['Quarters', 0.25],
    ['Cover-2', 0.25],
  ],
}

/** Shares of three, five and six rushers (the rest rush four), BDB 2022. */
const RUSH_SHARES: Readonly<Record<Coverage, readonly [number, number, number]>> = {
  'Cover-0': [0, 0.31, 0.55],
  'Cover-1': [0.03, 0.37, 0],
  '2-Man': [0.06, 0, 0],
  'Cover-2': [0.075, 0.08, 0],
  'Cover-3': [0.03, 0.33, 0.02],
  Quarters: [0.058, 0.11, 0],
  'Cover-6': [0.02, 0.06, 0],
}

/** Share of disguises that come off before the snap: a safety leaves too soon. */
const EARLY_REVEAL_SHARE = 0.25
/** How often somebody runs along with a man in motion, by what is shown. In zone he is mostly bumped. */
const FOLLOW_SHARE = { man: 0.88, zone: 0.17 }

/** What the staff goes by. */
export interface DefenseBrief {
  readonly situation: Situation
  readonly tendencies: Tendencies
  /** In place of the staff's own habit. */
  readonly disguiseRate?: number | undefined
}

export function callDefense(random: Random, offense: OffenseCall, brief: DefenseBrief): DefenseCall {
  const { tendencies } = brief
  const coverage = drawCoverage(random, offense, brief)
  const isDisguised = random.chance(brief.disguiseRate ?? tendencies.disguiseRate)
  const shown = isDisguised ? drawWeighted(random, DISGUISES[coverage]) : coverage
  const early = random.chance(tendencies.lateLookRate) ? drawCoverage(random, offense, brief) : shown
  const blitzers = drawBlitzers(random, coverage, tendencies)
  const quartersSide = random.chance(0.65) ? offense.strongSide : opposite(offense.strongSide)
  const isThreeManRush = blitzers.length === 0 && random.chance(RUSH_SHARES[coverage][0])
  return {
    coverage,
    label: labelOf(coverage, quartersSide),
    shown,
    isDisguised,
    early,
    settle_s: -random.between(0.9, 4.6),
    reveal_s: random.chance(EARLY_REVEAL_SHARE) ? -random.between(0.2, 1.4) : random.between(0, 0.35),
    quartersSide,
    blitzers,
    dropper: isThreeManRush ? (random.chance(0.5) ? 0 : 3) : null,
    mugged: drawMugged(random, blitzers, shown),
    followsMotion: random.chance(FOLLOW_SHARE[manZoneOf(shown)]),
  }
}

function drawCoverage(random: Random, offense: OffenseCall, { situation, tendencies }: DefenseBrief): Coverage {
  const mix = MIXES[mixName(situation)]
  const pull = offense.personnel.receivers >= 3 ? SPLIT_SAFETY_PULL : HEAVY_PULL
  return drawWeighted(
    random,
    COVERAGES.map((coverage, i) => {
      const man = manZoneOf(coverage) === 'man' ? MAN_PULL : 1
      return [coverage, (mix[i] as number) * (pull[i] as number) * man * tendencies.coverageTaste[coverage]] as const
    }),
  )
}

function mixName(situation: Situation): keyof typeof MIXES {
  if (yardsToGoal(situation) <= 10) return 'goal'
  const distance = distanceClass(situation)
  if (situation.down <= 2) return distance === 'short' ? 'earlyShort' : 'early'
  return ({ short: 'lateShort', medium: 'lateMedium', long: 'lateLong' } as const)[distance]
}

/** PFF gives Cover-6 a side and does not say which; here it is the side of the quarters. */
function labelOf(coverage: Coverage, quartersSide: FieldSide): string {
  if (coverage !== 'Cover-6') return coverage
  return quartersSide > 0 ? 'Cover 6-Left' : 'Cover-6 Right'
}

function drawBlitzers(random: Random, coverage: Coverage, tendencies: Tendencies): BackRole[] {
  const [, five, six] = RUSH_SHARES[coverage]
  const taste = coverage === 'Cover-0' ? 1 : tendencies.blitzRate / 0.25
  const drawn = random.uniform()
  const extra = drawn < six * taste ? 2 : drawn < (five + six) * taste ? 1 : 0
  const weights: (readonly [BackRole, number])[] = [
    ['mike', 0.4],
    ['will', 0.33],
    ['nickel', 0.14],
    ['strong', coverage === 'Cover-0' || coverage === 'Cover-3' ? 0.13 : 0],
  ]
  const blitzers: BackRole[] = []
  while (blitzers.length < extra) {
    const others = weights.filter(([role]) => !blitzers.includes(role))
    blitzers.push(drawWeighted(random, others))
  }
  return blitzers
}

/** Rushers often creep up, and some who stand on the line drop out of it. */
function drawMugged(random: Random, blitzers: readonly BackRole[], shown: Coverage): BackRole[] {
  const bluff = shown === 'Cover-0' ? 0.6 : manZoneOf(shown) === 'man' ? 0.22 : 0.09
  const comesUp = (role: BackRole) =>
    blitzers.includes(role) ? random.chance(0.62) : (role === 'mike' || role === 'will') && random.chance(bluff)
  return (['mike', 'will', 'nickel', 'strong'] as const).filter(comesUp)
}
