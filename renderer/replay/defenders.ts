/** What the model says of each defender at a frame, as it comes with a reading. */
import { ASSIGNMENTS, type Assignment } from '../../ml/football/assignments.ts'
import type { Track } from '../../ml/football/tracking.ts'
import type { DefenderReads } from '../../ml/model/defenderReads.ts'
import type { PlayReading } from '../../preload/values.ts'

/** A defender's likeliest job, and whom he most likely covers. */
export interface DefenderRead {
  readonly assignment: Assignment
  /** In [0, 1]. */
  readonly assignmentProbability: number
  /** The track of the man he most likely covers; null where nobody is there to be covered. */
  readonly receiver: number | null
  /** In [0, 1]. */
  readonly receiverProbability: number
}

/** From here on it is likelier than not. */
const LIKELY = 0.5

/** Null for whoever is no defender, is not there, or of whom the model says nothing. */
export function defenderReadAt(reading: PlayReading | null, frame: number, track: number): DefenderRead | null {
  const said = reading?.defenders ?? null
  const column = said?.tracks.indexOf(track) ?? -1
  if (said === null || column < 0) return null
  const at = frame * said.tracks.length + column
  const assignment = ASSIGNMENTS[said.assignments[at] ?? -1]
  if (assignment === undefined) return null
  const receiver = said.receivers[at] ?? -1
  return {
    assignment,
    assignmentProbability: said.assignmentProbability[at] ?? 0,
    receiver: receiver < 0 ? null : receiver,
    receiverProbability: said.receiverProbability[at] ?? 0,
  }
}

/** The track of the man whom the defender in a column likelier than not covers at a frame; -1 for nobody. */
export function likelyReceiver(said: DefenderReads, frame: number, column: number): number {
  const at = frame * said.tracks.length + column
  return (said.receiverProbability[at] ?? 0) > LIKELY ? (said.receivers[at] ?? -1) : -1
}

/** "man, 84 %, covers #84 R. Fake, 71 % (not calibrated)": where nothing else says what the percentages are. */
export function doesText(does: DefenderRead, tracks: readonly Track[]): string {
  const covers = coversText(does, tracks)
  return `${jobText(does)}${covers === null ? '' : `, covers ${covers}`} (not calibrated)`
}

/** "man, 84 %". */
export function jobText({ assignment, assignmentProbability }: DefenderRead): string {
  return `${assignment}, ${percentOf(assignmentProbability)}`
}

/** "#84 R. Fake, 71 %", or null where it is likelier that he covers somebody else, or nobody. */
export function coversText({ receiver, receiverProbability }: DefenderRead, tracks: readonly Track[]): string | null {
  const covered = receiver === null ? undefined : tracks[receiver]
  if (covered === undefined || receiverProbability <= LIKELY) return null
  const { jersey, name } = covered
  return `${jersey === null ? '' : `#${jersey} `}${name}, ${percentOf(receiverProbability)}`
}

function percentOf(probability: number): string {
  return `${Math.round(probability * 100)} %`
}
