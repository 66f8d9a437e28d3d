/** A player in words: what a tooltip and the table of a frame say of him. */
import { FIELD_WIDTH } from '../../ml/football/field.ts'
import { type DefenderRead, defenderReadAt, doesText } from './defenders.ts'
import { frameAt } from './frame.ts'
import type { Scene } from './scene.ts'
import { shareAt } from './shares.ts'

/** What is known of a player at a frame; null where it is not known. */
export interface PlayerState {
  readonly track: number
  readonly name: string
  readonly jersey: number | null
  readonly position: string | null
  readonly side: 'offense' | 'defense' | 'ball'
  /** Yards beyond the line of scrimmage. */
  readonly fromLine: number | null
  /** Yards from the middle of the field, to the offense's left. */
  readonly leftOfMiddle: number
  /** Yards per second. */
  readonly speed: number | null
  /** P(man) with him minus P(man) without him. */
  readonly share: number | null
  /** What the model says that he does; null for who is no defender, and where the model does not say. */
  readonly does: DefenderRead | null
}

/** Everybody who is there at a time, in the order of the tracks. */
export function playerStates({ opened, reading }: Pick<Scene, 'opened' | 'reading'>, time: number): PlayerState[] {
  const { tracking, row } = opened
  if (tracking === null) return []
  const frame = frameAt(tracking, time)
  const at = (column: Float32Array, track: number) => numberOrNull(column[frame * tracking.tracks.length + track])
  return tracking.tracks.flatMap(({ name, jersey, position, side }, track) => {
    const x = at(tracking.x, track)
    const y = at(tracking.y, track)
    if (x === null || y === null) return []
    const line = row.play.lineOfScrimmage
    const slot = reading?.shares?.tracks.indexOf(track) ?? -1
    const share = slot < 0 ? null : numberOrNull(shareAt(reading, frame, slot))
    const fromLine = line === null ? null : x - line
    const state = { track, name, jersey, position, side, fromLine, leftOfMiddle: y - FIELD_WIDTH / 2, share }
    return [{ ...state, speed: at(tracking.speed, track), does: defenderReadAt(reading, frame, track) }]
  })
}

/** As for a tooltip; the second line says what changes, the third what the model has a defender do. */
export function hoverLines(scene: Scene, track: number, time: number): string[] {
  const state = playerStates(scene, time).find((player) => player.track === track)
  if (state === undefined) return []
  const { name, jersey, position, speed, share, does } = state
  const who = [jersey === null ? null : `#${jersey}`, name, position].filter((word) => word !== null).join(' ')
  const moves = speed === null ? null : `${speed.toFixed(1)} yd/s`
  const reads = share === null ? null : `${shareText(share)} on P(man)`
  const what = [moves, reads].filter((word) => word !== null)
  const job = does && doesText(does, scene.opened.tracking?.tracks ?? [])
  return [who, ...(what.length === 0 ? [] : [what.join(' · ')]), ...(job === null ? [] : [job])]
}

/** "+12 points", "−1 point", "0 points". */
export function shareText(share: number): string {
  const points = Math.round(share * 100)
  const sign = points > 0 ? '+' : points < 0 ? '−' : ''
  return `${sign}${Math.abs(points)} point${Math.abs(points) === 1 ? '' : 's'}`
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}
