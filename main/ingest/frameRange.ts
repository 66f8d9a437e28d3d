/** Which frames make up a play, out of all the frame numbers that its rows have. */

export interface FrameRange {
  readonly first: number
  readonly last: number
}

/** Frames of one play that lie further apart than this (30 s) do not belong together. */
const LONGEST_GAP_FRAMES = 300
/** No play lasts five minutes: what does is a wrong frame number, and must not fill the memory. */
const LONGEST_PLAY_FRAMES = 3_000

/** The frame numbers of some columns, each once, in ascending order. */
export function distinctFrames(columns: readonly (() => Int32Array)[]): number[] {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const column of columns) {
    for (const id of column()) {
      if (id < lowest) lowest = id
      if (id > highest) highest = id
    }
  }
  if (highest < lowest) return []
  const isThere = new Uint8Array(highest - lowest + 1)
  for (const column of columns) for (const id of column()) isThere[id - lowest] = 1
  const ids: number[] = []
  for (let i = 0; i < isThere.length; i++) if (isThere[i] === 1) ids.push(lowest + i)
  return ids
}

/** The frames that belong together: of several blocks that lie far apart the one with the most frames, the first of two
 *  as long. Null where there are none. */
export function mainFrames(ids: readonly number[]): FrameRange | null {
  let main: { ids: number; first: number; last: number } | null = null
  let start = 0
  for (let i = 1; i <= ids.length; i++) {
    if (i < ids.length && (ids[i] as number) - (ids[i - 1] as number) <= LONGEST_GAP_FRAMES) continue
    if (i - start > (main?.ids ?? 0)) main = { ids: i - start, first: ids[start] as number, last: ids[i - 1] as number }
    start = i
  }
  if (main === null) return null
  const { first } = main
  const inTime = ids.filter((id) => id >= first && id - first < LONGEST_PLAY_FRAMES)
  return { first, last: Math.min(main.last, inTime.at(-1) as number) }
}
