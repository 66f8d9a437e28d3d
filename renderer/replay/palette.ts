/** The colors of the field and the curve, by theme. Offense orange, defense blue, man to zone orange-white-blue. */

/** Colors as canvas styles. */
export interface Palette {
  readonly turf: string
  /** Every other five yards. */
  readonly turfBand: string
  readonly endZone: string
  readonly beyond: string
  /** Under the curve of P(man). */
  readonly curve: string
  readonly line: string
  readonly strongLine: string
  readonly yardNumber: string
  readonly scrimmage: string
  readonly firstDown: string
  /** Around marks, so that they stand out from the turf and from each other. */
  readonly markEdge: string
  readonly defenseEdge: string
  readonly tick: string
  /** Trails and velocities. */
  readonly offenseLine: string
  readonly defenseLine: string
  readonly matchUp: string
  /** Behind text on the turf. */
  readonly textEdge: string
  readonly manText: string
  readonly zoneText: string
  readonly panel: string
  readonly panelEdge: string
  readonly text: string
  readonly mutedText: string
  readonly barTrack: string
}

export const OFFENSE = '#E69F00'
export const DEFENSE = '#0072B2'
export const BALL = '#7A4419'
export const BALL_EDGE = '#F6EFE6'
export const ON_OFFENSE = '#1A1200'
export const ON_DEFENSE = '#FFFFFF'

const DARK: Palette = {
  turf: '#1B2A23',
  turfBand: '#1F3028',
  endZone: '#16211F',
  beyond: '#101715',
  curve: '#101715',
  line: 'rgba(232, 242, 236, 0.26)',
  strongLine: 'rgba(232, 242, 236, 0.55)',
  yardNumber: 'rgba(232, 242, 236, 0.2)',
  scrimmage: 'rgba(240, 246, 243, 0.85)',
  firstDown: '#F0E442',
  markEdge: '#0C1210',
  defenseEdge: '#D5E8F5',
  tick: '#F2F6F4',
  offenseLine: '#E69F00',
  defenseLine: '#4BA6E0',
  matchUp: 'rgba(214, 232, 245, 0.62)',
  textEdge: 'rgba(9, 14, 12, 0.88)',
  manText: '#FFC24A',
  zoneText: '#8FCBF5',
  panel: 'rgba(10, 15, 13, 0.84)',
  panelEdge: 'rgba(232, 242, 236, 0.16)',
  text: '#F2F6F4',
  mutedText: '#A9B8B1',
  barTrack: '#33423B',
}

const LIGHT: Palette = {
  turf: '#E4ECDF',
  turfBand: '#DBE6D6',
  endZone: '#CFDCCB',
  beyond: '#C3CEC1',
  curve: '#F1F4EF',
  line: 'rgba(28, 48, 38, 0.26)',
  strongLine: 'rgba(28, 48, 38, 0.6)',
  yardNumber: 'rgba(28, 48, 38, 0.24)',
  scrimmage: 'rgba(20, 34, 28, 0.85)',
  firstDown: '#A07A00',
  markEdge: '#1C1A14',
  defenseEdge: '#0B2536',
  tick: '#14201A',
  offenseLine: '#A86F00',
  defenseLine: '#0072B2',
  matchUp: 'rgba(11, 37, 54, 0.6)',
  textEdge: 'rgba(244, 248, 242, 0.92)',
  manText: '#7A4B00',
  zoneText: '#00496F',
  panel: 'rgba(250, 252, 249, 0.9)',
  panelEdge: 'rgba(28, 48, 38, 0.2)',
  text: '#16201B',
  mutedText: '#4A5A52',
  barTrack: '#D3DCD4',
}

export function paletteOf(theme: 'dark' | 'light'): Palette {
  return theme === 'dark' ? DARK : LIGHT
}

const MAN_RGB = [230, 159, 0] as const
const NONE_RGB = [247, 247, 247] as const
const ZONE_RGB = [0, 114, 178] as const

/** From -1 (zone, blue) over 0 (white) to 1 (man, orange), as "r, g, b". */
export function divergingRgb(amount: number): string {
  const end = amount >= 0 ? MAN_RGB : ZONE_RGB
  const weight = Math.min(Math.abs(amount), 1)
  return NONE_RGB.map((none, i) => Math.round(none + ((end[i] as number) - none) * weight)).join(', ')
}
