/** Which frames a training run sees, and when: drawn from a seed alone, so that a run can be taken up anywhere. */
import { type Random, randomFrom, shuffled } from '../base/random.ts'
import { type Nudge, PLAYER_SLOTS } from '../features/featureSet.ts'
import { HISTORY_LAGS_FRAMES } from '../features/playerHistory.ts'
import { FRAME_RATE } from '../football/tracking.ts'
import { type Seconds, seconds } from '../football/units.ts'
import { framesAtMoment, type LabelledPlay, type PlayFrame } from './dataset.ts'
import type { Recipe } from './recipe.ts'

/** A frame as training shows it. */
export interface Example extends PlayFrame {
  readonly isMirrored: boolean
  readonly isOrientationForgotten: boolean
  /** What was more than so many frames ago is not shown; null where all is. */
  readonly historyKept_frames: number | null
  /** For each of the 22 slots. */
  readonly changes: readonly PlayerChange[]
}

/** What training does to one player of an example: it hides him, or moves him a little. */
export type PlayerChange = 'hidden' | 'kept' | Nudge

/** The examples of one epoch in their order: `framesPerPlay` different frames of the window from each play; where it has
 *  fewer, all of them, and again up to `timesPerFrame` times. The same seed and epoch give the same examples, whatever
 *  came before. */
export function epochExamples(
  plays: readonly LabelledPlay[],
  recipe: Recipe,
  { seed, epoch }: { readonly seed: number; readonly epoch: number },
): Example[] {
  const random = randomFrom(seed).fork(`epoch ${epoch}`)
  const drawn = plays.flatMap((play) => {
    const ofPlay = random.fork(`${play.gameId}_${play.playId}`)
    const frames = shuffled(ofPlay, windowFrames(play, recipe.window))
    const shown = Array.from({ length: recipe.timesPerFrame ?? 1 }, () => frames).flat()
    return shown.slice(0, recipe.framesPerPlay).map((frame, i): Example => {
      const isMirrored = ofPlay.chance(recipe.mirrored)
      const isOrientationForgotten = ofPlay.chance(recipe.orientationForgotten)
      const changes = Array.from({ length: PLAYER_SLOTS }, () => playerChange(ofPlay, recipe))
      const historyKept_frames = historyKept(
        ofPlay.fork(i < frames.length ? `history ${frame}` : `history ${frame}, ${i}`),
        recipe,
      )
      return { play, frame, isMirrored, isOrientationForgotten, historyKept_frames, changes }
    })
  })
  return shuffled(random, drawn)
}

/** Plays that begin just now, and plays that began at any time before: a source may have no more. */
function historyKept(random: Random, { historyForgotten, historyCut }: Recipe): number | null {
  const drawn = random.uniform()
  if (drawn < historyForgotten) return 0
  return drawn < historyForgotten + historyCut ? random.index(Math.max(...HISTORY_LAGS_FRAMES)) : null
}

function playerChange(random: Random, { noise, playersMissing }: Recipe): PlayerChange {
  if (random.chance(playersMissing)) return 'hidden'
  if (noise.position_yd === 0 && noise.velocity_yd_per_s === 0) return 'kept'
  const pair = (deviation: number) => [deviation * random.normal(), deviation * random.normal()] as const
  return { position_yd: pair(noise.position_yd), velocity_yd_per_s: pair(noise.velocity_yd_per_s) }
}

/** Moments at which held-out plays are read to decide when to stop. */
const VALIDATION_MOMENTS: readonly Seconds[] = [-4, -3, -2, -1, -0.5, -0.1, 0, 0.5, 1].map(seconds)

/** Frames of held-out plays, the same in every epoch. */
export function validationFrames(plays: readonly LabelledPlay[]): PlayFrame[] {
  return VALIDATION_MOMENTS.flatMap((moment) => framesAtMoment(plays, moment))
}

/** Frames of a play within a window around its snap; of a run none after it. */
function windowFrames({ tracking, isRun = false }: LabelledPlay, { from, to }: Recipe['window']): number[] {
  const snap = tracking.snapFrame ?? 0
  const first = Math.max(0, snap + Math.round(from * FRAME_RATE))
  const last = Math.min(tracking.frameCount - 1, snap + (isRun ? 0 : Math.round(to * FRAME_RATE)))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}
