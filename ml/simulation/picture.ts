/** Where the defense stands to show a coverage: cushion, leverage, safeties and box by rule, from the formation. */
import type { Random } from '../base/random.ts'
import { type Coverage, manZoneOf } from '../football/coverage.ts'
import { FIELD_WIDTH } from '../football/field.ts'
import { BACK_ROLES, type BackRole } from './defenseCall.ts'
import type { Place } from './formation.ts'
import { type Eligible, type FormationRead, receiversOf } from './formationRead.ts'
import { climb, type Ladder } from './ladder.ts'
import type { MatchUps } from './matchUps.ts'
import { type FieldSide, opposite, type Situation, yardsToGoal } from './situation.ts'

/** One defender's habits on one play: the same draws serve every picture, so that only what a picture changes moves. */
export interface Technique {
  /** Quantiles, 0 to 1: off the line over a receiver, depth elsewhere, over the slot or inside of him. */
  readonly press: number
  readonly depth: number
  readonly apex: number
  /** Standard normal: leverage, and drift from the spot in the book. */
  readonly leverage: number
  readonly drift: number
}

export interface PictureContext {
  readonly situation: Situation
  readonly techniques: Readonly<Record<BackRole, Technique>>
  /** The side the nickel stands on, and the side the strong safety rolls down to: +1 is the offense's left. */
  readonly nickelSide: FieldSide
  readonly strongSide: FieldSide
  readonly quartersSide: FieldSide
  readonly mugged: readonly BackRole[]
  /** Multiplies the odds of press. */
  readonly pressTaste: number
  /** In a zone picture, the defender who runs along with a man in motion all the same. */
  traveler: BackRole | null
}

/** How far from the line a corner stands over a split receiver: press at the bottom, off at the top. */
const CORNER_DEPTH_YD: Readonly<Record<Coverage, Ladder>> = {
  'Cover-0': [0.2, 0.4, 0.9, 2, 4.6, 7.3, 8.5],
  'Cover-1': [0.2, 0.35, 0.75, 1.2, 3.4, 7.4, 9],
  '2-Man': [0.2, 0.4, 0.9, 1.9, 4.2, 7, 8],
  'Cover-2': [0.3, 0.7, 1.4, 2.6, 4.8, 7.8, 9.5],
  'Cover-3': [0.3, 0.6, 1.5, 3.2, 6.1, 9.8, 12],
  Quarters: [0.4, 0.7, 1.7, 3.7, 6.5, 9.8, 12],
  'Cover-6': [0.4, 0.7, 1.7, 3.5, 6.2, 9.4, 11],
}

/** The same for whoever stands over a slot receiver or a tight end, by what he is showing. */
const SLOT_DEPTH_YD: Readonly<Record<'man' | 'zone' | 'safety' | 'rolled', Ladder>> = {
  man: [0.2, 0.35, 0.6, 1.1, 2.4, 5, 6],
  zone: [0.4, 0.7, 1.9, 3.7, 5.3, 7, 8],
  safety: [0.4, 0.6, 1.3, 3.2, 5.6, 8, 9],
  rolled: [1.5, 2.6, 4.6, 6, 7.6, 9.6, 11],
}

/** How deep a deep safety stands at the snap. */
const DEEP_YD: Readonly<Record<DeepCoverage, Ladder>> = {
  'Cover-1': [9.5, 10.5, 12.7, 14.4, 16, 18.5, 22],
  '2-Man': [10.5, 11.5, 13.2, 14.6, 16.2, 19, 22],
  'Cover-2': [10.5, 11.3, 13, 14.4, 16.4, 19.5, 23],
  'Cover-3': [9.5, 10.8, 12.9, 14.5, 16.1, 19, 22],
  Quarters: [8.2, 9, 10.5, 12.2, 13.8, 16.5, 20],
  'Cover-6': [9.5, 10.5, 12.4, 14.4, 16.2, 19, 22],
}

/** Tighter than this a receiver is part of the formation, and the corner plays the edge of it. */
const TIGHT_SPLIT_YD = 6.2

/** Mean and deviation of a corner's leverage, yards inside of his receiver. */
const LEVERAGE_YD: Readonly<Record<Coverage, readonly [number, number]>> = {
  'Cover-0': [0.6, 0.5],
  'Cover-1': [0.3, 0.5],
  '2-Man': [0.5, 0.5],
  'Cover-2': [-0.1, 0.8],
  'Cover-3': [0.5, 0.9],
  Quarters: [0.4, 0.9],
  'Cover-6': [0.1, 0.9],
}

export function techniquesFrom(random: Random): Record<BackRole, Technique> {
  const one = () => ({
    press: random.uniform(),
    depth: random.uniform(),
    apex: random.uniform(),
    leverage: random.normal(),
    drift: random.normal(),
  })
  return Object.fromEntries(BACK_ROLES.map((role) => [role, one()])) as Record<BackRole, Technique>
}

/** What is shown: a coverage against a formation, and who shows man on whom. */
export interface Picture {
  readonly coverage: Coverage
  readonly read: FormationRead
  /** Count only in the picture of a man coverage, and for a defender who travels with his man. */
  readonly pairs: MatchUps
}

/** The place of one of the seven in a picture. */
export function placeInPicture(role: BackRole, picture: Picture, context: PictureContext): Place {
  const { coverage, read, pairs } = picture
  if (context.mugged.includes(role)) return muggedPlace(role, context)
  if (role === 'leftCorner' || role === 'rightCorner') return cornerPlace(role, picture, context)
  if (role === 'free' && coverage !== 'Cover-0') return deepPlace(role, coverage, context)
  if (role === 'strong' && isTwoHigh(coverage)) return deepPlace(role, coverage, context)
  const man = showsMan(role, coverage, context) ? pairs.get(role) : undefined
  if (man !== undefined) return overPlace(role, man, context)
  if (role === 'nickel') return overhangPlace(role, read, context)
  if (role === 'strong' || role === 'free') return rolledPlace(role, read, context)
  return backerPlace(role, read, context)
}

function showsMan(role: BackRole, coverage: Coverage, context: PictureContext): boolean {
  return manZoneOf(coverage) === 'man' || role === context.traveler
}

/** Everything but Cover-0 keeps somebody deep. */
type DeepCoverage = Exclude<Coverage, 'Cover-0'>

export function isTwoHigh(coverage: Coverage): coverage is 'Cover-2' | '2-Man' | 'Quarters' | 'Cover-6' {
  return coverage === 'Cover-2' || coverage === '2-Man' || coverage === 'Quarters' || coverage === 'Cover-6'
}

function cornerPlace(role: 'leftCorner' | 'rightCorner', picture: Picture, context: PictureContext): Place {
  const { coverage, read, pairs } = picture
  const side = role === 'leftCorner' ? 1 : -1
  const technique = context.techniques[role]
  const tied = showsMan(role, coverage, context) ? pairs.get(role) : undefined
  const receiver = tied ?? receiversOf(read, side)[0]
  if (receiver === undefined || (tied === undefined && Math.abs(receiver.lateral_yd) < TIGHT_SPLIT_YD))
    return { depth_yd: capped(3.5 + 3.5 * technique.depth, context), lateral_yd: side * (7.4 + technique.drift) }
  const [mean, deviation] = LEVERAGE_YD[coverage]
  const inside = mean + deviation * technique.leverage
  const depth = capped(climb(CORNER_DEPTH_YD[coverage], pressed(technique, context)), context)
  return {
    depth_yd: depth,
    lateral_yd: receiver.lateral_yd - Math.sign(receiver.lateral_yd) * inside * (depth > 3 ? 1.25 : 0.7),
  }
}

/** Where on the ladder he stands: a staff that likes press stands lower. */
function pressed(technique: Technique, context: PictureContext): number {
  return technique.press ** (1 / context.pressTaste)
}

function deepPlace(role: 'free' | 'strong', coverage: DeepCoverage, context: PictureContext): Place {
  const technique = context.techniques[role]
  const middle = FIELD_WIDTH / 2 - context.situation.ballY_yd
  const depth = climb(DEEP_YD[coverage], technique.depth)
  if (!isTwoHigh(coverage))
    return {
      depth_yd: capped(depth, context),
      lateral_yd: 0.45 * middle + context.nickelSide * 0.8 + 1.9 * technique.drift,
    }
  const side = role === 'strong' ? context.strongSide : -context.strongSide
  const isQuarters = coverage === 'Quarters' || (coverage === 'Cover-6' && side === context.quartersSide)
  const wide = (isQuarters ? 6.3 : 7.4) + 0.9 * technique.drift
  const quartersDepth = isQuarters ? 0.86 * depth + 0.4 : depth
  return { depth_yd: capped(quartersDepth, context), lateral_yd: 0.5 * middle + side * wide }
}

/** Over his own man: tight on a slot, off a tight end or a back. */
function overPlace(role: BackRole, man: Eligible, context: PictureContext): Place {
  const technique = context.techniques[role]
  const inside = 0.6 + 0.5 * technique.leverage
  const isBack = man.depth_yd < -3 && (man.position === 'RB' || man.position === 'FB')
  if (isBack && (role === 'mike' || role === 'will'))
    return {
      depth_yd: capped(3.4 + 1.3 * technique.depth, context),
      lateral_yd: 0.6 * man.lateral_yd + (role === 'mike' ? 0.9 : -0.9) * context.nickelSide,
    }
  const ladder = SLOT_DEPTH_YD[role === 'strong' || role === 'free' ? 'safety' : 'man']
  const depth = climb(ladder, pressed(technique, context))
  return { depth_yd: capped(depth, context), lateral_yd: man.lateral_yd - Math.sign(man.lateral_yd) * inside }
}

/** In zone: over the second receiver, or half way between him and the box. */
function overhangPlace(role: BackRole, read: FormationRead, context: PictureContext): Place {
  const side = context.nickelSide
  const technique = context.techniques[role]
  const second = receiversOf(read, side)[1]
  const depth = climb(SLOT_DEPTH_YD.zone, technique.press)
  if (second === undefined)
    return { depth_yd: capped(depth, context), lateral_yd: side * (5.8 + 0.7 * technique.drift) }
  const over = Math.max(5, Math.abs(second.lateral_yd) - 0.5 - 0.4 * technique.leverage)
  const wide = technique.apex < 0.5 || over < 6.5 ? over : 0.5 * (over + 5.4)
  return { depth_yd: capped(depth, context), lateral_yd: side * wide }
}

/** A safety out of the deep part: down near the box, or over a slot. */
function rolledPlace(role: 'strong' | 'free', read: FormationRead, context: PictureContext): Place {
  const technique = context.techniques[role]
  const side = role === 'strong' ? context.strongSide : opposite(context.strongSide)
  const second = receiversOf(read, side)[side === context.nickelSide ? 2 : 1]
  const depth = climb(SLOT_DEPTH_YD.rolled, technique.depth)
  const wide = second === undefined ? 6 + 1.2 * technique.drift : Math.max(4.5, Math.abs(second.lateral_yd) - 0.8)
  return { depth_yd: capped(depth, context), lateral_yd: side * wide }
}

function backerPlace(role: BackRole, read: FormationRead, context: PictureContext): Place {
  const technique = context.techniques[role]
  const own = role === 'mike' ? context.nickelSide : -context.nickelSide
  const trips = receiversOf(read, context.nickelSide).length >= 3 ? 0.9 * context.nickelSide : 0
  const isStack = technique.apex < 0.25 ? 0.6 : 0
  return {
    depth_yd: capped(3.5 + 1.3 * technique.depth, context),
    lateral_yd: own * (1.9 - isStack) + trips + 0.45 * technique.leverage,
  }
}

/** Up in a gap on either side of the center. */
function muggedPlace(role: BackRole, context: PictureContext): Place {
  const technique = context.techniques[role]
  const side = role === 'mike' || role === 'nickel' ? context.nickelSide : -context.nickelSide
  const gap = role === 'mike' || role === 'will' ? 0.9 + 0.5 * technique.apex : 5.4 + 1.2 * technique.apex
  return { depth_yd: 0.9 + 0.5 * technique.depth, lateral_yd: side * gap }
}

/** Near the goal line there is no room behind. */
function capped(depth_yd: number, context: PictureContext): number {
  return Math.min(depth_yd, 4.8 + 0.55 * yardsToGoal(context.situation))
}
