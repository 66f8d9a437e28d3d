/** What a single defender does on a pass play: a short list, whichever side of the field he does it on. */

/** The jobs with a class of their own, in the order of every probability vector. */
export const ASSIGNMENTS = [
  'man',
  'deep free',
  'deep third',
  'deep half',
  'deep quarter',
  'flat',
  'curl to flat',
  'hook to curl',
  'hole',
  'rush',
] as const
export type Assignment = (typeof ASSIGNMENTS)[number]

/** PFF's codes; L, M and R are the offense's left, middle and right, O and I outside and inside. Where he stands says
 *  the side, and a play in the mirror has it on the other. `PRE`, prevent, is too seldom to learn. */
const BY_CODE: Readonly<Record<string, Assignment>> = {
  MAN: 'man',
  DF: 'deep free',
  '3L': 'deep third',
  '3M': 'deep third',
  '3R': 'deep third',
  '2L': 'deep half',
  '2R': 'deep half',
  '4OL': 'deep quarter',
  '4IL': 'deep quarter',
  '4IR': 'deep quarter',
  '4OR': 'deep quarter',
  FL: 'flat',
  FR: 'flat',
  CFL: 'curl to flat',
  CFR: 'curl to flat',
  HCL: 'hook to curl',
  HCR: 'hook to curl',
  HOL: 'hole',
}

/** A defender's job from the labeller's words, null where they give none of the list. Who has no coverage and was a pass
 *  rusher rushes. */
export function assignmentFrom(label: {
  readonly coverageAssignment: string | null
  readonly wasPassRusher: boolean | null
}): Assignment | null {
  const { coverageAssignment, wasPassRusher } = label
  if (coverageAssignment === null) return wasPassRusher === true ? 'rush' : null
  return BY_CODE[coverageAssignment.trim().toUpperCase()] ?? null
}
