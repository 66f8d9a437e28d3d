/** Who rushes, who has a man, who has a zone: every defender's job from the snap on. */
import { manZoneOf } from '../football/coverage.ts'
import { type Cast, type DefenseActor, lateralOf } from './actors.ts'
import type { AtSnap } from './beforeSnap.ts'
import { BACK_ROLES, type BackRole, type DefenseCall } from './defenseCall.ts'
import { manDefenders } from './defensePlan.ts'
import { type Eligible, readFormation } from './formationRead.ts'
import { matchUps } from './matchUps.ts'
import type { ZoneName } from './zones.ts'

/** PFF's codes name the zones; a man defender's receiver is his number among the offense's actors. */
export type Job =
  | { readonly kind: 'rush' }
  | { readonly kind: 'man'; readonly receiver: number }
  | { readonly kind: 'zone'; readonly zone: ZoneName }

/** Everybody's job, in the order of the cast's defense. In man, whoever still runs along with his man from before
 *  the snap keeps him; the rest sort themselves out by where they stand. */
export function assignJobs(cast: Cast, call: DefenseCall, atSnap: Pick<AtSnap, 'eligibles' | 'plan'>): Job[] {
  const jobs = new Map<BackRole, Job>()
  for (const role of call.blitzers) jobs.set(role, { kind: 'rush' })
  for (const [role, zone] of deepZones(cast, call)) if (!jobs.has(role)) jobs.set(role, { kind: 'zone', zone })
  if (manZoneOf(call.coverage) === 'man') {
    const available = manDefenders(call.coverage, call.blitzers)
    for (const [role, man] of manMatches(cast, available, atSnap)) jobs.set(role, { kind: 'man', receiver: man.actor })
  }
  for (const [role, zone] of underneath(
    cast,
    call,
    BACK_ROLES.filter((other) => !jobs.has(other)),
  ))
    jobs.set(role, { kind: 'zone', zone })
  return cast.defense.map(({ role }) => {
    if (typeof role === 'number') return role === call.dropper ? SPARE : { kind: 'rush' }
    return jobs.get(role) ?? SPARE
  })
}

/** Whoever has nothing else to do helps in the hole. */
const SPARE: Job = { kind: 'zone', zone: 'HOL' }
/** A defender further from his man than this has not followed him. */
const FOLLOWED_YD = 5

/** The jobs of the deep part, and of the corners where the coverage gives them one. */
function deepZones(cast: Cast, call: DefenseCall): [BackRole, ZoneName][] {
  const left = lateral(cast, 'strong') > lateral(cast, 'free') ? 'strong' : 'free'
  const right = left === 'strong' ? 'free' : 'strong'
  const named = (leftSafety: ZoneName, rightSafety: ZoneName, corners: readonly ZoneName[]): [BackRole, ZoneName][] => {
    const [leftCorner, rightCorner] = corners
    const safeties: [BackRole, ZoneName][] = [
      [left, leftSafety],
      [right, rightSafety],
    ]
    if (leftCorner === undefined || rightCorner === undefined) return safeties
    return [...safeties, ['leftCorner', leftCorner], ['rightCorner', rightCorner]]
  }
  switch (call.coverage) {
    case 'Cover-0':
      return []
    case 'Cover-1':
      return [['free', 'DF']]
    case '2-Man':
      return named('2L', '2R', [])
    case 'Cover-2':
      return named('2L', '2R', ['FL', 'FR'])
    case 'Cover-3':
      return [
        ['free', '3M'],
        ['leftCorner', '3L'],
        ['rightCorner', '3R'],
      ]
    case 'Quarters':
      return named('4IL', '4IR', ['4OL', '4OR'])
    case 'Cover-6':
      return call.quartersSide > 0 ? named('4IL', '2R', ['4OL', 'FR']) : named('2L', '4IR', ['FL', '4OR'])
  }
}

/** Who takes whom in man: those who have followed their men first. */
function manMatches(
  cast: Cast,
  available: readonly BackRole[],
  { plan, eligibles }: Pick<AtSnap, 'eligibles' | 'plan'>,
): Map<BackRole, Eligible> {
  const kept = new Map<BackRole, Eligible>()
  for (const [role, man] of plan.pairs)
    if (available.includes(role) && Math.abs(lateral(cast, role) - man.lateral_yd) < FOLLOWED_YD) kept.set(role, man)
  const taken = [...kept.values()]
  const rest = readFormation(eligibles.filter((man) => !taken.includes(man)))
  const others = available.filter((role) => !kept.has(role))
  return new Map([...kept, ...matchUps(rest, others, (role) => lateral(cast, role))])
}

/** Whoever is left shares the zones underneath, from left to right. */
function underneath(cast: Cast, call: DefenseCall, rest: readonly BackRole[]): [BackRole, ZoneName][] {
  const leftFirst = rest.toSorted((a, b) => lateral(cast, b) - lateral(cast, a))
  const zones = underneathZones(call)[rest.length] ?? []
  return leftFirst.map((role, i) => [role, zones[i] ?? 'HOL'])
}

/** Zones underneath by how many share them. */
function underneathZones(call: DefenseCall): readonly (readonly ZoneName[])[] {
  if (call.coverage === 'Cover-2') return [[], ['HOL'], ['HCL', 'HCR'], ['HCL', 'HOL', 'HCR']]
  if (call.coverage === 'Cover-6')
    return call.quartersSide > 0
      ? [[], ['HOL'], ['CFL', 'HCR'], ['CFL', 'HOL', 'HCR']]
      : [[], ['HOL'], ['HCL', 'CFR'], ['HCL', 'HOL', 'CFR']]
  if (manZoneOf(call.coverage) === 'man') return [[], ['HOL'], ['HCL', 'HCR']]
  return [[], ['HOL'], ['CFL', 'CFR'], ['CFL', 'HOL', 'CFR'], ['CFL', 'HCL', 'HCR', 'CFR']]
}

function lateral(cast: Cast, role: BackRole): number {
  return lateralOf(cast.defense[4 + BACK_ROLES.indexOf(role)] as DefenseActor, cast.situation)
}

/** PFF's word for the job, or null for a rusher. */
export function assignmentCode(job: Job): string | null {
  if (job.kind === 'rush') return null
  return job.kind === 'man' ? 'MAN' : job.zone
}
