import { expect, test } from 'vitest'
import { ASSIGNMENTS } from '../../../ml/football/assignments.ts'
import { type DefenderLogits, emptyDefenderReads, putDefenderReads } from '../../../ml/model/defenderReads.ts'

const [JOBS, MATCH_UPS] = [ASSIGNMENTS.length, 12]
const HIDDEN = -1e9

/** One frame: the offense's tracks 0 and 1 in its places 0 and 4, the defenders 2 and 3 in theirs 0 and 1. */
const slots = new Int16Array(22).fill(-1)
slots.set([0, -1, -1, -1, 1], 0)
slots.set([2, 3], 11)

/** Everybody's logits are 0, but for those of the first defender. */
function saying(jobs: Record<number, number>, matchUps: Record<number, number>): DefenderLogits {
  const said = { assignments: new Float32Array(11 * JOBS), matchUps: new Float32Array(11 * MATCH_UPS), slots }
  for (const [place, logit] of Object.entries(jobs)) said.assignments[Number(place)] = logit
  for (const place of [1, 2, 3, 5, 6, 7, 8, 9, 10]) said.matchUps[place] = HIDDEN
  for (const [place, logit] of Object.entries(matchUps)) said.matchUps[Number(place)] = logit
  return said
}

function readsOf(said: DefenderLogits) {
  const reads = emptyDefenderReads([3, 2], 2)
  putDefenderReads(reads, said, 1)
  return reads
}

test('the likeliest job comes with its share of all jobs, in the column of the defender', () => {
  const { assignments, assignmentProbability } = readsOf(saying({ 2: Math.log(9) }, {}))
  // column 1 of the second frame: 9 of 9 + 9 others
  expect(assignments[3]).toBe(2)
  expect(assignmentProbability[3]).toBeCloseTo(0.5, 6)
})

test('the likeliest man comes with his share of all men and nobody', () => {
  const { receivers, receiverProbability } = readsOf(saying({}, { 4: Math.log(6), 11: Math.log(3) }))
  expect(receivers[3]).toBe(1)
  expect(receiverProbability[3]).toBeCloseTo(0.6, 6)
})

test('a man is told also where nobody is likelier, with what is left for him', () => {
  const { receivers, receiverProbability } = readsOf(saying({}, { 0: Math.log(2), 11: Math.log(7) }))
  expect(receivers[3]).toBe(0)
  expect(receiverProbability[3]).toBeCloseTo(0.2, 6)
})

test('of who is not in a frame nothing is said', () => {
  const { assignments, receivers, receiverProbability } = readsOf(saying({}, {}))
  expect([...assignments.slice(0, 2), ...receivers.slice(0, 2)]).toEqual([-1, -1, -1, -1])
  expect([...receiverProbability.slice(0, 2)]).toEqual([0, 0])
})

test('without any of the offense nobody is covered', () => {
  const alone = { ...saying({}, {}), slots: slots.map((track, place) => (place < 11 ? -1 : track)) }
  expect(readsOf(alone).receivers[3]).toBe(-1)
})
