/** The invented players of a team: who they are, what they wear, how fast they run. */
import { type Random, shuffled } from '../base/random.ts'
import type { Player } from '../football/play.ts'
import { type YardsPerSecond, yardsPerSecond } from '../football/units.ts'
import { GREATEST_TOP_SPEED_YDPS } from './body.ts'
import { simulatedPlayerId } from './ids.ts'
import { COLLEGES, FIRST_NAMES, LAST_NAMES } from './names.ts'

/** BDB's spelling of positions. */
export type Position =
  | 'QB'
  | 'RB'
  | 'FB'
  | 'WR'
  | 'TE'
  | 'T'
  | 'G'
  | 'C'
  | 'DE'
  | 'DT'
  | 'NT'
  | 'OLB'
  | 'ILB'
  | 'MLB'
  | 'CB'
  | 'FS'
  | 'SS'
  | 'DB'

/** A defense is built on four down linemen or on three and two stand-up ends. */
export type FrontFamily = '4-3' | '3-4'

export interface SimulatedPlayer extends Player {
  /** The same for the same place of a roster in every league. Habits hang on it, where the id must not matter. */
  readonly numberInLeague: number
  readonly position: Position
  readonly team: string
  readonly jersey: number
  readonly height_in: number
  readonly weight_lb: number
  readonly topSpeed: YardsPerSecond
  /** What he gains per second from a standing start, yd/s2. */
  readonly burst_ydps2: number
  /** How good he is at his trade: standard normal over the league. */
  readonly skill: number
}

interface Build {
  readonly speed_ydps: number
  readonly burst_ydps2: number
  readonly height_in: number
  readonly weight_lb: number
  readonly jerseys: readonly (readonly [number, number])[]
}

/** Average bodies and the numbers the rules allow. Speeds: what Next Gen Stats sees the position reach. */
const BODIES: Readonly<Record<Position, Build>> = {
  QB: build(8.2, 6.2, 75, 221, '1-19'),
  RB: build(9.2, 7.2, 70, 213, '20-39'),
  FB: build(8.1, 6.4, 72, 243, '40-49'),
  WR: build(9.5, 7.2, 73, 198, '10-19 1-9 80-88'),
  TE: build(8.6, 6.6, 77, 252, '80-89 40-49'),
  T: build(6.7, 5.4, 78, 315, '65-79'),
  G: build(6.5, 5.4, 76, 316, '60-76'),
  C: build(6.6, 5.4, 75, 307, '50-66'),
  DE: build(7.9, 6.4, 76, 269, '90-99 70-79'),
  DT: build(7.1, 5.9, 75, 305, '90-99 67-79'),
  NT: build(6.8, 5.6, 74, 322, '90-99 70-78'),
  OLB: build(8.3, 6.6, 75, 246, '50-59 40-49'),
  ILB: build(8.3, 6.5, 73, 236, '50-59 40-49'),
  MLB: build(8.3, 6.5, 73, 239, '50-59 40-49'),
  CB: build(9.5, 7.2, 71, 193, '20-39 1-9'),
  FS: build(9.2, 7, 72, 201, '20-49'),
  SS: build(9, 6.9, 73, 209, '20-49'),
  DB: build(9.2, 7, 71, 199, '20-49'),
}

/** One row of the table above; `jerseys` are ranges, the usual one first. */
function build(speed_ydps: number, burst_ydps2: number, height_in: number, weight_lb: number, jerseys: string): Build {
  const ranges = jerseys.split(' ').map((range) => range.split('-').map(Number) as [number, number])
  return { speed_ydps, burst_ydps2, height_in, weight_lb, jerseys: ranges }
}

const OFFENSE_ROSTER = 'QB QB RB RB RB FB WR WR WR WR WR WR TE TE TE TE T T T G G G C C'
const DEFENSE_ROSTERS: Readonly<Record<FrontFamily, string>> = {
  '4-3': 'DE DE DE DE DT DT DT DT NT OLB OLB OLB OLB MLB MLB CB CB CB CB CB FS FS SS SS DB',
  '3-4': 'DE DE DE DE DT DT NT NT OLB OLB OLB OLB ILB ILB ILB ILB CB CB CB CB CB FS FS SS SS DB',
}

export interface RosterBrief {
  readonly team: string
  /** These make the player ids of leagues and teams differ. */
  readonly leagueNumber: number
  readonly teamNumber: number
  readonly front: FrontFamily
}

/** The players of one team, starters first within a position. Names are unique within the team, so are numbers. */
export function rosterOf(random: Random, { team, leagueNumber, teamNumber, front }: RosterBrief): SimulatedPlayer[] {
  const positions = `${OFFENSE_ROSTER} ${DEFENSE_ROSTERS[front]}`.split(' ') as Position[]
  const lastNames = shuffled(random, LAST_NAMES)
  const taken = new Set<number>()
  return positions.map((position, i) => {
    const jersey = freeJersey(random, position, taken)
    taken.add(jersey)
    const numberInLeague = teamNumber * 100 + i
    const id = simulatedPlayerId(leagueNumber, numberInLeague)
    const name = `${FIRST_NAMES[random.index(FIRST_NAMES.length)]} ${lastNames[i]}`
    const college = COLLEGES[random.index(COLLEGES.length)] ?? null
    return {
      ...bodyOf(random, position),
      playerId: id,
      numberInLeague,
      name,
      position,
      team,
      jersey,
      college,
      rosterId: null,
    }
  })
}

/** "A.Dunmore", as play descriptions write it. */
export function shortName(player: SimulatedPlayer): string {
  const [first = '', last = ''] = player.name.split(' ')
  return `${first[0]}.${last}`
}

function bodyOf(random: Random, position: Position) {
  const body = BODIES[position]
  const skill = random.normal()
  const speed = body.speed_ydps + 0.28 * random.normal() + 0.08 * skill
  return {
    skill,
    topSpeed: yardsPerSecond(Math.min(GREATEST_TOP_SPEED_YDPS, Math.max(5.8, speed))),
    burst_ydps2: Math.min(8, Math.max(4.6, body.burst_ydps2 + 0.35 * random.normal())),
    height_in: Math.round(body.height_in + 1.3 * random.normal()),
    weight_lb: Math.round(body.weight_lb * (1 + 0.035 * random.normal())),
  }
}

/** A free number of the position's ranges, the usual range first. */
function freeJersey(random: Random, position: Position, taken: ReadonlySet<number>): number {
  for (const [from, to] of BODIES[position].jerseys) {
    const free = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((number) => !taken.has(number))
    const jersey = free[random.index(free.length)]
    if (jersey !== undefined) return jersey
  }
  throw new Error(`no number is left for another ${position}`)
}
