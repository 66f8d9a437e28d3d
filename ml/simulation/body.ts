/** A player's body: where he is, how fast he can get elsewhere, and which way his shoulders point. */
import { FRAME_RATE } from '../football/tracking.ts'

/** Nobody runs faster: the fastest ball carrier Next Gen Stats has timed reached 11.3 yd/s (23.2 mph). */
export const GREATEST_TOP_SPEED_YDPS = 10.5
/** Nobody changes his velocity faster, in any direction: 0.84 g, about what studs hold on grass. */
export const GREATEST_ACCELERATION_YDPS2 = 9

/** Between two frames. */
export const FRAME_TIME_S = 1 / FRAME_RATE

/** Braking is stronger than starting, and cutting about as strong. */
const GREATEST_BRAKING_YDPS2 = 6.6
const GREATEST_CUT_YDPS2 = 6
/** How hard a man plans to brake when he runs to a spot. */
const PLANNED_BRAKING_YDPS2 = 3.2
/** Share of a new push that the legs take up within one frame. */
const PUSH_SHARE = 0.55
/** He closes the last steps in this time. */
const SETTLE_TIME_S = 0.6
/** He takes this long to bring his velocity to what he wants; longer at a walk, where nothing presses him. */
const RESPONSE_TIME_S = 0.5
const WALKING_RESPONSE_TIME_S = 0.6
const WALKING_PACE_YDPS = 2.6
/** Shoulders turn no faster, rad/s. */
const GREATEST_TURN_RADPS = 5.5

export interface Body {
  x_yd: number
  y_yd: number
  velocityX_ydps: number
  velocityY_ydps: number
  /** What his legs are doing now: they cannot push the other way at once. */
  pushX_ydps2: number
  pushY_ydps2: number
  /** Heading of the shoulders, radians, not wrapped. */
  facing_rad: number
  readonly topSpeed_ydps: number
  readonly burst_ydps2: number
  /** Where he wants to be, and how that place moves. */
  aimX_yd: number
  aimY_yd: number
  aimVelocityX_ydps: number
  aimVelocityY_ydps: number
  /** No faster than this, and through the aim (not to a stop there) with the second. */
  pace_ydps: number
  throughSpeed_ydps: number
  /** How much of his strength he puts into starting, stopping and cutting, 0 to 1. */
  effort: number
  lookX_yd: number
  lookY_yd: number
}

export function bodyAt(place: { x_yd: number; y_yd: number }, topSpeed_ydps: number, burst_ydps2: number): Body {
  return {
    ...place,
    velocityX_ydps: 0,
    velocityY_ydps: 0,
    pushX_ydps2: 0,
    pushY_ydps2: 0,
    facing_rad: 0,
    topSpeed_ydps,
    burst_ydps2,
    aimX_yd: place.x_yd,
    aimY_yd: place.y_yd,
    aimVelocityX_ydps: 0,
    aimVelocityY_ydps: 0,
    pace_ydps: 0,
    throughSpeed_ydps: 0,
    effort: 1,
    lookX_yd: place.x_yd,
    lookY_yd: place.y_yd,
  }
}

/** Sends him to a place that stands still. Plain numbers, because every man is sent somewhere in every frame. */
export function aimAt(body: Body, x_yd: number, y_yd: number, pace_ydps: number): void {
  body.aimX_yd = x_yd
  body.aimY_yd = y_yd
  body.aimVelocityX_ydps = 0
  body.aimVelocityY_ydps = 0
  body.pace_ydps = pace_ydps
  body.throughSpeed_ydps = 0
}

export function lookAtPoint(body: Body, x_yd: number, y_yd: number): void {
  body.lookX_yd = x_yd
  body.lookY_yd = y_yd
}

export function speedOf(body: Body): number {
  return Math.sqrt(body.velocityX_ydps ** 2 + body.velocityY_ydps ** 2)
}

export function distanceBetween(a: Body, b: Body): number {
  return distanceTo(a, b.x_yd, b.y_yd)
}

export function distanceTo(body: Body, x_yd: number, y_yd: number): number {
  const dx = body.x_yd - x_yd
  const dy = body.y_yd - y_yd
  return Math.sqrt(dx * dx + dy * dy)
}

/** One frame of movement toward the aim, within what legs can do. */
export function advance(body: Body): void {
  const dx = body.aimX_yd - body.x_yd
  const dy = body.aimY_yd - body.y_yd
  const distance = Math.sqrt(dx * dx + dy * dy) + 1e-9
  const pace = Math.min(body.pace_ydps, body.topSpeed_ydps)
  const arriving = Math.sqrt(body.throughSpeed_ydps ** 2 + 2 * body.effort * PLANNED_BRAKING_YDPS2 * distance)
  const settling = body.throughSpeed_ydps + distance / SETTLE_TIME_S
  const approach = Math.min(pace, arriving, settling)
  let wantedX = body.aimVelocityX_ydps + (approach * dx) / distance
  let wantedY = body.aimVelocityY_ydps + (approach * dy) / distance
  const wanted = Math.sqrt(wantedX * wantedX + wantedY * wantedY)
  if (wanted > pace) {
    wantedX *= pace / wanted
    wantedY *= pace / wanted
  }
  changeVelocity(body, wantedX - body.velocityX_ydps, wantedY - body.velocityY_ydps)
  body.x_yd += body.velocityX_ydps * FRAME_TIME_S
  body.y_yd += body.velocityY_ydps * FRAME_TIME_S
  turn(body)
}

/** Applies as much of a change as one frame allows: less forward the faster he is, more in braking and cutting. */
function changeVelocity(body: Body, changeX: number, changeY: number): void {
  const speed = speedOf(body)
  const share = FRAME_TIME_S / (body.pace_ydps < WALKING_PACE_YDPS ? WALKING_RESPONSE_TIME_S : RESPONSE_TIME_S)
  const forwardX = speed > 0.3 ? body.velocityX_ydps / speed : unit(changeX, changeY)
  const forwardY = speed > 0.3 ? body.velocityY_ydps / speed : unit(changeY, changeX)
  const along = share * (changeX * forwardX + changeY * forwardY)
  const across = share * (changeY * forwardX - changeX * forwardY)
  const gain = body.effort * body.burst_ydps2 * Math.max(0, 1.04 - speed / body.topSpeed_ydps)
  const forward = Math.max(-body.effort * GREATEST_BRAKING_YDPS2, Math.min(gain, along / FRAME_TIME_S))
  const cut = body.effort * GREATEST_CUT_YDPS2
  const sideways = Math.max(-cut, Math.min(cut, across / FRAME_TIME_S))
  push(body, forward * forwardX - sideways * forwardY, forward * forwardY + sideways * forwardX)
}

/** The legs take up part of a new push at once; neither it nor the speed goes beyond what the body can do. */
function push(body: Body, pushX: number, pushY: number): void {
  const size = Math.sqrt(pushX * pushX + pushY * pushY)
  const most = size > GREATEST_ACCELERATION_YDPS2 ? GREATEST_ACCELERATION_YDPS2 / size : 1
  body.pushX_ydps2 += PUSH_SHARE * (most * pushX - body.pushX_ydps2)
  body.pushY_ydps2 += PUSH_SHARE * (most * pushY - body.pushY_ydps2)
  body.velocityX_ydps += body.pushX_ydps2 * FRAME_TIME_S
  body.velocityY_ydps += body.pushY_ydps2 * FRAME_TIME_S
  const speed = speedOf(body)
  if (speed <= body.topSpeed_ydps) return
  body.velocityX_ydps *= body.topSpeed_ydps / speed
  body.velocityY_ydps *= body.topSpeed_ydps / speed
}

/** First component of the unit vector (a, b). */
function unit(a: number, b: number): number {
  const length = Math.sqrt(a * a + b * b)
  return length < 1e-9 ? 0 : a / length
}

function turn(body: Body): void {
  const dx = body.lookX_yd - body.x_yd
  const dy = body.lookY_yd - body.y_yd
  if (dx * dx + dy * dy < 0.01) return
  const error = Math.atan2(dy, dx) - body.facing_rad
  const shortest = error - 2 * Math.PI * Math.round(error / (2 * Math.PI))
  const most = GREATEST_TURN_RADPS * FRAME_TIME_S
  body.facing_rad += Math.max(-most, Math.min(most, 0.5 * shortest))
}
