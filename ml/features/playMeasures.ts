/** What is measured on plays to tell whether two sets are alike, as simulated ones and real ones: one list for both. */
import type { Play } from '../football/play.ts'
import { FRAME_RATE, frameAtMoment, type Tracking } from '../football/tracking.ts'
import { seconds } from '../football/units.ts'
import { type Look, lookAt, type Spot } from './look.ts'

export interface MeasuredPlay {
  readonly play: Play
  readonly tracking: Tracking
}

/** A named quantity of a play. A rate's samples are 0 or 1 and are told by their mean, others by quantiles. */
export interface PlayMeasure {
  readonly name: string
  readonly unit: 'yd' | 's' | 'yd/s' | 'yd/s2' | 'players' | 'frames' | 'share'
  /** None where the play cannot tell. */
  samples(measured: MeasuredPlay): readonly number[]
}

type Group = 'line' | 'passer' | 'backs' | 'receivers' | 'rushers' | 'backers' | 'secondary'

const GROUPS: Readonly<Record<Group, readonly string[]>> = {
  line: ['T', 'G', 'C'],
  passer: ['QB'],
  backs: ['RB', 'FB'],
  receivers: ['WR', 'TE'],
  rushers: ['DE', 'DT', 'NT'],
  backers: ['ILB', 'MLB', 'OLB', 'LB'],
  secondary: ['CB', 'FS', 'SS', 'DB', 'S'],
}

/** Told apart by man and zone, this is the oldest tell there is. */
export const FOLLOWED_MEASURE = 'a man who moved 5 yd or more across the field in the last 4 s was followed'

const MOMENTS_S = [-4, -1, 0] as const
/** Faster than a stance or a shuffle: in motion. */
const MOTION_YDPS = 1.5

export const PLAY_MEASURES: readonly PlayMeasure[] = [
  ...offenseMeasures(),
  ...MOMENTS_S.flatMap(defenseMeasures),
  ...movementMeasures(),
  ...timeMeasures(),
  ...(Object.keys(GROUPS) as Group[]).flatMap(speedMeasures),
]

function offenseMeasures(): PlayMeasure[] {
  return [
    atSnap('gap between neighbouring linemen at the snap', 'yd', (look) => {
      const line = look.offense.filter((spot) => GROUPS.line.includes(spot.position ?? '') && spot.depth_yd > -3)
      const sorted = line.map((spot) => spot.lateral_yd).toSorted((a, b) => a - b)
      return line.length === 5 ? sorted.slice(1).map((y, i) => y - (sorted[i] as number)) : []
    }),
    atSnap('depth of the linemen at the snap', 'yd', (look) =>
      look.offense.filter((spot) => GROUPS.line.includes(spot.position ?? '')).map((spot) => spot.depth_yd),
    ),
    atSnap('widest receiver from the ball at the snap', 'yd', (look) =>
      outsideReceivers(look).map((spot) => Math.abs(spot.lateral_yd)),
    ),
    atSnap('next receiver inside of him', 'yd', (look) =>
      innerReceivers(look).map((spot) => Math.abs(spot.lateral_yd)),
    ),
    atSnap('depth of split receivers at the snap', 'yd', (look) =>
      look.eligibles.filter((spot) => Math.abs(spot.lateral_yd) > 5).map((spot) => spot.depth_yd),
    ),
    atSnap('passer in the shotgun or pistol', 'share', (look) =>
      look.offense.filter((spot) => spot.position === 'QB').map((spot) => (spot.depth_yd < -3 ? 1 : 0)),
    ),
    atSnap('depth of the passer in the shotgun', 'yd', (look) =>
      look.offense.filter((spot) => spot.position === 'QB' && spot.depth_yd < -3).map((spot) => spot.depth_yd),
    ),
    atSnap('eligible men split wider than 9 yd', 'players', (look) => [
      look.eligibles.filter((spot) => Math.abs(spot.lateral_yd) > 9).length,
    ]),
  ]
}

function defenseMeasures(moment_s: number): PlayMeasure[] {
  const when = moment_s === 0 ? 'at the snap' : `${-moment_s} s before the snap`
  const deepest = (look: Look) => look.defense.map((spot) => spot.depth_yd).toSorted((a, b) => b - a)
  const atMoment = (name: string, unit: PlayMeasure['unit'], samples: (look: Look) => number[]): PlayMeasure => ({
    name,
    unit,
    samples: (measured) => looksAt(measured, [moment_s], ([look]) => samples(look as Look)),
  })
  return [
    atMoment(`cushion over the widest receivers ${when}`, 'yd', (look) =>
      outsideReceivers(look).map((r) => cushion(r, look)),
    ),
    atMoment(`cushion over inside receivers ${when}`, 'yd', (look) =>
      innerReceivers(look).map((r) => cushion(r, look)),
    ),
    atMoment(`deepest defender ${when}`, 'yd', (look) => deepest(look).slice(0, 1)),
    atMoment(`second deepest ${when}`, 'yd', (look) => deepest(look).slice(1, 2)),
    atMoment(`third deepest ${when}`, 'yd', (look) => deepest(look).slice(2, 3)),
    atMoment(`safeties apart ${when}`, 'yd', (look) => {
      const [a, b] = look.defense.toSorted((p, q) => q.depth_yd - p.depth_yd)
      return a && b ? [Math.abs(a.lateral_yd - b.lateral_yd)] : []
    }),
    atMoment(`defenders in the box ${when}`, 'players', (look) => [
      look.defense.filter((spot) => spot.depth_yd < 6.5 && Math.abs(spot.lateral_yd) < 6).length,
    ]),
    atMoment(`defenders on the line ${when}`, 'players', (look) => [
      look.defense.filter((spot) => spot.depth_yd < 1.8).length,
    ]),
  ]
}

function movementMeasures(): PlayMeasure[] {
  return [
    atSnap('a man in motion at the snap', 'share', (look) => [
      look.eligibles.some((spot) => Math.abs(spot.lateralSpeed_ydps) > MOTION_YDPS) ? 1 : 0,
    ]),
    {
      name: 'a man changed his place by 4 yd or more across the field in the last 5 s',
      unit: 'share',
      samples: (measured) =>
        looksAt(measured, [-5, 0], ([before, after]) => [hasMoved(before as Look, after as Look) ? 1 : 0]),
    },
    {
      name: FOLLOWED_MEASURE,
      unit: 'share',
      samples: (measured) => looksAt(measured, [-4, 0], ([before, after]) => followed(before as Look, after as Look)),
    },
    {
      name: 'how far the secondary moved in the last second',
      unit: 'yd',
      samples: (measured) => displacements(measured, -1, 0),
    },
    {
      name: 'how far the secondary moved from 4 s to 1 s before the snap',
      unit: 'yd',
      samples: (measured) => displacements(measured, -4, -1),
    },
    {
      name: 'second deepest: deeper 1.5 s after the snap than 1 s before it',
      unit: 'yd',
      samples: (measured) =>
        looksAt(measured, [-1, 1.5], ([before, after]) => [secondDepth(after as Look) - secondDepth(before as Look)]),
    },
  ]
}

/** Whether a defender went along for 60 % of the way of the man who moved furthest; nothing if he moved little. */
function followed(before: Look, after: Look): number[] {
  const wayOf = (spot: Spot, spots: readonly Spot[]) => {
    const was = spots.find((other) => other.slot === spot.slot)
    return was === undefined ? 0 : spot.lateral_yd - was.lateral_yd
  }
  const ways = after.eligibles.map((spot) => wayOf(spot, before.eligibles))
  const way = ways.reduce((most, other) => (Math.abs(other) > Math.abs(most) ? other : most), 0)
  if (Math.abs(way) < 5) return []
  return [after.defense.some((spot) => wayOf(spot, before.defense) / way > 0.6) ? 1 : 0]
}

function hasMoved(before: Look, after: Look): boolean {
  return after.eligibles.some((spot) => {
    const was = before.eligibles.find((other) => other.slot === spot.slot)
    return was !== undefined && Math.abs(was.lateral_yd - spot.lateral_yd) > 4
  })
}

function timeMeasures(): PlayMeasure[] {
  const fromEvent =
    (name: string) =>
    ({ tracking }: MeasuredPlay) => {
      const event = tracking.events.find((other) => other.name === name)
      const { snapFrame } = tracking
      return event === undefined || snapFrame === null ? [] : [(snapFrame - event.frame) / FRAME_RATE]
    }
  return [
    {
      name: 'frames before the snap',
      unit: 'frames',
      samples: ({ tracking }) => (tracking.snapFrame === null ? [] : [tracking.snapFrame]),
    },
    { name: 'line set to snap', unit: 's', samples: fromEvent('line_set') },
    { name: 'huddle break to snap', unit: 's', samples: fromEvent('huddle_break_offense') },
    {
      name: 'snap to throw',
      unit: 's',
      samples: (measured) => fromEvent('pass_forward')(measured).map((time) => -time),
    },
  ]
}

function speedMeasures(group: Group): PlayMeasure[] {
  const column =
    (name: 'speed' | 'acceleration', from_s: number, to_s: number) =>
    ({ tracking }: MeasuredPlay) => {
      const samples: number[] = []
      for (let time = from_s; time < to_s - 1e-9; time += 1 / FRAME_RATE) {
        const frame = frameAtMoment(tracking, seconds(time))
        if (frame === null) continue
        tracking.tracks.forEach((track, slot) => {
          if (!GROUPS[group].includes(track.position ?? '')) return
          const value = tracking[name][frame * tracking.tracks.length + slot] as number
          if (!Number.isNaN(value)) samples.push(value)
        })
      }
      return samples
    }
  return [
    { name: `${group}: speed in the last 4 s before the snap`, unit: 'yd/s', samples: column('speed', -4, 0) },
    { name: `${group}: speed in the 3 s after the snap`, unit: 'yd/s', samples: column('speed', 0.1, 3.1) },
    {
      name: `${group}: acceleration in the last 4 s before the snap`,
      unit: 'yd/s2',
      samples: column('acceleration', -4, 0),
    },
    {
      name: `${group}: acceleration in the 3 s after the snap`,
      unit: 'yd/s2',
      samples: column('acceleration', 0.1, 3.1),
    },
  ]
}

function atSnap(name: string, unit: PlayMeasure['unit'], samples: (look: Look) => number[]): PlayMeasure {
  return { name, unit, samples: (measured) => looksAt(measured, [0], ([look]) => samples(look as Look)) }
}

/** What `samples` makes of the pictures at some moments (seconds from the snap); nothing where one is missing. */
function looksAt(
  { play, tracking }: MeasuredPlay,
  moments_s: readonly number[],
  samples: (looks: readonly Look[]) => number[],
): number[] {
  const line = play.lineOfScrimmage
  const frames = moments_s.map((moment) => frameAtMoment(tracking, seconds(moment)))
  if (line === null || frames.includes(null)) return []
  return samples(frames.map((frame) => lookAt(tracking, frame as number, line)))
}

function displacements(measured: MeasuredPlay, from_s: number, to_s: number): number[] {
  const from = frameAtMoment(measured.tracking, seconds(from_s))
  const to = frameAtMoment(measured.tracking, seconds(to_s))
  if (from === null || to === null) return []
  const { tracking } = measured
  const width = tracking.tracks.length
  return tracking.tracks.flatMap((track, slot) => {
    const move = Math.hypot(
      (tracking.x[to * width + slot] as number) - (tracking.x[from * width + slot] as number),
      (tracking.y[to * width + slot] as number) - (tracking.y[from * width + slot] as number),
    )
    return GROUPS.secondary.includes(track.position ?? '') && !Number.isNaN(move) ? [move] : []
  })
}

function outsideReceivers(look: Look): Spot[] {
  const byLateral = look.eligibles.toSorted((a, b) => a.lateral_yd - b.lateral_yd)
  const [right, left] = [byLateral[0], byLateral.at(-1)]
  return [right, left].filter((spot): spot is Spot => spot !== undefined && Math.abs(spot.lateral_yd) > 7)
}

function innerReceivers(look: Look): Spot[] {
  const outside = outsideReceivers(look)
  return look.eligibles.filter((spot) => !outside.includes(spot) && Math.abs(spot.lateral_yd) > 5 && spot.depth_yd > -4)
}

function cushion(receiver: Spot, look: Look): number {
  const gap = (spot: Spot) => Math.hypot(spot.depth_yd - receiver.depth_yd, spot.lateral_yd - receiver.lateral_yd)
  return look.defense.reduce((a, b) => (gap(b) < gap(a) ? b : a)).depth_yd - receiver.depth_yd
}

function secondDepth(look: Look): number {
  return look.defense.map((spot) => spot.depth_yd).toSorted((a, b) => b - a)[1] ?? 0
}
