/** The zones of the seven coverages: where each is, in PFF's codes. */

/** DF deep free, 3 thirds, 2 halves, 4 quarters (outside, inside), F flat, CF curl and flat, HC hook and curl, HOL hole;
 *  L, M and R as the offense sees them. */
export type ZoneName =
  | 'DF'
  | '3L'
  | '3M'
  | '3R'
  | '2L'
  | '2R'
  | '4OL'
  | '4IL'
  | '4IR'
  | '4OR'
  | 'FL'
  | 'FR'
  | 'CFL'
  | 'CFR'
  | 'HCL'
  | 'HCR'
  | 'HOL'

export interface Zone {
  /** Past the line of scrimmage. */
  readonly depth_yd: number
  /** From the middle of the field for deep zones and flats, from the ball for the others; positive to the left. */
  readonly lateral_yd: number
  readonly isDeep: boolean
  readonly isOfField: boolean
  /** How far to either side the zone reaches. */
  readonly reach_yd: number
}

export const ZONES: Readonly<Record<ZoneName, Zone>> = {
  DF: deep(17, 0, 15),
  '3L': deep(15, 17.5, 10),
  '3M': deep(16.5, 0, 13),
  '3R': deep(15, -17.5, 10),
  '2L': deep(17.5, 12.5, 13),
  '2R': deep(17.5, -12.5, 13),
  '4OL': deep(13.5, 18, 7),
  '4IL': deep(12.5, 6.5, 7),
  '4IR': deep(12.5, -6.5, 7),
  '4OR': deep(13.5, -18, 7),
  FL: { depth_yd: 6.5, lateral_yd: 17.5, isDeep: false, isOfField: true, reach_yd: 7 },
  FR: { depth_yd: 6.5, lateral_yd: -17.5, isDeep: false, isOfField: true, reach_yd: 7 },
  CFL: under(8, 11),
  CFR: under(8, -11),
  HCL: under(9.5, 5),
  HCR: under(9.5, -5),
  HOL: under(8.5, 0),
}

function deep(depth_yd: number, lateral_yd: number, reach_yd: number): Zone {
  return { depth_yd, lateral_yd, isDeep: true, isOfField: true, reach_yd }
}

function under(depth_yd: number, lateral_yd: number): Zone {
  return { depth_yd, lateral_yd, isDeep: false, isOfField: false, reach_yd: 6.5 }
}
