/** One segment out of several: rows of a play that did not stand together in their file, or stood in two files. */
import { TRACK_COLUMNS, type TrackColumn, type TrackColumnName } from '../../ml/football/tracking.ts'
import type { RecordedTrack, Segment } from './segment.ts'

/** The play that its segments make together. Where two of them have a player in the same frame the first one counts,
 *  and the row is counted as doubled. */
export function joined(segments: readonly [Segment, ...Segment[]]): Segment {
  const [first, ...rest] = continued(segments)
  return rest.reduce(join, first)
}

/** Frame numbers that start again after the throw go on from those before it. */
function continued(segments: readonly [Segment, ...Segment[]]): [Segment, ...Segment[]] {
  const before = segments.filter((segment) => !segment.isAfterThrow)
  const last = Math.max(0, ...before.map((segment) => segment.firstFrameId + segment.frameCount - 1))
  return segments.map((segment) => {
    if (!segment.isAfterThrow) return segment
    const events = segment.events.map((event) => ({ ...event, frameId: event.frameId + last }))
    return { ...segment, events, firstFrameId: segment.firstFrameId + last, isAfterThrow: false }
  }) as [Segment, ...Segment[]]
}

function join(a: Segment, b: Segment): Segment {
  const tracks = [...a.tracks]
  const places = b.tracks.map((track) => {
    const known = tracks.findIndex((other) => isSame(track, other))
    return known >= 0 ? known : tracks.push(track) - 1
  })
  const firstFrameId = Math.min(a.firstFrameId, b.firstFrameId)
  const end = Math.max(a.firstFrameId + a.frameCount, b.firstFrameId + b.frameCount)
  const frameCount = end - firstFrameId
  const columns = emptyColumns(frameCount * tracks.length)
  const grid = { columns, width: tracks.length, firstFrameId }
  copyInto(
    grid,
    a,
    a.tracks.map((_, i) => i),
  )
  const doubled = copyInto(grid, b, places)
  return {
    ...a,
    direction: a.direction ?? b.direction,
    tracks,
    firstFrameId,
    frameCount,
    events: [...a.events, ...b.events].toSorted((p, q) => p.frameId - q.frameId).filter(isFirstOfItsKind),
    snapTypeFrameId: earliest(a.snapTypeFrameId, b.snapTypeFrameId),
    columns,
    doubled: {
      identical: a.doubled.identical + b.doubled.identical + doubled.identical,
      different: a.doubled.different + b.doubled.different + doubled.different,
      first: a.doubled.first ?? b.doubled.first ?? doubled.first,
    },
  }
}

interface TargetGrid {
  readonly columns: Readonly<Record<TrackColumnName, TrackColumn>>
  readonly width: number
  readonly firstFrameId: number
}

/** Copies a segment's samples into the free cells of the grid, each track to its place. */
function copyInto(grid: TargetGrid, from: Segment, places: readonly number[]): Segment['doubled'] {
  const { gameId, playId } = from
  let doubled: Segment['doubled'] = { identical: 0, different: 0, first: null }
  for (let frame = 0; frame < from.frameCount; frame++) {
    places.forEach((place, track) => {
      const source = frame * from.tracks.length + track
      if (Number.isNaN(from.columns.x[source])) return
      const target = (frame + from.firstFrameId - grid.firstFrameId) * grid.width + place
      if (Number.isNaN(grid.columns.x[target])) {
        for (const name of TRACK_COLUMNS) grid.columns[name][target] = from.columns[name][source] as number
        return
      }
      const nflId = from.tracks[track]?.nflId ?? -1
      const first = doubled.first ?? { gameId, playId, nflId, frameId: frame + from.firstFrameId }
      const isIdentical =
        grid.columns.x[target] === from.columns.x[source] && grid.columns.y[target] === from.columns.y[source]
      doubled = isIdentical
        ? { ...doubled, identical: doubled.identical + 1, first }
        : { ...doubled, different: doubled.different + 1, first }
    })
  }
  return doubled
}

function isSame(a: RecordedTrack, b: RecordedTrack): boolean {
  return a.nflId !== null || b.nflId !== null ? a.nflId === b.nflId : a.name === b.name && a.club === b.club
}

function isFirstOfItsKind<Event extends { frameId: number; name: string }>(
  event: Event,
  i: number,
  all: readonly Event[],
) {
  return all.findIndex((other) => other.frameId === event.frameId && other.name === event.name) === i
}

function earliest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

function emptyColumns(length: number): Record<TrackColumnName, TrackColumn> {
  const columns = TRACK_COLUMNS.map((name) => [name, new Float32Array(length).fill(Number.NaN)])
  return Object.fromEntries(columns) as Record<TrackColumnName, TrackColumn>
}
