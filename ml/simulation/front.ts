/** Where the four of the front line up: ends outside the tackles, the men between them in their gaps. */
import type { Random } from '../base/random.ts'
import type { Place } from './formation.ts'
import { type FormationRead, receiversOf } from './formationRead.ts'
import type { SimulatedPlayer } from './roster.ts'
import type { FieldSide } from './situation.ts'

/** Spots of the front from the offense's right to its left. An odd front has its nose over the center. */
export function frontSpots(
  random: Random,
  front: readonly SimulatedPlayer[],
  { read, nickelSide }: { read: FormationRead; nickelSide: FieldSide },
): Place[] {
  const nose = front.findIndex((player) => player.position === 'NT')
  const laterals = nose >= 0 ? oddLaterals(nose) : evenLaterals(random, nickelSide)
  return laterals.map((lateral, i) => {
    const isEnd = i === 0 || i === 3
    const side = i < 2 ? -1 : 1
    const widen = isEnd && hasAttached(read, side) && random.chance(0.55) ? 1.2 : 0
    return {
      depth_yd: Math.max(0.25, (isEnd ? 0.72 : 0.6) + 0.22 * random.normal()),
      lateral_yd: lateral + side * widen + (isEnd ? 0.5 : 0.3) * random.normal(),
    }
  })
}

/** Ends at the tackles' outside, one tackle over a guard, the other shaded on the center. */
function evenLaterals(random: Random, nickelSide: FieldSide): number[] {
  const threeTechnique = random.chance(0.6) ? nickelSide : -nickelSide
  return [-4.5, threeTechnique < 0 ? -2.2 : -0.8, threeTechnique > 0 ? 2.2 : 0.8, 4.5]
}

/** A stand-up end, then end, nose and end: the nose is second or third of the four. */
function oddLaterals(nose: number): number[] {
  return nose === 1 ? [-2.9, 0, 2.9, 5] : [-5, -2.9, 0, 2.9]
}

function hasAttached(read: FormationRead, side: FieldSide): boolean {
  return receiversOf(read, side).some((man) => Math.abs(man.lateral_yd) < 6 && man.position === 'TE')
}
