/** The pass concepts of the simulated league: which routes are run together, and when the ball should come out. */
import { drawWeighted, type Random } from '../base/random.ts'
import type { RouteName } from './routes.ts'
import { distanceClass, isHurried, type Situation, yardsToGoal } from './situation.ts'

export interface Concept {
  readonly name: string
  /** When the passer means to throw, seconds after the snap. */
  readonly throw_s: readonly [number, number]
  /** Routes of the men on the strong side from the outside in, then of those on the other. */
  readonly strong: readonly RouteName[]
  readonly weak: readonly RouteName[]
  readonly back: RouteName
}

const QUICK: readonly Concept[] = [
  { name: 'slant and flat', throw_s: [1.3, 2.1], ...routes('slant flat slant hitch', 'slant slant', 'check') },
  { name: 'stick', throw_s: [1.4, 2.2], ...routes('go stick flat hitch', 'slant hitch', 'check') },
  { name: 'hitches', throw_s: [1.3, 2.0], ...routes('hitch seam hitch flat', 'hitch hitch', 'swing') },
  { name: 'quick outs', throw_s: [1.4, 2.1], ...routes('go out hitch flat', 'hitch out', 'check') },
]

const DROPBACK: readonly Concept[] = [
  { name: 'curl and flat', throw_s: [2.3, 3.1], ...routes('curl flat dig cross', 'curl flat', 'check') },
  { name: 'smash', throw_s: [2.2, 3.1], ...routes('hitch corner seam cross', 'hitch corner', 'check') },
  { name: 'dagger', throw_s: [2.4, 3.3], ...routes('dig seam cross flat', 'comeback cross', 'check') },
  { name: 'mesh', throw_s: [1.9, 2.9], ...routes('post cross flat dig', 'corner cross', 'swing') },
  { name: 'verticals', throw_s: [2.4, 3.5], ...routes('go seam dig cross', 'go seam', 'check') },
  { name: 'levels', throw_s: [2.1, 3.0], ...routes('dig cross seam flat', 'curl out', 'angle') },
  { name: 'drive', throw_s: [2.0, 2.9], ...routes('cross dig go flat', 'comeback dig', 'angle') },
]

const DEEP: readonly Concept[] = [
  { name: 'post and cross', throw_s: [2.7, 3.9], ...routes('post deepCross flat cross', 'dig flat', 'check') },
  { name: 'flood', throw_s: [2.5, 3.6], ...routes('go deepOut flat cross', 'deepCross deepCross', 'swing') },
  { name: 'double posts', throw_s: [2.7, 3.9], ...routes('post post cross flat', 'comeback deepCross', 'wheel') },
]

const SCREENS: readonly Concept[] = [
  { name: 'receiver screen', throw_s: [0.9, 1.4], ...routes('screen go go go', 'slant flat', 'check') },
  { name: 'back screen', throw_s: [1.9, 2.5], ...routes('go dig cross cross', 'go cross', 'backScreen') },
]

export function conceptFor(random: Random, situation: Situation, isPlayAction: boolean): Concept {
  const isLong = distanceClass(situation) === 'long'
  const isNearGoal = yardsToGoal(situation) < 15
  const family = drawWeighted(random, [
    [QUICK, isPlayAction ? 0.15 : isNearGoal ? 0.5 : isLong && situation.down >= 3 ? 0.2 : 0.4],
    [DROPBACK, isPlayAction ? 0.3 : 0.48],
    [DEEP, isNearGoal ? 0.02 : isPlayAction ? 0.55 : isHurried(situation) ? 0.2 : 0.12],
    [SCREENS, isPlayAction ? 0.04 : 0.14],
  ] as const)
  return family[random.index(family.length)] as Concept
}

function routes(strong: string, weak: string, back: RouteName): Pick<Concept, 'strong' | 'weak' | 'back'> {
  return { strong: strong.split(' ') as RouteName[], weak: weak.split(' ') as RouteName[], back }
}
