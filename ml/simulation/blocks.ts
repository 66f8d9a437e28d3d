/** The fight at the line: who blocks whom, how long it holds, how rushers come. */
import type { Random } from '../base/random.ts'
import { type Cast, type DefenseActor, isEligible, type OffenseActor } from './actors.ts'
import { aimAt, distanceBetween, lookAtPoint } from './body.ts'
import type { Job } from './jobs.ts'
import type { LivePlay } from './live.ts'
import type { RunPath } from './runGame.ts'

export interface Block {
  /** Numbers among the offense's and the defense's actors. */
  readonly blocker: number
  readonly defender: number
  /** Seconds after the snap at which the defender is rid of it. */
  readonly shed_s: number
  /** How fast the defender gets on while he is held. */
  readonly push_ydps: number
}

/** Nearer than this they have hold of each other. */
const ENGAGED_YD = 1.25
/** Linemen keep this much room around their passer. */
const POCKET_YD = 2.4
/** How long blocks hold: for sure, and then on average. Backers and backs are harder to hold than linemen. */
const SURE_HOLD_S = { pass: 1.4, run: 2 }
const PASS_HOLD_S = 10
const RUN_HOLD_S = { front: 6, others: 1.4 }
/** A man without a defender of his own goes no further than this to help. */
const HELP_YD = 4
/** A pass blocker gives ground to about here, and so fast. */
const SET_DEPTH_YD = -4.6
const SET_PACE_YDPS = 2.6

/** The five linemen (and whoever stays in) on the rushers, nearest first; men left over help. */
export function passBlocks(
  random: Random,
  cast: Cast,
  { jobs, staying }: { jobs: readonly Job[]; staying: readonly number[] },
): Block[] {
  const defenders = jobs.flatMap((job, i) => (job.kind === 'rush' ? [i] : []))
  const linemen = cast.offense.flatMap((actor, i) => (isLineman(actor) ? [i] : []))
  return pairedOff(random, cast, { kind: 'pass', blockers: [...linemen, ...staying], defenders, push_ydps: [1.2, 4] })
}

/** Linemen, tight ends and backs on the front and the backers, those nearest the hole first; receivers on whoever
 *  covers them. */
export function runBlocks(random: Random, cast: Cast, path: RunPath): Block[] {
  const box = cast.defense.flatMap((actor, i) => (isNearBox(cast, actor) ? [i] : []))
  const far = cast.defense.flatMap((actor, i) => (isNearBox(cast, actor) ? [] : [i]))
  const inside = cast.offense.flatMap((actor, i) => (i !== path.back && isInside(actor) ? [i] : []))
  const outside = cast.offense.flatMap((actor, i) =>
    i !== path.back && !isInside(actor) && isEligible(actor) ? [i] : [],
  )
  const fromHole = (defender: number) => distanceToHole(cast, cast.defense[defender] as DefenseActor, path)
  const byHole = box.toSorted((a, b) => fromHole(a) - fromHole(b)).slice(0, inside.length)
  return [
    ...pairedOff(random, cast, { kind: 'run', blockers: inside, defenders: byHole, push_ydps: [0.8, 2.4] }),
    ...pairedOff(random, cast, { kind: 'run', blockers: outside, defenders: far, push_ydps: [1, 3] }),
  ]
}

/** One frame of a blocker: between his man and the passer, or into his man on a run. */
export function blockMan(live: LivePlay, actor: OffenseActor, i: number): void {
  const block = live.blocks.find((other) => other.blocker === i)
  const { body } = actor
  const { situation, passer } = live.cast
  const isPass = live.offense.pass !== null
  if (block === undefined) {
    const x = isPass ? situation.line_yd + SET_DEPTH_YD * 0.7 : body.x_yd + 1
    aimAt(body, x, body.y_yd, isPass ? SET_PACE_YDPS : 3)
    lookAtPoint(body, body.x_yd + 5, body.y_yd)
    return
  }
  const man = (live.cast.defense[block.defender] as DefenseActor).body
  lookAtPoint(body, man.x_yd, man.y_yd)
  if (!isPass) {
    aimAt(body, man.x_yd - 0.5, man.y_yd, 5.2)
    return
  }
  const dx = passer.body.x_yd - man.x_yd
  const dy = passer.body.y_yd - man.y_yd
  const away = Math.sqrt(dx * dx + dy * dy) + 1e-6
  const set = situation.line_yd + actor.spot.depth_yd - Math.min(-SET_DEPTH_YD, 0.5 + 1.9 * live.time_s)
  aimAt(body, Math.min(man.x_yd + (0.9 * dx) / away, Math.max(set, man.x_yd - 1.2)), man.y_yd + (0.9 * dy) / away, 4.6)
}

/** One frame of a rusher: around or through to the passer; near him a held man is ridden around the pocket. */
export function rush(live: LivePlay, actor: DefenseActor, isBlocked: boolean): void {
  const { body } = actor
  const { passer, situation } = live.cast
  const dx = body.x_yd - passer.body.x_yd
  const dy = body.y_yd - passer.body.y_yd
  const side = Math.sign(dy)
  lookAtPoint(body, passer.body.x_yd, passer.body.y_yd)
  if (isBlocked && Math.sqrt(dx * dx + dy * dy) < POCKET_YD + 1.5) {
    const angle = Math.atan2(dy, dx) + 0.8 * side
    aimAt(
      body,
      passer.body.x_yd + POCKET_YD * Math.cos(angle),
      passer.body.y_yd + POCKET_YD * Math.sin(angle),
      body.topSpeed_ydps,
    )
  } else {
    const isOutside = Math.abs(body.y_yd - situation.ballY_yd) > 3.2
    const arc = isOutside && dx > 2.4 ? 1.9 * Math.sign(body.y_yd - situation.ballY_yd) : 0
    aimAt(body, passer.body.x_yd - (dx > 2.4 ? 0.8 : 0), passer.body.y_yd + arc, body.topSpeed_ydps * 0.85)
  }
  body.throughSpeed_ydps = 4
}

/** Whoever is held moves only as fast as his block lets him. */
export function holdBlocked(live: LivePlay): void {
  for (const block of live.blocks) {
    if (!isHolding(live, block)) continue
    const { body } = live.cast.defense[block.defender] as DefenseActor
    body.pace_ydps = Math.min(body.pace_ydps, block.push_ydps)
    body.aimVelocityX_ydps = 0
    body.aimVelocityY_ydps = 0
    body.throughSpeed_ydps = Math.min(body.throughSpeed_ydps, block.push_ydps)
  }
}

export function isHeld(live: LivePlay, defender: number): boolean {
  return live.blocks.some((block) => block.defender === defender && isHolding(live, block))
}

function isHolding(live: LivePlay, block: Block): boolean {
  if (live.time_s > block.shed_s) return false
  const blocker = live.cast.offense[block.blocker] as OffenseActor
  const defender = live.cast.defense[block.defender] as DefenseActor
  return distanceBetween(blocker.body, defender.body) < ENGAGED_YD
}

interface BlockingPlan {
  readonly kind: 'pass' | 'run'
  /** Numbers among the offense's and the defense's actors. */
  readonly blockers: readonly number[]
  readonly defenders: readonly number[]
  /** How fast a held defender gets on, from and to. */
  readonly push_ydps: readonly [number, number]
}

/** Nearest pairs first; a blocker without a man of his own helps on the nearest. */
function pairedOff(random: Random, cast: Cast, plan: BlockingPlan): Block[] {
  const blocks: Block[] = []
  const away = ([blocker, defender]: readonly [number, number]) =>
    distanceBetween((cast.offense[blocker] as OffenseActor).body, (cast.defense[defender] as DefenseActor).body)
  const free = new Set(plan.blockers)
  const open = new Set(plan.defenders)
  while (free.size > 0 && plan.defenders.length > 0) {
    const isHelp = open.size === 0
    const pairs = [...free].flatMap((blocker) =>
      [...(isHelp ? plan.defenders : open)].map((defender) => [blocker, defender] as const),
    )
    const nearest = pairs.reduce((best, pair) => (away(pair) < away(best) ? pair : best))
    if (isHelp && away(nearest) > HELP_YD) break
    const [blocker, defender] = nearest
    const shed_s = shedTime(random, cast, { blocker, defender, kind: plan.kind })
    blocks.push({ blocker, defender, shed_s, push_ydps: random.between(...plan.push_ydps) })
    free.delete(blocker)
    open.delete(defender)
  }
  return blocks
}

/** A block lasts by chance, and by who is better. */
function shedTime(
  random: Random,
  cast: Cast,
  pair: { blocker: number; defender: number; kind: 'pass' | 'run' },
): number {
  const defender = cast.defense[pair.defender] as DefenseActor
  const edge = (cast.offense[pair.blocker] as OffenseActor).player.skill - defender.player.skill
  const runHold = typeof defender.role === 'number' ? RUN_HOLD_S.front : RUN_HOLD_S.others
  const mean = (pair.kind === 'pass' ? PASS_HOLD_S : runHold) * Math.exp(0.15 * edge)
  return SURE_HOLD_S[pair.kind] - Math.log(1 - random.uniform()) * mean
}

function isLineman(actor: OffenseActor): boolean {
  return !isEligible(actor) && actor.player.position !== 'QB'
}

/** Linemen, attached tight ends and backs block in the box. */
function isInside(actor: OffenseActor): boolean {
  return actor.player.position !== 'QB' && Math.abs(actor.spot.lateral_yd) < 6.5
}

function isNearBox(cast: Cast, actor: DefenseActor): boolean {
  const { body } = actor
  return body.x_yd - cast.situation.line_yd < 7.5 && Math.abs(body.y_yd - cast.situation.ballY_yd) < 8
}

function distanceToHole(cast: Cast, { body }: DefenseActor, path: RunPath): number {
  const { situation } = cast
  return Math.hypot(body.y_yd - situation.ballY_yd - path.hole_yd, 0.8 * (body.x_yd - situation.line_yd))
}
