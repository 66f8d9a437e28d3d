/** What a model says of each defender: his likeliest job, and whom he most likely covers. */
import { SLOTS_PER_SIDE } from '../features/featureSet.ts'
import { ASSIGNMENTS } from '../football/assignments.ts'
import type { ModelCard } from './modelCard.ts'

/** Of some frames, [frameCount, tracks.length] row-major. The shares are the model's own, not calibrated. */
export interface DefenderReads {
  /** The defenders' tracks. */
  readonly tracks: readonly number[]
  /** Each one's likeliest job, by its place in `ASSIGNMENTS`; NOBODY_THERE where he is not in the frame. */
  readonly assignments: Int16Array
  /** P of that job, in [0, 1]; 0 where he is not there. */
  readonly assignmentProbability: Float32Array
  /** The track of the man he most likely covers, if he covers one; NOBODY_THERE where either is not in the frame. */
  readonly receivers: Int16Array
  /** P that he covers that man, in [0, 1]; what is missing to 1 goes to others and to nobody. */
  readonly receiverProbability: Float32Array
}

const NOBODY_THERE = -1
/** The classes of a match-up: the offense in its places, and nobody. */
const MATCH_UPS = SLOTS_PER_SIDE + 1
const SLOTS = 2 * SLOTS_PER_SIDE

/** Whether the card tells of a model that says what each defender does. */
export function saysOfDefenders({ network }: ModelCard): boolean {
  return typeof network.config.assignments === 'number'
}

/** What a network says of the defenders of some frames. */
export interface DefenderLogits {
  /** [frames, 11, assignments] */
  readonly assignments: Float32Array
  /** [frames, 11, 12], nobody last. */
  readonly matchUps: Float32Array
  /** [frames, 22]: the track in each place, -1 where nobody is. */
  readonly slots: Int16Array
}

/** Of so many frames, with nobody in them yet. */
export function emptyDefenderReads(tracks: readonly number[], frameCount: number): DefenderReads {
  const count = frameCount * tracks.length
  return {
    tracks,
    assignments: new Int16Array(count).fill(NOBODY_THERE),
    assignmentProbability: new Float32Array(count),
    receivers: new Int16Array(count).fill(NOBODY_THERE),
    receiverProbability: new Float32Array(count),
  }
}

/** Writes what was said of the frames from `start` on. */
export function putDefenderReads(reads: DefenderReads, said: DefenderLogits, start: number): void {
  const { slots } = said
  for (let frame = 0; frame < slots.length / SLOTS; frame++) {
    const offense = slots.subarray(frame * SLOTS, frame * SLOTS + SLOTS_PER_SIDE)
    for (let place = 0; place < SLOTS_PER_SIDE; place++) {
      const track = slots[frame * SLOTS + SLOTS_PER_SIDE + place] as number
      const column = track < 0 ? -1 : reads.tracks.indexOf(track)
      if (column < 0) continue
      const row = frame * SLOTS_PER_SIDE + place
      const jobs = said.assignments.subarray(row * ASSIGNMENTS.length, (row + 1) * ASSIGNMENTS.length)
      const matchUps = said.matchUps.subarray(row * MATCH_UPS, (row + 1) * MATCH_UPS)
      putDefender(reads, (start + frame) * reads.tracks.length + column, { jobs, matchUps, offense })
    }
  }
}

interface Defender {
  readonly jobs: Float32Array
  readonly matchUps: Float32Array
  readonly offense: Int16Array
}

function putDefender(reads: DefenderReads, at: number, { jobs, matchUps, offense }: Defender): void {
  const job = likeliest(jobs, () => true)
  reads.assignments[at] = job
  reads.assignmentProbability[at] = shareOf(jobs, job)
  const receiver = likeliest(matchUps, (place) => (offense[place] ?? NOBODY_THERE) !== NOBODY_THERE)
  if (receiver < 0) return
  reads.receivers[at] = offense[receiver] as number
  reads.receiverProbability[at] = shareOf(matchUps, receiver)
}

/** The place of the greatest of those that can be; -1 where none can. */
function likeliest(logits: Float32Array, canBe: (place: number) => boolean): number {
  let best = -1
  for (let place = 0; place < logits.length; place++) {
    if (canBe(place) && (best < 0 || (logits[place] as number) > (logits[best] as number))) best = place
  }
  return best
}

/** One place's share of softmax. */
function shareOf(logits: Float32Array, place: number): number {
  let total = 0
  for (const logit of logits) total += Math.exp(logit - (logits[place] as number))
  return 1 / total
}
