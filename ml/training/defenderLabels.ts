/** What each defender of a labelled play did, as classes: his job, and whom he covered. */
import { SLOTS_PER_SIDE } from '../features/featureSet.ts'
import { ASSIGNMENTS, assignmentFrom } from '../football/assignments.ts'
import type { PlayerPlay } from '../football/play.ts'
import type { Tracking } from '../football/tracking.ts'

/** By track; of the offense and the ball nothing is known. */
export interface DefenderLabels {
  /** Places in `ASSIGNMENTS`; UNKNOWN where the labeller does not tell. */
  readonly assignments: Int8Array
  /** The track of the man he covered; NOBODY where he covered none. */
  readonly matchUps: Int8Array
}

const UNKNOWN = -1
const NOBODY = -2

/** The classes of a match-up: the offense in its places, and nobody. */
export const MATCH_UP_CLASSES = SLOTS_PER_SIDE + 1

/** The labels of a play's defenders, or null where it has none. Who has a zone or rushes covers nobody, unless the
 *  labeller says whom. */
export function defenderLabels(tracking: Tracking, playerPlays: readonly PlayerPlay[]): DefenderLabels | null {
  const count = tracking.tracks.length
  const labels = { assignments: new Int8Array(count).fill(UNKNOWN), matchUps: new Int8Array(count).fill(UNKNOWN) }
  const byPlayer = new Map(playerPlays.map((one) => [one.playerId, one]))
  const places = new Map(tracking.tracks.map(({ side, playerId }, i) => [side === 'offense' ? playerId : null, i]))
  tracking.tracks.forEach(({ side, playerId }, track) => {
    const one = side === 'defense' && playerId !== null ? byPlayer.get(playerId) : undefined
    const assignment = one === undefined ? null : assignmentFrom(one)
    if (one === undefined || assignment === null) return
    labels.assignments[track] = ASSIGNMENTS.indexOf(assignment)
    const covered = one.matchupPlayerId === null ? undefined : places.get(one.matchupPlayerId)
    const isFree = one.matchupPlayerId === null && assignment !== 'man'
    labels.matchUps[track] = covered ?? (isFree ? NOBODY : UNKNOWN)
  })
  return labels.assignments.some((label) => label !== UNKNOWN) ? labels : null
}

/** The classes of the eleven defenders' places in a frame; -1 where one is not known or not there. */
export interface DefenderClasses {
  /** Places in `ASSIGNMENTS`. */
  readonly assignments: readonly number[]
  /** The place of the offense's man, or SLOTS_PER_SIDE for nobody. */
  readonly matchUps: readonly number[]
}

/** slots: the track in each of the frame's 22 places, -1 where nobody is to be seen. */
export function defenderClasses(labels: DefenderLabels | null, slots: ArrayLike<number>): DefenderClasses {
  const offense = Array.from({ length: SLOTS_PER_SIDE }, (_, slot) => slots[slot] as number)
  const defense = Array.from({ length: SLOTS_PER_SIDE }, (_, slot) => slots[SLOTS_PER_SIDE + slot] as number)
  const classOf = (matchUp: number) =>
    matchUp === NOBODY ? SLOTS_PER_SIDE : matchUp < 0 ? -1 : offense.indexOf(matchUp)
  return {
    assignments: defense.map((track) => labels?.assignments[track] ?? -1),
    matchUps: defense.map((track) => classOf(labels?.matchUps[track] ?? UNKNOWN)),
  }
}
