/** Invented games written as the Big Data Bowl of any year has them, for tests of ingest. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tables2026 } from './bigDataBowl2026.ts'
import { coverages2021, gamesCsv, PLAYS, playersCsv } from './bigDataBowlPlays.ts'
import { TRACKING, tracking2025 } from './bigDataBowlTracking.ts'
import type { Year } from './bigDataBowlValues.ts'
import { type FileRow, fileRows, GAME_ID, type InventedPlay, inventedPlay } from './inventedPlay.ts'

export type { Year } from './bigDataBowlValues.ts'
export * from './inventedPlay.ts'

export interface FolderOptions {
  readonly year?: Year
  readonly plays?: readonly InventedPlay[]
  /** The rows of the tracking table, where they are not all rows of all plays. */
  readonly rows?: readonly FileRow[]
}

/** Writes the tables of one year into a folder. */
export function writeBigDataBowl(folder: string, options: FolderOptions = {}): void {
  const { year = 2025, plays = [inventedPlay()] } = options
  const rows = options.rows ?? plays.flatMap(fileRows)
  for (const [name, text] of Object.entries(tablesOf(year, plays, rows))) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** The tracking table of 2025 as text, for tests that spoil it. */
export function trackingCsv(rows: readonly FileRow[]): string {
  return tracking2025(rows)
}

function tablesOf(year: Year, plays: readonly InventedPlay[], rows: readonly FileRow[]): Record<string, string> {
  if (year === 2026) return tables2026(plays, rows)
  const tracking = TRACKING[year](rows)
  const name = year === 2019 ? `tracking_gameId_${GAME_ID}.csv` : year === 2021 ? 'week1.csv' : 'tracking_week_1.csv'
  const separate: Record<string, string> = year === 2021 ? { 'coverages_week1.csv': coverages2021(plays) } : {}
  return {
    'games.csv': gamesCsv(year, plays),
    'players.csv': playersCsv(year),
    'plays.csv': PLAYS[year](plays),
    [name]: tracking,
    ...separate,
  }
}
