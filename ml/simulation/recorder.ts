/** Turns the movement of bodies into tracking as a stadium's sensors would see it. */
import type { Random } from '../base/random.ts'
import type { Track, Tracking, TrackingEvent } from '../football/tracking.ts'
import type { Cast } from './actors.ts'
import { type Body, FRAME_TIME_S } from './body.ts'
import type { SimulatedPlayer } from './roster.ts'

/** The ball of a play. */
export interface Ball {
  x_yd: number
  y_yd: number
}

/** Frames of true movement, before the sensors. One column a body in the order of the tracks. */
export interface Recorder {
  readonly tracks: readonly Track[]
  readonly bodies: readonly Body[]
  readonly ball: Ball
  frameCount: number
  /** [frame, track, (x, y, velocity x, velocity y, facing)]. */
  readonly truth: Float64Array
}

const TRUTH_WIDTH = 5
/** The sensors wander by this much around the true place, over about this many seconds. */
const WANDER_YD = 0.035
const WANDER_TIME_S = 2.5
const WANDER_KEEP = 1 - FRAME_TIME_S / WANDER_TIME_S
const WANDER_KICK_YD = WANDER_YD * Math.sqrt(1 - WANDER_KEEP * WANDER_KEEP)
/** Of a speed reading: at rest, and in proportion to the speed. */
const SPEED_NOISE_YDPS = 0.006
const SPEED_NOISE_SHARE = 0.004
/** Slower than this the sensors call it standing still. */
const STANDING_YDPS = 0.02
const STANDING_DRIFT_RAD = 0.08
const HEADING_NOISE_RAD = 0.05
const FACING_NOISE_RAD = 0.06

/** Room for `frameLimit` frames of a cast; the ball lies at the line of scrimmage. */
export function recorderFor(cast: Cast, frameLimit: number): Recorder {
  const byId = (a: { player: SimulatedPlayer }, b: { player: SimulatedPlayer }) => a.player.playerId - b.player.playerId
  const offense = cast.offense.toSorted(byId)
  const defense = cast.defense.toSorted(byId)
  const ball: Track = { side: 'ball', playerId: null, name: 'football', jersey: null, position: null }
  const tracks = [
    ...offense.map((actor) => trackOf(actor.player, 'offense')),
    ...defense.map((actor) => trackOf(actor.player, 'defense')),
    ball,
  ]
  return {
    tracks,
    bodies: [...offense, ...defense].map((actor) => actor.body),
    ball: { x_yd: cast.situation.line_yd, y_yd: cast.situation.ballY_yd },
    frameCount: 0,
    truth: new Float64Array(frameLimit * tracks.length * TRUTH_WIDTH),
  }
}

function trackOf(player: SimulatedPlayer, side: 'offense' | 'defense'): Track {
  return { side, playerId: player.playerId, name: player.name, jersey: player.jersey, position: player.position }
}

/** Keeps where everybody is now as the next frame. */
export function recordFrame(recorder: Recorder): void {
  const { truth, bodies, ball } = recorder
  let at = recorder.frameCount * recorder.tracks.length * TRUTH_WIDTH
  for (const body of bodies) {
    truth[at] = body.x_yd
    truth[at + 1] = body.y_yd
    truth[at + 2] = body.velocityX_ydps
    truth[at + 3] = body.velocityY_ydps
    truth[at + 4] = body.facing_rad
    at += TRUTH_WIDTH
  }
  truth[at] = ball.x_yd
  truth[at + 1] = ball.y_yd
  recorder.frameCount++
}

/** What was recorded of a play, and what happened when. */
export interface Recording {
  readonly recorder: Recorder
  readonly snapFrame: number
  readonly events: readonly TrackingEvent[]
}

/** The play as the sensors saw it. */
export function trackingFrom(random: Random, { recorder, snapFrame, events }: Recording): Tracking {
  const { tracks, frameCount } = recorder
  const column = () => new Float32Array(frameCount * tracks.length).fill(Number.NaN)
  const tracking: Tracking = {
    tracks,
    frameCount,
    firstFrameId: 1,
    snapFrame,
    snapSource: 'ball_snap',
    isSnapEstimated: false,
    events: events.filter((event) => event.frame < frameCount).toSorted((a, b) => a.frame - b.frame),
    x: column(),
    y: column(),
    speed: column(),
    acceleration: column(),
    heading: column(),
    orientation: column(),
  }
  for (let slot = 0; slot < tracks.length - 1; slot++) {
    const own = random.fork(slot)
    sensePlayer(own, recorder, sensorOf(own, tracking, slot))
  }
  senseBall(recorder, tracking, tracks.length - 1)
  return tracking
}

/** The sensor in one player's shoulders. */
interface Sensor {
  readonly tracking: Tracking
  readonly slot: number
  /** How far off the true place it is right now. */
  wanderX_yd: number
  wanderY_yd: number
  heading_rad: number
  lastSpeed_ydps: number
}

function sensorOf(random: Random, tracking: Tracking, slot: number): Sensor {
  const wander = () => WANDER_YD * jitter(random)
  const heading_rad = 2 * Math.PI * random.uniform()
  return { tracking, slot, wanderX_yd: wander(), wanderY_yd: wander(), heading_rad, lastSpeed_ydps: 0 }
}

/** One player's six columns. The wander of his sensor moves slowly, so it hardly shows in his speed. */
function sensePlayer(random: Random, { truth, tracks, frameCount }: Recorder, sensor: Sensor): void {
  const { tracking, slot } = sensor
  for (let frame = 0; frame < frameCount; frame++) {
    const to = frame * tracks.length + slot
    const at = to * TRUTH_WIDTH
    const speed = readSpeed(random, sensor, { x: truth[at + 2] as number, y: truth[at + 3] as number })
    tracking.x[to] = hundredth((truth[at] as number) + sensor.wanderX_yd)
    tracking.y[to] = hundredth((truth[at + 1] as number) + sensor.wanderY_yd)
    tracking.speed[to] = speed
    tracking.acceleration[to] = frame === 0 ? 0 : hundredth(Math.abs(speed - sensor.lastSpeed_ydps) / FRAME_TIME_S)
    tracking.heading[to] = wrapped(sensor.heading_rad)
    tracking.orientation[to] = wrapped((truth[at + 4] as number) + FACING_NOISE_RAD * jitter(random))
    sensor.lastSpeed_ydps = speed
  }
}

/** The speed as read; moves the sensor's wander and heading along. Nobody who stands has a direction of movement:
 *  the sensor's then drifts. */
function readSpeed(random: Random, sensor: Sensor, velocity: { x: number; y: number }): number {
  const speed = Math.sqrt(velocity.x * velocity.x + velocity.y * velocity.y)
  if (speed <= STANDING_YDPS) {
    sensor.heading_rad += STANDING_DRIFT_RAD * jitter(random)
    return hundredth(0.5 * speed)
  }
  sensor.wanderX_yd = WANDER_KEEP * sensor.wanderX_yd + WANDER_KICK_YD * jitter(random)
  sensor.wanderY_yd = WANDER_KEEP * sensor.wanderY_yd + WANDER_KICK_YD * jitter(random)
  sensor.heading_rad = Math.atan2(velocity.y, velocity.x) + (HEADING_NOISE_RAD * jitter(random)) / Math.max(0.25, speed)
  return hundredth(Math.max(0, speed + (SPEED_NOISE_YDPS + SPEED_NOISE_SHARE * speed) * jitter(random)))
}

/** The ball has a place and a speed; it faces nowhere. */
function senseBall(recorder: Recorder, tracking: Tracking, slot: number): void {
  const { truth, tracks, frameCount } = recorder
  let lastSpeed = 0
  for (let frame = 0; frame < frameCount; frame++) {
    const to = frame * tracks.length + slot
    const x = truth[to * TRUTH_WIDTH] as number
    const y = truth[to * TRUTH_WIDTH + 1] as number
    const before = Math.max(0, frame - 1) * tracks.length + slot
    const step = Math.hypot(
      x - (truth[before * TRUTH_WIDTH] as number),
      y - (truth[before * TRUTH_WIDTH + 1] as number),
    )
    tracking.x[to] = hundredth(x)
    tracking.y[to] = hundredth(y)
    tracking.speed[to] = hundredth(step / FRAME_TIME_S)
    tracking.acceleration[to] = frame === 0 ? 0 : hundredth(Math.abs(step / FRAME_TIME_S - lastSpeed) / FRAME_TIME_S)
    lastSpeed = step / FRAME_TIME_S
  }
}

/** Nearly normal with deviation 1, and several times cheaper: sensors need nothing finer. */
function jitter(random: Random): number {
  return 2 * (random.uniform() + random.uniform() + random.uniform() - 1.5)
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100
}

function wrapped(heading: number): number {
  const turn = 2 * Math.PI
  const rest = heading % turn
  return rest < 0 ? rest + turn : rest
}
