/** From the snap to the whistle, frame by frame, until the ball is dead. */
import type { Random } from '../base/random.ts'
import type { AtSnap } from './beforeSnap.ts'
import { holdBlocked, isHeld } from './blocks.ts'
import { advance, aimAt, distanceBetween, FRAME_TIME_S } from './body.ts'
import { settleRun } from './carrier.ts'
import { playDefense } from './defensePlay.ts'
import type { Down } from './down.ts'
import { flyBall } from './flight.ts'
import { type EndedPlay, type LivePlay, note } from './live.ts'
import { isShotgun } from './offenseCall.ts'
import { playOffense } from './offensePlay.ts'
import { recordFrame } from './recorder.ts'
import { snapBall } from './snap.ts'

/** Recorded after the snap, whatever happens, and at most; and how long after the whistle. */
const LEAST_RECORDED_S = 3
export const MOST_RECORDED_S = 5
const AFTER_WHISTLE_S = 0.8
/** No play lasts longer; whoever still has the ball is down. */
const LONGEST_PLAY_S = 14
/** The ball's way from the center to the passer. */
const SNAP_TIME_S = { shotgun: 0.45, underCenter: 0.2 }
const SACK_REACH_YD = 1
/** In each tenth of a second within reach of the passer. */
const SACK_SHARE = { free: 0.5, held: 0.03 }
const MISSED_SACK_TIME_S = 0.6

/** Plays until the ball is dead; records the first seconds. */
export function playAfterSnap(random: Random, down: Down, atSnap: AtSnap): EndedPlay {
  const { recorder } = down
  const live = snapBall(random, down, atSnap)
  let stop = LONGEST_PLAY_S
  for (let frame = 0; frame * FRAME_TIME_S <= stop + 1e-9; frame++) {
    live.time_s = frame * FRAME_TIME_S
    if (live.ending === null) playFrame(live)
    else coolDown(live)
    if (live.time_s <= MOST_RECORDED_S + 1e-9) recordFrame(recorder)
    if (live.ending === null && live.time_s >= LONGEST_PLAY_S - 0.2) whistle(live)
    if (live.ending !== null)
      stop = Math.min(MOST_RECORDED_S, Math.max(LEAST_RECORDED_S, live.ending.time_s + AFTER_WHISTLE_S))
    for (const body of recorder.bodies) advance(body)
  }
  return live as EndedPlay
}

function playFrame(live: LivePlay): void {
  live.cast.offense.forEach((actor, i) => {
    playOffense(live, actor, i)
  })
  live.cast.defense.forEach((actor, i) => {
    playDefense(live, actor, i)
  })
  holdBlocked(live)
  moveBall(live)
}

/** Snapped, held, in the air, carried. */
function moveBall(live: LivePlay): void {
  const { ball, flight, carrier, cast } = live
  if (flight !== null) {
    flyBall(live, flight)
    return
  }
  const { line_yd, ballY_yd } = cast.situation
  const holder = (carrier ?? cast.passer).body
  const snapTime = isShotgun(live.offense.formation) ? SNAP_TIME_S.shotgun : SNAP_TIME_S.underCenter
  const share = Math.min(1, live.time_s / snapTime)
  ball.x_yd = line_yd + share * (holder.x_yd + 0.25 - line_yd)
  ball.y_yd = ballY_yd + share * (holder.y_yd - ballY_yd)
  if (carrier === null) settleSack(live)
  else {
    if (holder.x_yd < line_yd + 0.5) live.crossedLateral_yd = holder.y_yd - ballY_yd
    settleRun(live, carrier)
  }
}

/** A rusher within reach brings the passer down, or slips off him. */
function settleSack(live: LivePlay): void {
  const { passer } = live.cast
  if (live.path !== null) return
  live.cast.defense.forEach((actor, i) => {
    if (live.ending !== null || live.jobs[i]?.kind !== 'rush' || live.time_s < (live.beatenUntil_s[i] as number)) return
    if (distanceBetween(actor.body, passer.body) > SACK_REACH_YD) return
    const held = isHeld(live, i)
    if (live.random.chance(held ? SACK_SHARE.held : SACK_SHARE.free)) {
      const { x_yd, y_yd } = passer.body
      live.passResult = 'S'
      live.ending = {
        passResult: 'S',
        x_yd,
        y_yd,
        time_s: live.time_s,
        how: 'tackled',
        carrier: passer,
        tackler: actor,
      }
      note(live, 'qb_sack')
    } else if (!held) live.beatenUntil_s[i] = live.time_s + MISSED_SACK_TIME_S
  })
}

/** Whoever still has it after so long is down. */
function whistle(live: LivePlay): void {
  const holder = live.carrier ?? live.cast.passer
  const { x_yd, y_yd } = holder.body
  if (live.carrier === null) live.passResult = 'S'
  const { passResult, time_s } = live
  live.ending = { passResult, x_yd, y_yd, time_s, how: 'tackled', carrier: holder, tackler: null }
}

/** After the whistle everybody slows to a walk. */
function coolDown(live: LivePlay): void {
  for (const { body } of [...live.cast.offense, ...live.cast.defense])
    aimAt(body, body.x_yd + 0.4 * body.velocityX_ydps, body.y_yd + 0.4 * body.velocityY_ydps, 1.4)
  const holder = live.ending?.carrier
  if (holder != null) {
    live.ball.x_yd = holder.body.x_yd
    live.ball.y_yd = holder.body.y_yd
  }
}
