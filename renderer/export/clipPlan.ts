/** Which moments a clip shows and how long each of them stands, decided before a pixel is drawn. */

/** Frames a second that a GIF can keep to: its delays are whole hundredths of a second. */
export const CLIP_RATES = [10, 20, 25, 50] as const
export type ClipRate = (typeof CLIP_RATES)[number]

/** Of real time. */
export const CLIP_SPEEDS = [1, 0.5, 0.25, 0.1] as const
export type ClipSpeed = (typeof CLIP_SPEEDS)[number]

/** What of the play: all of it, what lies between the coach's marks, or what lies around the snap. */
export type ClipPart = 'play' | 'marks' | 'snap'

/** Seconds from the snap. */
export interface ClipSpan {
  readonly start: number
  readonly end: number
}

/** The part of a playback that says what can be shown. */
export interface ClipSource extends ClipSpan {
  readonly markIn: number | null
  readonly markOut: number | null
  readonly hasSnap: boolean
}

export interface ClipPace {
  readonly rate: ClipRate
  readonly speed: ClipSpeed
  /** The last frame stands a second longer, so that the eye finds the end before it starts again. */
  readonly holdsLast: boolean
}

export interface ClipPlan {
  /** The moments to draw, seconds from the snap. */
  readonly times: readonly number[]
  /** How long each stands, hundredths of a second; as many as `times`. */
  readonly delays_cs: readonly number[]
  /** How long the clip runs once. */
  readonly duration_s: number
}

const CENTISECONDS_OF_A_SECOND = 100
const HOLD_cs = 100
/** Around the snap: the last looks of the quarterback, and the coverage showing itself. */
const AROUND_SNAP: ClipSpan = { start: -3, end: 3 }
/** Sums of tenths are not exact: an end this much past the grid is on it. */
const ROUNDING_frames = 1e-6

/** Where a part of a play begins and ends; one mark alone goes to the play's own end. */
export function spanOf(part: ClipPart, source: ClipSource): ClipSpan {
  const { start, end } = source
  if (part === 'marks') return { start: source.markIn ?? start, end: source.markOut ?? end }
  if (part === 'snap' && source.hasSnap) {
    return { start: Math.max(start, AROUND_SNAP.start), end: Math.min(end, AROUND_SNAP.end) }
  }
  return { start, end }
}

/** The clip of a span: both its ends are shown as far as they lie on the grid of the clip's frames. Each time is worked
 *  out by itself, so that the same span gives the same moments wherever it is cut. */
export function clipPlanOf({ start, end }: ClipSpan, { rate, speed, holdsLast }: ClipPace): ClipPlan {
  const steps = Math.max(0, Math.floor(((end - start) / speed) * rate + ROUNDING_frames))
  const delay_cs = CENTISECONDS_OF_A_SECOND / rate
  const times = Array.from({ length: steps + 1 }, (_, step) => start + (step * speed) / rate)
  const delays_cs = times.map((_, step) => delay_cs + (holdsLast && step === steps ? HOLD_cs : 0))
  const duration_s = delays_cs.reduce((sum, delay) => sum + delay, 0) / CENTISECONDS_OF_A_SECOND
  return { times, delays_cs, duration_s }
}

/** The step of a clip that stands on screen so long after its beginning; it goes round. */
export function stepAt({ delays_cs, duration_s }: ClipPlan, elapsed_s: number): number {
  let left = (elapsed_s % duration_s) * CENTISECONDS_OF_A_SECOND
  const step = delays_cs.findIndex((delay) => {
    left -= delay
    return left < -ROUNDING_frames
  })
  return step < 0 ? delays_cs.length - 1 : step
}

/** Steps spread evenly over a clip, the first among them; each has a step after it where the clip has two. */
export function sampleSteps({ times }: Pick<ClipPlan, 'times'>, count: number): readonly number[] {
  const last = Math.max(0, times.length - 2)
  const steps = Array.from({ length: count }, (_, i) => Math.round((i * last) / Math.max(1, count - 1)))
  return [...new Set(steps)]
}

/** What a sample of a clip weighs: bytes of the file's head with its first frame, and of each frame after another. */
export interface SampleSizes {
  readonly first_bytes: number
  readonly next_bytes: readonly number[]
}

/** The size that a whole clip will have, about. */
export function estimatedBytes(frames: number, { first_bytes, next_bytes }: SampleSizes): number {
  if (next_bytes.length === 0) return first_bytes
  const mean = next_bytes.reduce((sum, bytes) => sum + bytes, 0) / next_bytes.length
  return Math.round(first_bytes + mean * (frames - 1))
}

/** "2.4 MB", "310 KB": as file managers count them. */
export function sizeText(bytes: number): string {
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  const megabytes = bytes / 1_000_000
  return `${megabytes < 9.95 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`
}
