/** The tracking rows of one play as the Big Data Bowl 2025 has them: on the recorded field, bearings in degrees. */
import { FIELD_LENGTH, FIELD_WIDTH } from '../../ml/football/field.ts'
import type { Game, Play } from '../../ml/football/play.ts'
import { FRAME_RATE, type Track, type Tracking } from '../../ml/football/tracking.ts'

export const TRACKING_HEADER = [
  'gameId',
  'playId',
  'nflId',
  'displayName',
  'frameId',
  'frameType',
  'time',
  'jerseyNumber',
  'club',
  'playDirection',
  'x',
  'y',
  's',
  'a',
  'dis',
  'o',
  'dir',
  'event',
] as const

const QUARTER_S = 15 * 60
/** Real time that a second of the game clock takes, about: three hours for sixty minutes. */
const REAL_TIME_FACTOR = 3
const KICKOFF_HOUR = 13

/** All rows of a play, player by player, each line ended. */
export function trackingLines(play: Play, tracking: Tracking, game: Game): string {
  const frames = frameColumns(play, tracking, game)
  const lines: string[] = []
  tracking.tracks.forEach((track, slot) => {
    const before = `${play.gameId},${play.playId},${track.playerId ?? 'NA'},${track.name},`
    const between = `,${track.jersey ?? 'NA'},${clubOf(track, play)},${play.direction},`
    for (let frame = 0; frame < tracking.frameCount; frame++) {
      const cell = frame * tracking.tracks.length + slot
      if (Number.isNaN(tracking.x[cell])) continue
      const { id, event } = frames[frame] as FrameColumns
      lines.push(`${before}${id}${between}${motion(play, tracking, cell)},${event}\n`)
    }
  })
  return lines.join('')
}

interface FrameColumns {
  /** frameId, frameType and time. */
  readonly id: string
  readonly event: string
}

function frameColumns(play: Play, tracking: Tracking, game: Game): FrameColumns[] {
  const events = new Map(tracking.events.map(({ frame, name }) => [frame, name]))
  const quarter = (play.quarter ?? 1) - 1
  const elapsed_s = quarter * QUARTER_S + (QUARTER_S - (play.gameClock_s ?? QUARTER_S))
  const [year = 0, month = 1, day = 1] = (game.date ?? '').split('-').map(Number)
  const start_ms = Date.UTC(year, month - 1, day, KICKOFF_HOUR) + elapsed_s * REAL_TIME_FACTOR * 1000
  const snap = tracking.snapFrame ?? tracking.frameCount
  return Array.from({ length: tracking.frameCount }, (_, frame) => {
    const type = frame < snap ? 'BEFORE_SNAP' : frame === snap ? 'SNAP' : 'AFTER_SNAP'
    const time = new Date(start_ms + (frame * 1000) / FRAME_RATE).toISOString().replace('T', ' ').slice(0, 21)
    return { id: `${tracking.firstFrameId + frame},${type},${time}`, event: events.get(frame) ?? 'NA' }
  })
}

/** x, y, s, a, dis, o and dir. */
function motion(play: Play, tracking: Tracking, cell: number): string {
  const isLeft = play.direction === 'left'
  const x = isLeft ? FIELD_LENGTH - (tracking.x[cell] as number) : (tracking.x[cell] as number)
  const y = isLeft ? FIELD_WIDTH - (tracking.y[cell] as number) : (tracking.y[cell] as number)
  const speed = tracking.speed[cell] as number
  const orientation = bearing(tracking.orientation[cell] as number, isLeft)
  const direction = bearing(tracking.heading[cell] as number, isLeft)
  const acceleration = number(tracking.acceleration[cell] as number)
  return `${number(x)},${number(y)},${number(speed)},${acceleration},${number(speed / FRAME_RATE)},${orientation},${direction}`
}

function clubOf({ side }: Track, play: Play): string {
  if (side === 'ball') return 'football'
  return (side === 'offense' ? play.offenseTeam : play.defenseTeam) ?? 'NA'
}

/** Degrees clockwise from +y of the recorded field. */
function bearing(heading_rad: number, isLeft: boolean): string {
  if (Number.isNaN(heading_rad)) return 'NA'
  const recorded_deg = (heading_rad * 180) / Math.PI + (isLeft ? 180 : 0)
  return number((((90 - recorded_deg) % 360) + 360) % 360)
}

/** To the hundredth. */
function number(value: number): string {
  return Number.isNaN(value) ? 'NA' : String(Math.round(value * 100) / 100)
}
