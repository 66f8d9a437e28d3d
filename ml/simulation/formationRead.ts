/** The offense's formation as a defense counts it: receivers of each side from the outside in, and the backs. */
import type { Position } from './roster.ts'
import type { FieldSide } from './situation.ts'

/** An eligible man where he stands or is going to stand, in the ball's frame. */
export interface Eligible {
  /** His number among the offense's actors. */
  readonly actor: number
  readonly position: Position
  depth_yd: number
  lateral_yd: number
}

export interface FormationRead {
  /** From the outside in; the offense's left. */
  readonly left: readonly Eligible[]
  readonly right: readonly Eligible[]
  readonly backs: readonly Eligible[]
}

/** Deeper and tighter than this a man is in the backfield. */
const BACKFIELD_DEPTH_YD = -3.2
const BACKFIELD_WIDTH_YD = 4

export function readFormation(eligibles: readonly Eligible[]): FormationRead {
  const backs = eligibles.filter(
    (man) => man.depth_yd < BACKFIELD_DEPTH_YD && Math.abs(man.lateral_yd) < BACKFIELD_WIDTH_YD,
  )
  const split = eligibles.filter((man) => !backs.includes(man))
  return {
    left: split.filter((man) => man.lateral_yd > 0).sort((a, b) => b.lateral_yd - a.lateral_yd),
    right: split.filter((man) => man.lateral_yd <= 0).sort((a, b) => a.lateral_yd - b.lateral_yd),
    backs,
  }
}

export function receiversOf(read: FormationRead, side: FieldSide): readonly Eligible[] {
  return side > 0 ? read.left : read.right
}

/** The side with more receivers; evenly split, the side of the tight end, else the one given. */
export function strengthOf(read: FormationRead, otherwise: FieldSide): FieldSide {
  if (read.left.length !== read.right.length) return read.left.length > read.right.length ? 1 : -1
  const hasTightEnd = (men: readonly Eligible[]) => men.some((man) => man.position === 'TE')
  if (hasTightEnd(read.left) === hasTightEnd(read.right)) return otherwise
  return hasTightEnd(read.left) ? 1 : -1
}
