import { expect, test } from 'vitest'
import type { BackRole } from '../../../ml/simulation/defenseCall.ts'
import { type Eligible, readFormation, strengthOf } from '../../../ml/simulation/formationRead.ts'
import { matchUps } from '../../../ml/simulation/matchUps.ts'

/** Two receivers to the left, a tight end and a receiver to the right, a back beside the passer. */
const [X, SLOT, TIGHT_END, Z, BACK]: readonly Eligible[] = [
  { actor: 0, position: 'WR', depth_yd: -1, lateral_yd: 18 },
  { actor: 1, position: 'WR', depth_yd: -2, lateral_yd: 8 },
  { actor: 2, position: 'TE', depth_yd: -1, lateral_yd: -5 },
  { actor: 3, position: 'WR', depth_yd: -2, lateral_yd: -16 },
  { actor: 4, position: 'RB', depth_yd: -5, lateral_yd: 1.5 },
]
const READ = readFormation([X, SLOT, TIGHT_END, Z, BACK] as Eligible[])

const PLACES: Readonly<Record<BackRole, number>> = {
  leftCorner: 17,
  rightCorner: -16,
  nickel: 7,
  mike: 2,
  will: -2,
  strong: -6,
  free: 0,
}
const ALL = Object.keys(PLACES) as BackRole[]

test('a defense counts receivers from the outside in, and the back apart', () => {
  expect(READ.left.map((man) => man.actor)).toEqual([0, 1])
  expect(READ.right.map((man) => man.actor)).toEqual([3, 2])
  expect(READ.backs.map((man) => man.actor)).toEqual([4])
})

test('two by two, the strength is the side of the tight end', () => {
  expect(strengthOf(READ, 1)).toBe(-1)
})

test('corners take the wide men, the nickel the slot, the strong safety the tight end, a linebacker the back', () => {
  const pairs = matchUps(READ, ALL, (role) => PLACES[role])
  expect(pairs.get('leftCorner')).toBe(X)
  expect(pairs.get('rightCorner')).toBe(Z)
  expect(pairs.get('nickel')).toBe(SLOT)
  expect(pairs.get('strong')).toBe(TIGHT_END)
  expect(['mike', 'will'].map((role) => pairs.get(role as BackRole))).toContain(BACK)
})

test('nobody gets two men, and with three defenders the widest receivers are covered', () => {
  const pairs = matchUps(READ, ['nickel', 'leftCorner', 'rightCorner'], (role) => PLACES[role])
  expect(pairs.size).toBe(3)
  expect(new Set(pairs.values())).toEqual(new Set([X, SLOT, Z]))
})
