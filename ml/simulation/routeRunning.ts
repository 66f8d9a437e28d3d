/** Receivers on their routes: through the turning points, slower into a sharp cut, back to the passer at the end. */
import type { Random } from '../base/random.ts'
import { FIELD_LENGTH, FIELD_WIDTH } from '../football/field.ts'
import type { OffenseActor } from './actors.ts'
import { aimAt, distanceTo, lookAtPoint, speedOf } from './body.ts'
import type { Down } from './down.ts'
import { type FormationRead, receiversOf } from './formationRead.ts'
import type { LivePlay } from './live.ts'
import { ROUTES, type RouteName } from './routes.ts'
import { opposite } from './situation.ts'

export interface RouteRun {
  readonly name: RouteName
  /** Where he is in the passer's progression, 0 first. */
  readonly read: number
  /** Turning points on the field, x then y. */
  readonly points: readonly (readonly [number, number])[]
  readonly stops: boolean
  /** He blocks or is held up until then, seconds after the snap. */
  readonly release_s: number
  readonly pace: number
  next: number
}

const SIDELINE_ROOM_YD = 1.5
const TURNED_YD = 0.9

/** Everybody's route by the called concept, in the order of the cast; null for those who run none. */
export function routesOf(random: Random, { cast, offense }: Down, read: FormationRead): (RouteRun | null)[] {
  const runs: (RouteRun | null)[] = cast.offense.map(() => null)
  const concept = offense.pass
  if (concept === null) return runs
  let order = 0
  const add = (actor: number, name: RouteName, side: number) => {
    const read = order++ + 1.2 * random.uniform()
    runs[actor] = routeRun(random, cast.offense[actor] as OffenseActor, { name, read, side })
  }
  for (const side of [offense.strongSide, opposite(offense.strongSide)]) {
    const names = side === offense.strongSide ? concept.strong : concept.weak
    receiversOf(read, side).forEach((man, i) => {
      add(man.actor, names[i] ?? 'flat', side)
    })
  }
  read.backs.forEach((man, i) => {
    const side = Math.abs(man.lateral_yd) > 0.5 ? Math.sign(man.lateral_yd) : random.chance(0.5) ? 1 : -1
    add(man.actor, i === 0 ? concept.back : 'check', i === 0 ? side : -side)
  })
  return runs
}

/** One frame of one route. */
export function runRoute(live: LivePlay, actor: OffenseActor, run: RouteRun): void {
  const { body } = actor
  if (live.time_s < run.release_s) {
    aimAt(body, body.x_yd - 0.3, body.y_yd, 1)
    return
  }
  const point = run.points[run.next] as readonly [number, number]
  const isLast = run.next === run.points.length - 1
  if (!isLast && distanceTo(body, point[0], point[1]) < TURNED_YD + 0.08 * speedOf(body)) run.next++
  const [x, y] = run.points[run.next] as readonly [number, number]
  aimAt(body, x, y, run.pace * body.topSpeed_ydps)
  const atEnd = run.next === run.points.length - 1
  body.throughSpeed_ydps = atEnd ? (run.stops ? 0 : body.topSpeed_ydps) : cornerSpeed(run)
  const looksBack = atEnd && run.stops && distanceTo(body, x, y) < 2
  const { passer } = live.cast
  if (looksBack) lookAtPoint(body, passer.body.x_yd, passer.body.y_yd)
  else lookAtPoint(body, body.x_yd + body.velocityX_ydps + 0.3, body.y_yd + body.velocityY_ydps)
}

/** A sharp cut has to be taken slowly: 9 yd/s straight on, under 4 at a right angle. */
function cornerSpeed(run: RouteRun): number {
  const here = run.points[run.next] as readonly [number, number]
  const before = run.points[run.next - 1] ?? [here[0] - 1, here[1]]
  const after = run.points[run.next + 1] ?? here
  const [ax, ay] = [here[0] - before[0], here[1] - before[1]]
  const [bx, by] = [after[0] - here[0], after[1] - here[1]]
  const turn = Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by))
  return Math.max(2, 9 * (1 - turn / 2.6))
}

function routeRun(
  random: Random,
  runner: OffenseActor,
  { name, read, side }: { name: RouteName; read: number; side: number },
): RouteRun {
  const route = ROUTES[name]
  const { body, spot } = runner
  const isBack = spot.depth_yd < -3
  const line = body.x_yd - spot.depth_yd
  const isBehindLine = name === 'check' || name === 'swing' || name === 'backScreen'
  const from = isBehindLine ? body.x_yd + 1 : isBack ? body.x_yd + 2 : line
  const stretch = 1 + 0.08 * random.normal()
  const points = route.points.map(([depth, inward]): [number, number] => [
    from + depth * (isBehindLine ? 1 : stretch),
    body.y_yd - side * inward,
  ])
  const kept = points.map(onField)
  // a route that would leave the field ends at its edge
  const stops = route.stops || kept.at(-1)?.join() !== points.at(-1)?.join()
  const pace = (isBack ? 0.78 : 0.88) + 0.05 * random.normal()
  return {
    name,
    read,
    points: kept,
    stops,
    release_s: releaseTime(random, name),
    pace: Math.min(1, pace),
    next: 0,
  }
}

/** A checking back looks for a rusher first, a screen back lets them through. */
function releaseTime(random: Random, name: RouteName): number {
  if (name === 'check') return random.between(0.1, 0.6)
  return name === 'backScreen' ? 0.9 : 0.08 + 0.1 * random.uniform()
}

function onField([x_yd, y_yd]: readonly [number, number]): [number, number] {
  const y = Math.max(SIDELINE_ROOM_YD, Math.min(FIELD_WIDTH - SIDELINE_ROOM_YD, y_yd))
  return [Math.min(FIELD_LENGTH - SIDELINE_ROOM_YD, x_yd), y]
}
