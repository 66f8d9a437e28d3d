/** Invented plays for tests: say only what the test is about, the rest is plausible. */
import { playerId } from '../../ml/football/ids.ts'
import { TRACK_COLUMNS, type Track, type TrackColumn, type Tracking } from '../../ml/football/tracking.ts'

/** Where one track is in one frame; what is left out is missing. */
export interface Sample {
  readonly x?: number
  readonly y?: number
  readonly speed?: number
  readonly acceleration?: number
  readonly heading?: number
  readonly orientation?: number
}

export function track(partial: Partial<Track> = {}): Track {
  const side = partial.side ?? 'offense'
  return side === 'ball'
    ? { side, playerId: null, name: 'football', jersey: null, position: null }
    : { side, playerId: playerId(1), name: 'A. Invented', jersey: 1, position: null, ...partial }
}

/** Tracking from samples[frame][track]; `undefined` where a track is missing from a frame. */
export function trackingOf(
  tracks: readonly Track[],
  samples: readonly (readonly (Sample | undefined)[])[],
  partial: Partial<Tracking> = {},
): Tracking {
  const columns = Object.fromEntries(
    TRACK_COLUMNS.map((name) => [
      name,
      Float32Array.from(samples.flat().map((sample) => sample?.[name] ?? Number.NaN)),
    ]),
  ) as Record<(typeof TRACK_COLUMNS)[number], TrackColumn>
  return {
    tracks,
    frameCount: samples.length,
    firstFrameId: 1,
    snapFrame: null,
    snapSource: null,
    isSnapEstimated: false,
    events: [],
    ...columns,
    ...partial,
  }
}
