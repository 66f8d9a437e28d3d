/** What the offense calls: run or pass, who is on the field, where they line up, who moves before the snap. */
import { drawWeighted, type Random } from '../base/random.ts'
import { type Concept, conceptFor } from './concepts.ts'
import {
  distanceClass,
  type FieldSide,
  isHurried,
  isSittingOnLead,
  opposite,
  type Situation,
  yardsToGoal,
} from './situation.ts'
import type { Tendencies } from './tendencies.ts'

/** BDB's words. */
export type OffenseFormation = 'SHOTGUN' | 'SINGLEBACK' | 'EMPTY' | 'I_FORM' | 'PISTOL' | 'JUMBO'
export type RunConcept = 'inside zone' | 'outside zone' | 'power' | 'draw'

/** Backs, tight ends and wide receivers; five in all. */
export interface OffensePersonnel {
  readonly backs: number
  readonly tightEnds: number
  readonly receivers: number
}

/** Before the snap: `jet` and `across` run behind the line to the other side, `in` tightens the split, `out`
 *  takes a back out wide. */
export type MotionKind = 'jet' | 'across' | 'in' | 'out'

export interface OffenseCall {
  readonly personnel: OffensePersonnel
  readonly formation: OffenseFormation
  /** Men split or attached on the side with more of them, then on the other. */
  readonly alignment: readonly [number, number]
  /** +1: the side with more men is the offense's left. */
  readonly strongSide: FieldSide
  /** One of the two is called. */
  readonly pass: Concept | null
  readonly run: RunConcept | null
  readonly isPlayAction: boolean
  readonly isNoHuddle: boolean
  readonly motion: MotionKind | null
  readonly isMovingAtSnap: boolean
  /** One or two men line up elsewhere first, and set again. */
  readonly hasShift: boolean
}

/** Share of dropbacks by down and distance, BDB 2022 between the twenties. */
const PASS_SHARE: Readonly<Record<number, Readonly<Record<'short' | 'medium' | 'long', number>>>> = {
  1: { short: 0.42, medium: 0.45, long: 0.505 },
  2: { short: 0.4, medium: 0.52, long: 0.71 },
  3: { short: 0.51, medium: 0.91, long: 0.925 },
  4: { short: 0.55, medium: 0.97, long: 0.98 },
}

/** Hurried plays are counted in the shares above; without them there are fewer passes. */
const EARLY_RUN_SHIFT = -0.03
/** Share of plays with a man in motion who sets again before the snap. */
const SETTLED_MOTION_RATE = 0.05

type Weighted<Item> = readonly (readonly [Item, number])[]

export function callOffense(random: Random, situation: Situation, tendencies: Tendencies): OffenseCall {
  const isPass = random.chance(passShare(situation, tendencies))
  const formation = drawFormation(random, situation, { isPass, shotgunShift: tendencies.shotgunShift })
  const alignment = drawWeighted(random, ALIGNMENTS[formation])
  const heavyTaste = tendencies.heavyTaste * (distanceClass(situation) === 'long' && situation.down > 1 ? 0.6 : 1)
  const personnel = drawPersonnel(random, { formation, alignment }, heavyTaste)
  const isUnderCenter = !isShotgun(formation)
  const isPlayAction = isPass && formation !== 'EMPTY' && random.chance(playActionShare(situation, isUnderCenter))
  const isNoHuddle = random.chance(isHurried(situation) ? 0.7 : tendencies.noHuddleRate)
  const motion = random.chance(tendencies.motionRate + SETTLED_MOTION_RATE) ? drawMotion(random, formation) : null
  return {
    personnel,
    formation,
    alignment,
    strongSide: strongSideOf(random, situation),
    pass: isPass ? conceptFor(random, situation, isPlayAction) : null,
    run: isPass ? null : drawWeighted(random, runWeights(isUnderCenter)),
    isPlayAction,
    isNoHuddle,
    motion,
    isMovingAtSnap:
      motion !== null && random.chance(tendencies.motionRate / (tendencies.motionRate + SETTLED_MOTION_RATE)),
    hasShift: !isNoHuddle && random.chance(tendencies.shiftRate),
  }
}

function passShare(situation: Situation, tendencies: Tendencies): number {
  const base = PASS_SHARE[situation.down]?.[distanceClass(situation)] ?? 0.6
  const script = isSittingOnLead(situation) ? -0.25 : isHurried(situation) ? 0.25 : EARLY_RUN_SHIFT
  const nearGoal = yardsToGoal(situation) <= 3 ? -0.12 : 0
  return Math.min(0.985, Math.max(0.08, base + script + nearGoal + tendencies.passShift))
}

function drawFormation(
  random: Random,
  situation: Situation,
  plan: { isPass: boolean; shotgunShift: number },
): OffenseFormation {
  const isPassingDown = situation.down >= 3 && situation.yardsToGo_yd > 3
  if (yardsToGoal(situation) <= 2 && random.chance(plan.isPass ? 0.15 : 0.5)) return 'JUMBO'
  if (isPassingDown || isHurried(situation)) return drawWeighted(random, PASSING_DOWN_FORMATIONS)
  const underCenter = Math.exp(-4 * plan.shotgunShift)
  const weights = plan.isPass ? EARLY_PASS_FORMATIONS : RUN_FORMATIONS
  return drawWeighted(
    random,
    weights.map(([formation, weight]) => [formation, isShotgun(formation) ? weight : weight * underCenter] as const),
  )
}

/** The passer stands off the center. */
export function isShotgun(formation: OffenseFormation): boolean {
  return formation === 'SHOTGUN' || formation === 'EMPTY' || formation === 'PISTOL'
}

const PASSING_DOWN_FORMATIONS: Weighted<OffenseFormation> = [
  ['SHOTGUN', 0.78],
  ['EMPTY', 0.19],
  ['SINGLEBACK', 0.02],
  ['PISTOL', 0.01],
]
const EARLY_PASS_FORMATIONS: Weighted<OffenseFormation> = [
  ['SHOTGUN', 0.61],
  ['SINGLEBACK', 0.2],
  ['EMPTY', 0.11],
  ['I_FORM', 0.05],
  ['PISTOL', 0.03],
]
const RUN_FORMATIONS: Weighted<OffenseFormation> = [
  ['SHOTGUN', 0.37],
  ['SINGLEBACK', 0.44],
  ['I_FORM', 0.11],
  ['PISTOL', 0.06],
  ['JUMBO', 0.02],
]

const ALIGNMENTS: Readonly<Record<OffenseFormation, Weighted<readonly [number, number]>>> = {
  SHOTGUN: [
    [[2, 2], 0.48],
    [[3, 1], 0.46],
    [[2, 1], 0.06],
  ],
  SINGLEBACK: [
    [[2, 2], 0.54],
    [[3, 1], 0.46],
  ],
  EMPTY: [
    [[3, 2], 0.92],
    [[4, 1], 0.08],
  ],
  I_FORM: [[[2, 1], 1]],
  PISTOL: [
    [[3, 1], 0.38],
    [[2, 1], 0.3],
    [[2, 2], 0.32],
  ],
  JUMBO: [[[2, 1], 1]],
}

function drawPersonnel(
  random: Random,
  { formation, alignment }: Pick<OffenseCall, 'formation' | 'alignment'>,
  heavyTaste: number,
): OffensePersonnel {
  if (formation === 'JUMBO') return { backs: 2, tightEnds: 2, receivers: 1 }
  if (alignment[0] + alignment[1] === 3)
    return drawWeighted(random, [
      [{ backs: 2, tightEnds: 1, receivers: 2 }, 0.72],
      [{ backs: 2, tightEnds: 2, receivers: 1 }, 0.2],
      [{ backs: 2, tightEnds: 0, receivers: 3 }, 0.08],
    ] as const)
  const isUnderCenter = formation === 'SINGLEBACK'
  return drawWeighted(random, [
    [{ backs: 1, tightEnds: 1, receivers: 3 }, isUnderCenter ? 0.52 : 0.85],
    [{ backs: 1, tightEnds: 2, receivers: 2 }, heavyTaste * (isUnderCenter ? 0.38 : 0.1)],
    [{ backs: 1, tightEnds: 3, receivers: 1 }, heavyTaste * (isUnderCenter ? 0.09 : 0.01)],
    [{ backs: 1, tightEnds: 0, receivers: 4 }, isUnderCenter ? 0.01 : 0.04],
  ] as const)
}

function playActionShare(situation: Situation, isUnderCenter: boolean): number {
  if (situation.down >= 3 && situation.yardsToGo_yd > 3) return 0.03
  return isUnderCenter ? 0.62 : 0.22
}

function drawMotion(random: Random, formation: OffenseFormation): MotionKind {
  return drawWeighted(random, [
    ['jet', 0.27],
    ['across', 0.33],
    ['in', 0.32],
    ['out', formation === 'EMPTY' ? 0.35 : 0],
  ] as const)
}

function runWeights(isUnderCenter: boolean): Weighted<RunConcept> {
  return [
    ['inside zone', 0.42],
    ['outside zone', isUnderCenter ? 0.34 : 0.24],
    ['power', 0.2],
    ['draw', isUnderCenter ? 0.04 : 0.14],
  ]
}

/** The bigger side goes to the wide side of the field more often. */
function strongSideOf(random: Random, situation: Situation): FieldSide {
  const wideSide = situation.ballY_yd < 80 / 3 ? 1 : -1
  return random.chance(0.62) ? wideSide : opposite(wideSide)
}
