/** The field: x runs from the back line of one end zone to that of the other, y from one sideline to the other. */
import { yards } from './units.ts'

export const FIELD_LENGTH = yards(120)
export const FIELD_WIDTH = yards(160 / 3)
export const END_ZONE_DEPTH = yards(10)
/** The goal line that the offense attacks, once a play is standardized. */
export const OPPONENT_GOAL_LINE = yards(FIELD_LENGTH - END_ZONE_DEPTH)
