/** Plays that teach or judge a model, and the frames of them that it sees. */
import { type EncodedFrames, type FeatureInput, lineOfScrimmageAt } from '../features/featureSet.ts'
import { knownPhase } from '../features/knownPhase.ts'
import { type Coverage, coverageFromLabel, type ManZone } from '../football/coverage.ts'
import type { PlayKey } from '../football/ids.ts'
import { isDropback, type Play, type PlayerPlay, playedManZone } from '../football/play.ts'
import { frameAtMoment, PLAYERS_ON_FIELD, playersInFrame, type Tracking } from '../football/tracking.ts'
import type { Seconds } from '../football/units.ts'
import { type DefenderLabels, defenderLabels } from './defenderLabels.ts'

/** A labelled play with tracks and a snap: a dropback, or a run whose coverage was labelled all the same. */
export interface LabelledPlay extends PlayKey, FeatureInput {
  readonly manZone: ManZone
  /** Null where the label has no class of its own. */
  readonly coverage: Coverage | null
  /** The data set it came from. */
  readonly dataSet: string
  /** True of a run. It teaches up to its snap, what was called and shown then; nothing is judged by it. */
  readonly isRun?: boolean
  /** Null or left out where nobody labelled them. */
  readonly defenders?: DefenderLabels | null
  /** Its frames as a recipe's features see them, where the frames that those look back to are not kept. */
  readonly encoded?: EncodedFrames
}

/** A play as it comes, and what its players did where somebody says so. */
interface SourcePlay {
  readonly play: Play
  readonly tracking: Tracking | null
  readonly playerPlays?: readonly PlayerPlay[]
}

/** The play as an example, or null where it cannot be one: no dropback, no label, no tracks or no snap. */
export function labelledPlay(source: SourcePlay, dataSet: string): LabelledPlay | null {
  return isDropback(source.play) === true ? exampleOf(source, dataSet) : null
}

/** The same of a play without a dropback. */
export function labelledRun(source: SourcePlay, dataSet: string): LabelledPlay | null {
  const example = isDropback(source.play) === true ? null : exampleOf(source, dataSet)
  return example && { ...example, isRun: true }
}

function exampleOf({ play, tracking, playerPlays }: SourcePlay, dataSet: string): LabelledPlay | null {
  const manZone = playedManZone(play)
  if (manZone === null || tracking === null || tracking.snapFrame === null) return null
  return {
    gameId: play.gameId,
    playId: play.playId,
    tracking,
    lineOfScrimmage: play.lineOfScrimmage,
    direction: play.direction ?? 'right',
    manZone,
    coverage: coverageFromLabel(play.coverageLabel),
    dataSet,
    defenders: defenderLabels(tracking, playerPlays ?? []),
  }
}

/** One frame of one play. */
export interface PlayFrame {
  readonly play: LabelledPlay
  readonly frame: number
}

/** The frames of all plays at a moment, of those that have it with all 22 players in it. */
export function framesAtMoment(plays: readonly LabelledPlay[], moment: Seconds): PlayFrame[] {
  return plays.flatMap((play) => {
    const frame = frameAtMoment(play.tracking, moment)
    const isWhole = frame !== null && playersInFrame(play.tracking, frame) === PLAYERS_ON_FIELD
    return isWhole ? [{ play, frame }] : []
  })
}

/** What is known of a read but for what is said of it: which play, when, and what was played. */
export function aboutRead({ play, frame }: PlayFrame, moment: Seconds) {
  const { gameId, playId, dataSet, tracking, manZone, coverage } = play
  const known = knownPhase(tracking, frame, lineOfScrimmageAt(play, frame))
  return { gameId, playId, dataSet, moment, known, isMan: manZone === 'man', coverage }
}
