/** What the tables of invented games share: how they are written, and what stands in them. */
import { AWAY, BALL, type FileRow, HOME, type InventedPlay, idOf } from './inventedPlay.ts'

export type Year = 2019 | 2021 | 2022 | 2023 | 2024 | 2025 | 2026

export const csv = (header: string, rows: readonly (readonly (string | number | null)[])[], missing = 'NA') =>
  `${[header, ...rows.map((row) => row.map((value) => value ?? missing).join(','))].join('\n')}\n`

export const yardline = (play: InventedPlay) =>
  play.lineOfScrimmage <= 60 ? [HOME, play.lineOfScrimmage - 10] : [AWAY, 110 - play.lineOfScrimmage]
export const absolute = (play: InventedPlay) =>
  play.direction === 'left' ? 120 - play.lineOfScrimmage : play.lineOfScrimmage
export const gameIds = (plays: readonly InventedPlay[]) => [...new Set(plays.map((play) => play.gameId))]
export const positionOf = (who: number) => (who === 0 ? 'QB' : who < 11 ? 'WR' : 'CB')
export const clubOf = (who: number) => (who === BALL ? 'football' : who < 11 ? HOME : AWAY)
export const sideOf = (who: number) => (who === BALL ? 'football' : who < 11 ? 'home' : 'away')
export const nflIdOf = (who: number) => (who === BALL ? null : idOf(who))
export const nameOf = (who: number) => (who === BALL ? 'football' : `Player ${who}`)
export const jerseyOf = (who: number) => (who === BALL ? null : who + 1)
/** Everybody moves along +y of the standardized field: a bearing of 0 degrees, or 180 once recorded to the left. */
export const bearingOf = (row: FileRow) => (row.who === BALL ? null : row.play.direction === 'left' ? 180 : 0)
