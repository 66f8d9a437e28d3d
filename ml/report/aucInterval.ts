/** How sure an area under the ROC curve is. */
import { wilsonInterval } from '../model/wilson.ts'
import { finiteReads, type ScoredRead } from '../training/evaluation.ts'

/** The normal deviate of a 95 % interval. */
const DEVIATE = 1.959963984540054

/** The 95 % interval of an AUC; null without a man and a zone play. Structural components (DeLong 1988), added up by
 *  game where plays of a game are alike (Obuchowski 1997), on the scale of log odds, so that it stays within 0 and 1.
 *  Where every pair is right, or every one wrong, it is that of a share of as many plays as there are of the rarer
 *  kind: the components do not differ then, and would claim to be certain. */
export function aucInterval(
  reads: readonly ScoredRead[],
  over: 'games' | 'plays',
): readonly [low: number, high: number] | null {
  const { area, components, men, zones } = componentsOf(finiteReads(reads))
  if (men === 0 || zones === 0) return null
  if (area === 0 || area === 1) return wilsonInterval(area, Math.min(men, zones))
  const groups =
    over === 'games' ? [...Map.groupBy(components, ({ game }) => game).values()] : components.map((c) => [c])
  const variance = varianceOf(groups, { area, men, zones })
  if (!(variance > LEAST_VARIANCE)) return wilsonInterval(area, Math.min(men, zones))
  const logOdds = Math.log(area / (1 - area))
  const half = (DEVIATE * Math.sqrt(variance)) / (area * (1 - area))
  return [sigmoid(logOdds - half), sigmoid(logOdds + half)]
}

/** What rounding leaves of a variance that is none. */
const LEAST_VARIANCE = 1e-12

/** Of one play: the share of plays of the other kind that lie on its right side. */
interface Component {
  readonly game: number
  readonly isMan: boolean
  readonly share: number
}

interface Whole {
  readonly area: number
  readonly men: number
  readonly zones: number
}

function componentsOf(reads: readonly ScoredRead[]): Whole & { readonly components: readonly Component[] } {
  const sorted = (isMan: boolean) =>
    Float64Array.from(reads.filter((read) => read.isMan === isMan).map((read) => read.manProbability)).toSorted()
  const [men, zones] = [sorted(true), sorted(false)]
  const components = reads.map(({ gameId, isMan, manProbability }) => {
    const below = shareBelow(isMan ? zones : men, manProbability)
    return { game: gameId, isMan, share: isMan ? below : 1 - below }
  })
  const ofMen = components.filter(({ isMan }) => isMan)
  const area = ofMen.reduce((sum, { share }) => sum + share, 0) / men.length
  return { area, men: men.length, zones: zones.length, components }
}

/** The share of sorted values below one, equal ones as half. */
function shareBelow(sorted: Float64Array, value: number): number {
  return (
    (countBelow(sorted, (other) => other < value) + countBelow(sorted, (other) => other <= value)) / 2 / sorted.length
  )
}

/** How many of the sorted values come before the first that is not below. */
function countBelow(sorted: Float64Array, isBelow: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(sorted[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}

function varianceOf(groups: readonly (readonly Component[])[], { area, men, zones }: Whole): number {
  let [ofMen, ofZones, ofBoth] = [0, 0, 0]
  let [withMen, withZones] = [0, 0]
  for (const group of groups) {
    const sides = [true, false].map((side) => group.filter(({ isMan }) => isMan === side)) as [Component[], Component[]]
    const [man, zone] = sides.map((some) => some.reduce((sum, { share }) => sum + share - area, 0)) as [number, number]
    ofMen += man * man
    ofZones += zone * zone
    ofBoth += man * zone
    withMen += Number(sides[0].length > 0)
    withZones += Number(sides[1].length > 0)
  }
  const unbiased = (count: number) => (count > 1 ? count / (count - 1) : 1)
  const both = groups.length > 1 ? groups.length / (groups.length - 1) : 1
  return (
    (unbiased(withMen) * ofMen) / men ** 2 +
    (unbiased(withZones) * ofZones) / zones ** 2 +
    (2 * both * ofBoth) / (men * zones)
  )
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
