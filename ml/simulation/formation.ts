/** Where the offense lines up: the five linemen, the backs, and the receivers of both sides with real splits. */
import { type Random, shuffled } from '../base/random.ts'
import { FIELD_WIDTH } from '../football/field.ts'
import { isShotgun, type OffenseCall, type OffenseFormation } from './offenseCall.ts'
import type { Position, SimulatedPlayer } from './roster.ts'
import { type FieldSide, opposite, type Situation } from './situation.ts'

/** A place in the ball's own frame: depth is negative on the offense's side, lateral positive to its left. */
export interface Place {
  readonly depth_yd: number
  readonly lateral_yd: number
}

export interface LineUpBrief {
  readonly situation: Situation
  /** The eleven, by the call's personnel. */
  readonly players: readonly SimulatedPlayer[]
}

/** One side of a formation before anybody stands there. */
interface SidePlan {
  readonly side: FieldSide
  readonly outsideIn: readonly SimulatedPlayer[]
  /** How far from the ball the tackle is, and the sideline. */
  readonly tackle_yd: number
  readonly room_yd: number
}

export interface OffenseSpot extends Place {
  readonly player: SimulatedPlayer
  /** PFF's word, as in "LWR", "TE-R", "HB". */
  readonly linedUpAt: string
  /** Seven men must be on the line; the two at its ends and those behind it may catch a pass. */
  readonly isOnLine: boolean
}

const LINEMAN_GAP_YD = 1.57
/** The ball is the line; hands and helmets of the others are behind it. */
const CENTER_DEPTH_YD = -0.55
const GUARD_DEPTH_YD = -1.12
const TACKLE_DEPTH_YD = -1.45
const ON_LINE_DEPTH_YD = -0.95
const OFF_LINE_DEPTH_YD = -1.85
const ATTACHED_GAP_YD = 1.75

/** Everybody's place at the snap. Exactly seven are on the line, one at each end of it. */
export function lineUp(random: Random, call: OffenseCall, { situation, players }: LineUpBrief): OffenseSpot[] {
  const gap = LINEMAN_GAP_YD + 0.1 * random.normal()
  const line = linemen(random, gap, players)
  const { split, backs } = dividedEligibles(random, call, players)
  const sides = split.flatMap((outsideIn, i) => {
    const side = i === 0 ? call.strongSide : opposite(call.strongSide)
    const room_yd = side > 0 ? FIELD_WIDTH - situation.ballY_yd : situation.ballY_yd
    return sideSpots(random, { side, outsideIn, tackle_yd: 2 * gap, room_yd })
  })
  return [...line, passerSpot(random, call, players), ...backSpots(random, call, backs), ...sides]
}

function ofPositions(players: readonly SimulatedPlayer[], positions: readonly Position[]): SimulatedPlayer[] {
  return players.filter((player) => positions.includes(player.position))
}

function linemen(random: Random, gap: number, players: readonly SimulatedPlayer[]): OffenseSpot[] {
  const [tackles, guards, centers] = (['T', 'G', 'C'] as const).map((position) => ofPositions(players, [position]))
  const order = [tackles?.[0], guards?.[0], centers?.[0], guards?.[1], tackles?.[1]] as SimulatedPlayer[]
  return order.map((player, i) => {
    const steps = 2 - i
    const depth = [CENTER_DEPTH_YD, GUARD_DEPTH_YD, TACKLE_DEPTH_YD][Math.abs(steps)] as number
    return {
      player,
      linedUpAt: ['LT', 'LG', 'C', 'RG', 'RT'][i] as string,
      isOnLine: true,
      depth_yd: Math.min(-0.38, depth + 0.15 * random.normal()),
      lateral_yd: steps * gap + 0.09 * random.normal(),
    }
  })
}

/** Who goes to the strong side, who to the other (from the outside in), who stays in the backfield. */
function dividedEligibles(random: Random, call: OffenseCall, players: readonly SimulatedPlayer[]) {
  const backs = ofPositions(players, ['RB', 'FB'])
  const stay = 5 - call.alignment[0] - call.alignment[1]
  const wide = [...shuffled(random, ofPositions(players, ['WR'])), ...backs.slice(stay)]
  const tight = shuffled(random, ofPositions(players, ['TE']))
  const split: [SimulatedPlayer[], SimulatedPlayer[]] = [[], []]
  const takesTightEnd = random.chance(0.55) ? 0 : 1
  const room = (side: number) => (call.alignment[side] as number) - (split[side] as SimulatedPlayer[]).length
  for (const player of wide.splice(0, 2)) split[room(0) > 0 && split[0].length === 0 ? 0 : 1].push(player)
  tight.forEach((player, i) => {
    const side = (i + takesTightEnd) % 2
    split[room(side) > 0 ? side : 1 - side]?.push(player)
  })
  for (const player of wide) split[room(0) > 0 ? 0 : 1].push(player)
  const outsideIn = (side: SimulatedPlayer[]) => side.toSorted((a, b) => tightness(a) - tightness(b))
  return { split: [outsideIn(split[0]), outsideIn(split[1])] as const, backs: backs.slice(0, stay) }
}

function tightness(player: SimulatedPlayer): number {
  return player.position === 'TE' ? 1 : 0
}

/** One side of the formation. Its one man on the line is the attached tight end, else the widest. */
function sideSpots(random: Random, plan: SidePlan): OffenseSpot[] {
  const { side, outsideIn, tackle_yd } = plan
  const laterals = splits(random, plan)
  const attached = laterals.findLastIndex((lateral, i) => outsideIn[i]?.position === 'TE' && lateral < tackle_yd + 2.4)
  const wingIsOff = attached >= 0 && outsideIn.length > 1 && random.chance(0.18)
  const onLine = attached < 0 || wingIsOff ? 0 : attached
  return outsideIn.map((player, i) => {
    const isOnLine = i === onLine
    const base = isOnLine ? ON_LINE_DEPTH_YD : OFF_LINE_DEPTH_YD
    const lateral = laterals[i] as number
    const limit = isOnLine ? -0.42 : -1.35
    return {
      player,
      linedUpAt: isAttached(player, lateral - tackle_yd) ? `TE-${letterOf(side)}` : receiverWord(side, i),
      isOnLine,
      depth_yd: Math.min(limit, base + (isOnLine ? 0.24 : 0.32) * random.normal()),
      lateral_yd: side * lateral,
    }
  })
}

/** Distances from the ball, from the outside in. */
function splits(random: Random, { outsideIn, tackle_yd, room_yd }: SidePlan): number[] {
  const widest = Math.min(drawnSplit(random), room_yd - random.between(4, 8.5))
  const isBunched = outsideIn.length > 1 && random.chance(0.13)
  const laterals: number[] = []
  let inner = tackle_yd + ATTACHED_GAP_YD + 0.15 * random.normal()
  outsideIn.toReversed().forEach((player, fromInside) => {
    const isLast = fromInside === outsideIn.length - 1
    const attaches = player.position === 'TE' && random.chance(isLast ? 0.8 : 0.68)
    let lateral = attaches ? inner : inner + (isBunched ? random.between(1, 3) : random.between(0.9, 5.2))
    if (isLast && player.position !== 'TE') lateral = Math.max(widest, inner + random.between(1, 2.2))
    laterals.unshift(lateral)
    inner = lateral + (attaches ? random.between(1.3, 2) : isBunched ? 1.3 : random.between(2, 3.6))
  })
  return laterals
}

/** Tight to the formation, on the numbers or wide of them. */
function drawnSplit(random: Random): number {
  const kind = random.uniform()
  if (kind < 0.25) return random.between(6.8, 11)
  return kind < 0.52 ? random.between(11, 16) : random.between(16, 21.5)
}

function passerSpot(random: Random, call: OffenseCall, players: readonly SimulatedPlayer[]): OffenseSpot {
  return {
    player: ofPositions(players, ['QB'])[0] as SimulatedPlayer,
    linedUpAt: 'QB',
    isOnLine: false,
    depth_yd: PASSER_DEPTH_YD[call.formation] + (isShotgun(call.formation) ? 0.22 : 0.12) * random.normal(),
    lateral_yd: 0.12 * random.normal(),
  }
}

function backSpots(random: Random, call: OffenseCall, backs: readonly SimulatedPlayer[]): OffenseSpot[] {
  const side = random.chance(0.5) ? 1 : -1
  const places = BACK_PLACES[call.formation]
  return backs.map((player, i): OffenseSpot => {
    const { depth_yd, lateral_yd } = places[i] as Place
    const word = lateral_yd === 0 ? 'HB' : side * lateral_yd > 0 ? 'HB-L' : 'HB-R'
    return {
      player,
      linedUpAt: player.position === 'FB' ? 'FB' : word,
      isOnLine: false,
      depth_yd: depth_yd + 0.33 * random.normal(),
      lateral_yd: side * lateral_yd + 0.22 * random.normal(),
    }
  })
}

const PASSER_DEPTH_YD = { SHOTGUN: -4.95, EMPTY: -5, PISTOL: -4.2, SINGLEBACK: -1.9, I_FORM: -1.9, JUMBO: -1.9 }

const I_BACKS = [back(-7.6, 0), back(-4.7, 0)]

/** Where the backs stand, the tailback first; the side is drawn. */
const BACK_PLACES: Readonly<Record<OffenseFormation, readonly Place[]>> = {
  SHOTGUN: [back(-4.9, 1.7), back(-4.9, -1.7)],
  EMPTY: [],
  PISTOL: [back(-7, 0), back(-4.3, 1.9)],
  SINGLEBACK: [back(-7.2, 0), back(-4.6, 1.8)],
  I_FORM: I_BACKS,
  JUMBO: I_BACKS,
}

function back(depth_yd: number, lateral_yd: number): Place {
  return { depth_yd, lateral_yd }
}

function isAttached(player: SimulatedPlayer, outsideTackle_yd: number): boolean {
  return player.position === 'TE' && outsideTackle_yd < 4
}

function receiverWord(side: FieldSide, fromOutside: number): string {
  return fromOutside === 0 ? `${letterOf(side)}WR` : `S${letterOf(side)}WR`
}

function letterOf(side: FieldSide): 'L' | 'R' {
  return side > 0 ? 'L' : 'R'
}
