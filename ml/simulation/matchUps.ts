/** Who takes whom in man coverage. */
import type { BackRole } from './defenseCall.ts'
import type { Eligible, FormationRead } from './formationRead.ts'

/** The eligible men each defender is responsible for; a role without an entry is free. */
export type MatchUps = ReadonlyMap<BackRole, Eligible>

/** What it costs, in yards, to have this kind of defender on that kind of receiver. */
const MISMATCH_YD: Readonly<Record<'WR' | 'TE' | 'back', Readonly<Record<BackRole, number>>>> = {
  WR: { leftCorner: 0, rightCorner: 0, nickel: 1, strong: 6, free: 7, mike: 13, will: 12 },
  TE: { leftCorner: 5, rightCorner: 5, nickel: 4, strong: 0, free: 2, mike: 2.5, will: 2.5 },
  back: { leftCorner: 12, rightCorner: 12, nickel: 6, strong: 4, free: 7, mike: 1, will: 0 },
}

/** Pairs receivers off with the defenders who stand nearest and suit them best, the widest receivers first. */
export function matchUps(
  read: FormationRead,
  available: readonly BackRole[],
  lateralOf: (role: BackRole) => number,
): Map<BackRole, Eligible> {
  const pairs = new Map<BackRole, Eligible>()
  for (const receiver of byUrgency(read)) {
    const cost = (role: BackRole) =>
      MISMATCH_YD[kindOf(receiver)][role] + Math.abs(lateralOf(role) - receiver.lateral_yd)
    const free = available.filter((role) => !pairs.has(role))
    if (free.length === 0) break
    pairs.set(
      free.reduce((best, role) => (cost(role) < cost(best) ? role : best)),
      receiver,
    )
  }
  return pairs
}

/** Wide receivers before tight ends before backs, wider ones first. */
function byUrgency(read: FormationRead): Eligible[] {
  const rank = { WR: 0, TE: 1, back: 2 }
  const width = (man: Eligible) => Math.abs(man.lateral_yd)
  return [...read.left, ...read.right, ...read.backs].sort(
    (a, b) => rank[kindOf(a)] - rank[kindOf(b)] || width(b) - width(a),
  )
}

function kindOf(man: Eligible): 'WR' | 'TE' | 'back' {
  if (man.position === 'WR' || man.position === 'TE') return man.position
  return Math.abs(man.lateral_yd) > 6 ? 'TE' : 'back'
}
