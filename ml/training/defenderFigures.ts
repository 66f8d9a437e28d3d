/** How often what a model says of each defender is what he did. */
import { SLOTS_PER_SIDE } from '../features/featureSet.ts'
import { ASSIGNMENTS } from '../football/assignments.ts'
import type { Seconds } from '../football/units.ts'
import type { DefendersCard, ShareCard } from '../model/modelCard.ts'
import { wilsonInterval } from '../model/wilson.ts'
import { type DefenderClasses, MATCH_UP_CLASSES } from './defenderLabels.ts'

/** One defender whose job is known, and what was said of him. Match-ups are -1 where the labeller does not tell. */
export interface JudgedDefender {
  readonly job: number
  readonly saidJob: number
  /** SLOTS_PER_SIDE for nobody. */
  readonly matchUp: number
  readonly saidMatchUp: number
  /** The likeliest of the offense, also where nobody is likelier. */
  readonly saidMan: number
}

/** What a network says of the eleven of a frame: [11, assignments] and [11, 12] logits. */
export interface SaidOfDefenders {
  readonly assignments: Float32Array
  readonly matchUps: Float32Array
}

/** The defenders of a frame whose jobs are known. */
export function judgedDefenders(classes: DefenderClasses, said: SaidOfDefenders): JudgedDefender[] {
  return classes.assignments.flatMap((job, place) => {
    if (job < 0) return []
    const jobs = said.assignments.subarray(place * ASSIGNMENTS.length, (place + 1) * ASSIGNMENTS.length)
    const matchUps = said.matchUps.subarray(place * MATCH_UP_CLASSES, (place + 1) * MATCH_UP_CLASSES)
    const saidMan = greatest(matchUps.subarray(0, SLOTS_PER_SIDE))
    const matchUp = classes.matchUps[place] as number
    return [{ job, saidJob: greatest(jobs), matchUp, saidMatchUp: greatest(matchUps), saidMan }]
  })
}

/** One play at one moment. */
export interface JudgedPlay {
  readonly dataSet: string
  readonly moment: Seconds
  readonly defenders?: readonly JudgedDefender[]
}

/** Figures of each data set at each moment, of the plays with labels of their defenders; none where there are none. */
export function defenderFigures(plays: readonly JudgedPlay[]): DefendersCard[] {
  const known = plays.filter(({ defenders = [] }) => defenders.length > 0)
  const groups = [...Map.groupBy(known, ({ dataSet, moment }) => `${dataSet} ${moment}`).values()]
  const figures = groups.map((group) => figuresOf(group as [JudgedPlay, ...JudgedPlay[]]))
  return figures.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seconds - b.seconds))
}

function figuresOf(plays: readonly [JudgedPlay, ...JudgedPlay[]]): DefendersCard {
  const defenders = plays.flatMap((play) => play.defenders ?? [])
  const matched = defenders.filter(({ matchUp }) => matchUp >= 0)
  const onMen = matched.filter(({ matchUp }) => matchUp < SLOTS_PER_SIDE)
  const of = { plays: plays.length }
  return {
    on: plays[0].dataSet,
    seconds: plays[0].moment,
    plays: plays.length,
    jobs: shareOf(
      defenders.map(({ job, saidJob }) => [job, saidJob]),
      of,
    ),
    matchUps: shareOf(
      matched.map(({ matchUp, saidMatchUp }) => [matchUp, saidMatchUp]),
      of,
    ),
    men: shareOf(
      onMen.map(({ matchUp, saidMan }) => [matchUp, saidMan]),
      of,
    ),
  }
}

/** Defenders of one play are alike: the interval is that of as many facts as there are plays. */
function shareOf(pairs: readonly (readonly [did: number, said: number])[], { plays }: { plays: number }): ShareCard {
  const n = pairs.length
  const counts = [...Map.groupBy(pairs, ([did]) => did).values()].map((group) => group.length)
  const right = n === 0 ? 0 : pairs.filter(([did, said]) => did === said).length / n
  const [low, high] = wilsonInterval(right, n === 0 ? 0 : plays)
  return { n, right, low, high, commonest: n === 0 ? 0 : Math.max(...counts) / n }
}

/** -1, which is no class, where something is not a number. */
function greatest(values: Float32Array): number {
  if (values.some(Number.isNaN)) return -1
  return values.reduce((best, value, place) => (value > (values[best] as number) ? place : best), 0)
}
