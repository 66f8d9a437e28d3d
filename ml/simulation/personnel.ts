/** Who goes onto the field: eleven of the offense by the call, eleven of the defense to match them. */
import { drawWeighted, type Random } from '../base/random.ts'
import type { SimulatedTeam } from './league.ts'
import type { OffenseCall, OffensePersonnel } from './offenseCall.ts'
import type { FrontFamily, Position, SimulatedPlayer } from './roster.ts'
import { distanceClass, type Situation, yardsToGoal } from './situation.ts'

/** Down linemen and stand-up ends, linebackers, defensive backs. */
export interface DefensePersonnel {
  readonly linemen: number
  readonly backers: number
  readonly backs: number
}

/** Four who rush unless told otherwise, and the seven behind them by job. */
export interface DefenseEleven {
  /** From the offense's right to its left. */
  readonly front: readonly SimulatedPlayer[]
  readonly leftCorner: SimulatedPlayer
  readonly rightCorner: SimulatedPlayer
  readonly free: SimulatedPlayer
  readonly strong: SimulatedPlayer
  /** Over the slot or the tight end: a third corner, or a linebacker against heavy personnel. */
  readonly nickel: SimulatedPlayer
  readonly mike: SimulatedPlayer
  readonly will: SimulatedPlayer
  readonly personnel: DefensePersonnel
}

/** "1 RB, 1 TE, 3 WR". */
export function offensePersonnelText(personnel: OffensePersonnel): string {
  return `${personnel.backs} RB, ${personnel.tightEnds} TE, ${personnel.receivers} WR`
}

/** "4 DL, 2 LB, 5 DB". */
export function defensePersonnelText(personnel: DefensePersonnel): string {
  return `${personnel.linemen} DL, ${personnel.backers} LB, ${personnel.backs} DB`
}

/** Starters play most; the backs and receivers rotate. */
export function offenseEleven(random: Random, team: SimulatedTeam, personnel: OffensePersonnel): SimulatedPlayer[] {
  const bench = (position: Position) => team.players.filter((player) => player.position === position)
  const fullback = personnel.backs > 1 && personnel.receivers < 3 ? bench('FB').slice(0, 1) : []
  return [
    ...bench('QB').slice(0, 1),
    ...bench('T').slice(0, 2),
    ...bench('G').slice(0, 2),
    ...bench('C').slice(0, 1),
    ...rotated(random, bench('RB'), personnel.backs - fullback.length),
    ...fullback,
    ...rotated(random, bench('WR'), personnel.receivers),
    ...rotated(random, bench('TE'), personnel.tightEnds),
  ]
}

/** Nickel against three receivers, dime when a pass is sure, the base front against heavy personnel. */
export function defenseEleven(
  random: Random,
  team: SimulatedTeam,
  { call, situation }: { call: OffenseCall; situation: Situation },
): DefenseEleven {
  const bench: Bench = (position) => team.players.filter((player) => player.position === position)
  const packageName = packageFor(random, call, situation)
  const isHeavy = packageName === 'base' || packageName === 'goal line'
  const { front, backers } = team.tendencies.front === '4-3' ? fourThree(bench) : threeFour(bench, isHeavy)
  const [mike, will, goalLineBacker] = backers as [SimulatedPlayer, SimulatedPlayer, SimulatedPlayer]
  const [one, other, third] = bench('CB') as [SimulatedPlayer, SimulatedPlayer, SimulatedPlayer]
  const flips = random.chance(0.5)
  return {
    front: call.strongSide > 0 ? front.toReversed() : front,
    leftCorner: flips ? other : one,
    rightCorner: flips ? one : other,
    free: packageName === 'goal line' ? goalLineBacker : starter(bench, 'FS'),
    strong: starter(bench, 'SS'),
    nickel: isHeavy ? (bench('OLB')[1] as SimulatedPlayer) : third,
    mike,
    will: packageName === 'dime' ? starter(bench, 'DB') : will,
    personnel: counted(packageName, team.tendencies.front),
  }
}

type Bench = (position: Position) => readonly SimulatedPlayer[]

/** Four down linemen from the weak side to the strong, and the inside linebackers. */
function fourThree(bench: Bench): { front: SimulatedPlayer[]; backers: (SimulatedPlayer | undefined)[] } {
  const [end, otherEnd] = bench('DE')
  const [tackle, otherTackle] = bench('DT')
  const [will, , third] = bench('OLB')
  const front = [end, tackle, otherTackle, otherEnd] as SimulatedPlayer[]
  return { front, backers: [starter(bench, 'MLB'), will, third] }
}

/** A linebacker stands up at the weak end; against lighter personnel at both. */
function threeFour(
  bench: Bench,
  isHeavy: boolean,
): { front: SimulatedPlayer[]; backers: (SimulatedPlayer | undefined)[] } {
  const [end, otherEnd] = bench('DE')
  const [tackle, otherTackle] = bench('DT')
  const [stander, otherStander] = bench('OLB')
  const front = isHeavy ? [stander, end, starter(bench, 'NT'), otherEnd] : [stander, tackle, otherTackle, otherStander]
  return { front: front as SimulatedPlayer[], backers: bench('ILB').slice(0, 3) }
}

function starter(bench: Bench, position: Position): SimulatedPlayer {
  return bench(position)[0] as SimulatedPlayer
}

type Package = 'base' | 'nickel' | 'dime' | 'goal line'

function packageFor(random: Random, call: OffenseCall, situation: Situation): Package {
  const { receivers } = call.personnel
  if (receivers <= 1 && yardsToGoal(situation) <= 4) return 'goal line'
  if (receivers <= 1) return 'base'
  if (receivers === 2) return random.chance(0.62) ? 'base' : 'nickel'
  const isPassingDown = situation.down >= 3 && distanceClass(situation) !== 'short'
  return random.chance(isPassingDown ? 0.42 : 0.06) ? 'dime' : 'nickel'
}

function counted(packageName: Package, front: FrontFamily): DefensePersonnel {
  const backs = { base: 4, nickel: 5, dime: 6, 'goal line': 3 }[packageName]
  const linemen = front === '4-3' ? 4 : backs > 4 ? 2 : 3
  return { linemen, backers: 11 - linemen - backs, backs }
}

/** `count` of a position: each starter sits out one play in six. */
function rotated(random: Random, bench: readonly SimulatedPlayer[], count: number): SimulatedPlayer[] {
  const weights = bench.map((player, i) => [player, i < count ? 1 : 0.18] as const)
  const chosen: SimulatedPlayer[] = []
  while (chosen.length < Math.min(count, bench.length)) {
    const others = weights.filter(([player]) => !chosen.includes(player))
    chosen.push(drawWeighted(random, others))
  }
  return chosen
}
