/** Plays of simulated leagues to learn on before real ones: as many as it takes, and every label right. */
import { encodeFrames, type FeatureSet } from '../../ml/features/featureSet.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import { FRAME_RATE, TRACK_COLUMNS } from '../../ml/football/tracking.ts'
import { type SimulatedPlay, simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'
import { type LabelledPlay, labelledPlay } from '../../ml/training/dataset.ts'
import type { Recipe } from '../../ml/training/recipe.ts'

/** Leagues differ in whom they play with and how they call: what holds in all of them is football. */
const LEAGUES = 12
const DATA_SET = 'simulated leagues'

interface Wanted {
  /** The number of the first game: games of other numbers are other games. */
  readonly firstGame: number
  readonly games: number
  /** Frames kept of each play, spread evenly over the window. */
  readonly framesPerPlay: number
  readonly window: Recipe['window']
  /** What the kept frames are encoded as. */
  readonly features: FeatureSet
  readonly signal: AbortSignal
  /** How much of the work is done, from 0 to 1. */
  onProgress?(share: number): void
}

/** Dropbacks of the same games every time; of each only some frames are there, so that many fit into memory. They are
 *  encoded while the frames before them are there still. */
export async function simulatedPlays(wanted: Wanted): Promise<LabelledPlay[]> {
  const { firstGame, games, signal, onProgress } = wanted
  const plays: LabelledPlay[] = []
  const leagues = Array.from({ length: LEAGUES }, (_, i) => leagueFrom(`pretraining ${i}`))
  for (let gameNumber = firstGame; gameNumber < firstGame + games; gameNumber++) {
    // only here can a key press come through
    await new Promise(setImmediate)
    signal.throwIfAborted()
    const league = leagues[gameNumber % LEAGUES] as (typeof leagues)[number]
    for (const simulated of simulateGame({ league, gameNumber }).plays()) {
      const play = thinnedPlay(simulated, wanted)
      if (play !== null) plays.push(play)
    }
    onProgress?.((gameNumber + 1 - firstGame) / games)
  }
  return plays
}

/** Null for a play that cannot be an example. */
function thinnedPlay(simulated: SimulatedPlay, { window, framesPerPlay, features }: Wanted): LabelledPlay | null {
  const labelled = labelledPlay({ ...simulated, playerPlays: simulated.assignments }, DATA_SET)
  if (labelled === null) return null
  const kept = spreadFrames(labelled.tracking, { window, count: framesPerPlay })
  if (kept.length === 0) return null
  const encoded = encodeFrames(features, labelled, kept)
  return { ...labelled, tracking: thinned(labelled.tracking, kept), encoded }
}

function spreadFrames(
  { snapFrame, frameCount }: Tracking,
  { window, count }: { readonly window: Recipe['window']; readonly count: number },
): number[] {
  const snap = snapFrame ?? 0
  const first = Math.max(0, snap + Math.round(window.from * FRAME_RATE))
  const last = Math.min(frameCount - 1, snap + Math.round(window.to * FRAME_RATE))
  const kept = Math.min(count, last - first + 1)
  return Array.from({ length: kept }, (_, i) => Math.round(first + ((last - first) * i) / Math.max(1, kept - 1)))
}

/** The tracks with these frames alone, the nearest to the snap as its snap. */
function thinned(tracking: Tracking, frames: readonly number[]): Tracking {
  const width = tracking.tracks.length
  const columns = Object.fromEntries(
    TRACK_COLUMNS.map((name) => {
      const column = new Float32Array(frames.length * width)
      frames.forEach((frame, i) => {
        column.set(tracking[name].subarray(frame * width, (frame + 1) * width), i * width)
      })
      return [name, column]
    }),
  ) as Pick<Tracking, (typeof TRACK_COLUMNS)[number]>
  const snap = tracking.snapFrame ?? 0
  const snapFrame = frames.reduce(
    (best, frame, i) => (Math.abs(frame - snap) < Math.abs((frames[best] as number) - snap) ? i : best),
    0,
  )
  return { ...tracking, ...columns, frameCount: frames.length, snapFrame, events: [] }
}
