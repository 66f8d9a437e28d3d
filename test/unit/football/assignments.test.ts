import { expect, test } from 'vitest'
import { assignmentFrom } from '../../../ml/football/assignments.ts'
import { ZONES } from '../../../ml/simulation/zones.ts'

const label = (coverageAssignment: string | null, wasPassRusher: boolean | null = null) =>
  assignmentFrom({ coverageAssignment, wasPassRusher })

test.each([
  ['MAN', 'man'],
  ['3M', 'deep third'],
  ['2R', 'deep half'],
  ['4IL', 'deep quarter'],
  ['DF', 'deep free'],
  ['CFL', 'curl to flat'],
  ['FR', 'flat'],
  ['HCR', 'hook to curl'],
  ['HOL', 'hole'],
] as const)("PFF's %s is %s", (code, assignment) => {
  expect(label(code)).toBe(assignment)
})

test('who rushed and covered nobody rushes', () => {
  expect(label(null, true)).toBe('rush')
})

test('a code tells more than a mark as a rusher', () => {
  expect(label('MAN', true)).toBe('man')
})

test('prevent, unknown codes and no label have no class', () => {
  expect([label('PRE'), label('X'), label(null), label(null, false)]).toEqual([null, null, null, null])
})

test('every zone of the simulation has a class', () => {
  expect(Object.keys(ZONES).filter((code) => label(code) === null)).toEqual([])
})
