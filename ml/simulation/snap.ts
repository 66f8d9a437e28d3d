/** Sets a play in motion: everybody's job, route and block as the ball is snapped. */
import type { Random } from '../base/random.ts'
import type { AtSnap } from './beforeSnap.ts'
import { passBlocks, runBlocks } from './blocks.ts'
import { covererOf } from './coverers.ts'
import type { Down } from './down.ts'
import { readFormation } from './formationRead.ts'
import { assignJobs } from './jobs.ts'
import { type LivePlay, note } from './live.ts'
import { passerFor } from './passer.ts'
import { type RouteRun, routesOf } from './routeRunning.ts'
import { runPathFor } from './runGame.ts'

/** Nobody uses all his strength before the ball is his to win: who reacts and who waits least. */
const OFFENSE_EFFORT = 0.9
const DEFENSE_EFFORT = 0.8
const PASSER_EFFORT = 0.7

export function snapBall(random: Random, down: Down, atSnap: AtSnap): LivePlay {
  const { cast, offense, defense, recorder } = down
  for (const actor of cast.offense) actor.body.effort = actor === cast.passer ? PASSER_EFFORT : OFFENSE_EFFORT
  for (const actor of cast.defense) actor.body.effort = DEFENSE_EFFORT
  const jobs = assignJobs(cast, defense, atSnap)
  const read = readFormation(atSnap.eligibles)
  const routes = routesOf(random, down, read)
  const path = runPathFor(random, cast.offense, offense)
  const rushers = jobs.filter((job) => job.kind === 'rush').length
  const staying = path === null ? keepIn(random, down, { rushers, routes }) : []
  const live: LivePlay = {
    random,
    cast,
    offense,
    jobs,
    ball: recorder.ball,
    snapFrame: atSnap.snapFrame,
    events: [...atSnap.events],
    routes,
    blocks: path === null ? passBlocks(random, cast, { jobs, staying }) : runBlocks(random, cast, path),
    coverers: cast.defense.map((actor, i) =>
      covererOf(random, down, { actor, job: jobs[i] ?? { kind: 'rush' }, read }),
    ),
    passer: passerFor(random, offense),
    path,
    ...UNPLAYED,
    beatenUntil_s: new Float64Array(cast.defense.length),
  }
  note(live, 'ball_snap')
  return live
}

const UNPLAYED = {
  time_s: 0,
  flight: null,
  lastFlight: null,
  carrier: null,
  tackle: null,
  stumbleUntil_s: 0,
  handoff_s: null,
  crossedLateral_yd: 0,
  passResult: null,
  ending: null,
}

/** Backs and attached tight ends who stay in to block, against a blitz and at times anyway; their routes are taken
 *  off the list. */
function keepIn(random: Random, { cast }: Down, plan: { rushers: number; routes: (RouteRun | null)[] }): number[] {
  const { rushers, routes } = plan
  const stays = cast.offense.map((actor, i) => {
    const isBack = routes[i]?.name === 'check'
    const isTight = actor.player.position === 'TE' && Math.abs(actor.spot.lateral_yd) < 5.5
    return (isBack && random.chance(rushers > 4 ? 0.6 : 0.12)) || (isTight && random.chance(0.14))
  })
  stays.forEach((isStaying, i) => {
    if (isStaying) routes[i] = null
  })
  return stays.flatMap((isStaying, i) => (isStaying ? [i] : []))
}
