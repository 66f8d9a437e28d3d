/** Invented plays, and the samples of them as a file has them. */

/** An invented play: five frames before the snap, the snap, four after it. */
export interface InventedPlay {
  readonly gameId: number
  readonly playId: number
  readonly direction: 'left' | 'right'
  /** On the standardized field. */
  readonly lineOfScrimmage: number
  readonly coverage: string | null
  readonly manZone: string | null
}

export const FRAMES = 10
/** The frame number of the snap. */
export const SNAP_FRAME_ID = 6
export const GAME_ID = 2098010100
export const HOME = 'HOM'
export const AWAY = 'AWY'

export function inventedPlay(partial: Partial<InventedPlay> = {}): InventedPlay {
  const standard = { gameId: GAME_ID, playId: 50, direction: 'right', lineOfScrimmage: 45 } as const
  return { ...standard, coverage: 'Cover-3', manZone: 'Zone', ...partial }
}

/** Where somebody is on the standardized field: the offense (the home team) stands at -1 - 0.1 i yards from the line,
 *  the defense at 2 + i, all of them moving along +y by 0.1 yards a frame. */
export function inventedPosition(play: InventedPlay, who: number, frameId: number): { x: number; y: number } {
  if (who === BALL) return { x: play.lineOfScrimmage, y: 26 }
  const offset = who < 11 ? -1 - 0.1 * who : 2 + (who - 11)
  return { x: play.lineOfScrimmage + offset, y: 5 + 3.5 * (who % 11) + 0.1 * frameId }
}

/** Players are 0 to 21, the offense first. */
export const BALL = 22
export const idOf = (who: number) => 1000 + who

/** One sample as a file has it: on the recorded field, bearings in degrees. */
export interface FileRow {
  readonly play: InventedPlay
  readonly who: number
  readonly frameId: number
  readonly x: string
  readonly y: string
  readonly event: string | null
}

/** All rows of a play, player by player, as recorded. */
export function fileRows(play: InventedPlay): FileRow[] {
  return Array.from({ length: 23 }, (_, who) => who).flatMap((who) =>
    Array.from({ length: FRAMES }, (_, i) => {
      const frameId = i + 1
      const { x, y } = inventedPosition(play, who, frameId)
      const isLeft = play.direction === 'left'
      const recorded = { x: isLeft ? 120 - x : x, y: isLeft ? 160 / 3 - y : y }
      const event = frameId === SNAP_FRAME_ID ? 'ball_snap' : null
      return { play, who, frameId, x: recorded.x.toFixed(4), y: recorded.y.toFixed(4), event }
    }),
  )
}
