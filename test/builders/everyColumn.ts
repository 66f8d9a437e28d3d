/** A game whose tables have every column that Presnap reads. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ColumnName } from '../../main/ingest/tables.ts'
import { csv, nameOf, nflIdOf, positionOf } from './bigDataBowlValues.ts'
import { fileRows, GAME_ID, inventedPlay } from './inventedPlay.ts'

type Values = Readonly<Partial<Record<ColumnName, string | number | null>>>

/** The tables by the names of their files, each with its rows. The columns have our names, but for those in `NAMES`. */
export type EveryColumn = Record<string, Values[]>

const NAMES: Partial<Record<ColumnName, string>> = {
  homeTeam: 'homeTeamAbbr',
  visitorTeam: 'visitorTeamAbbr',
  description: 'playDescription',
  offenseTeam: 'possessionTeam',
  defenseTeam: 'defensiveTeam',
  absoluteYardline: 'absoluteYardlineNumber',
  homeScoreBefore: 'preSnapHomeScore',
  visitorScoreBefore: 'preSnapVisitorScore',
  nullified: 'playNullifiedByPenalty',
  offensePersonnel: 'personnelO',
  defensePersonnel: 'personnelD',
  manZone: 'pff_manZone',
  coverage: 'pff_passCoverage',
  role: 'pff_role',
  linedUpAt: 'pff_positionLinedUp',
  coverageAssignment: 'pff_defensiveCoverageAssignment',
  matchup: 'pff_primaryDefensiveCoverageMatchupNflId',
  wasPassRusher: 'wasInitialPassRusher',
  inMotionAtSnap: 'inMotionAtBallSnap',
  rosterId: 'gsisItId',
  dropbackType: 'dropBackType',
}

/** What the tables call a column of ours. */
export function fileColumn(column: ColumnName): string {
  return NAMES[column] ?? column
}

export function everyColumn(): EveryColumn {
  const players = Array.from({ length: 22 }, (_, who) => who)
  const key = { gameId: GAME_ID, playId: 50 }
  const play = {
    ...{ description: 'invented', quarter: 1, down: 2, yardsToGo: 7, offenseTeam: 'HOM', defenseTeam: 'AWY' },
    ...{ yardlineSide: 'HOM', yardlineNumber: 35, absoluteYardline: 45, gameClock: '12:20' },
    ...{ homeScoreBefore: 0, visitorScoreBefore: 3, nullified: 'N', offenseFormation: 'SHOTGUN' },
    ...{ receiverAlignment: '2x2', offensePersonnel: '11', defensePersonnel: '425', defendersInBox: 6 },
    ...{ passResult: 'C', yardsGained: 9, coverage: 'Cover-3', manZone: 'Zone', labelSource: 'PFF' },
    ...{ snapEstimated: 'FALSE', isDropback: 'TRUE', dropbackType: 'TRADITIONAL', playType: 'pass' },
  }
  const game = { season: 2097, week: 1, gameDate: '1/1/2098', homeTeam: 'HOM', visitorTeam: 'AWY' }
  const doing = { role: 'Coverage', linedUpAt: 'LCB', coverageAssignment: '3L', matchup: 1001 }
  return {
    'games.csv': [{ gameId: GAME_ID, ...game, homeScore: 21, visitorScore: 20 }],
    'plays.csv': [{ ...key, ...play }],
    'players.csv': players.map((who) => {
      return { nflId: nflIdOf(who), displayName: nameOf(who), position: positionOf(who), college: 'Invented State' }
    }),
    'crosswalk.csv': players.map((who) => ({ nflId: nflIdOf(who), rosterId: 50_000 + who })),
    'player_play.csv': players.slice(11).map((who) => {
      return { ...key, nflId: nflIdOf(who), ...doing, wasPassRusher: 0, wasRunningRoute: null, inMotionAtSnap: 'FALSE' }
    }),
    'tracking.csv': fileRows(inventedPlay()).map((row) => ({
      ...key,
      nflId: nflIdOf(row.who),
      displayName: nameOf(row.who),
      frameId: row.frameId,
      frameType: row.frameId === 6 ? 'SNAP' : 'AFTER_SNAP',
      jerseyNumber: row.who === 22 ? null : row.who,
      club: row.who === 22 ? 'football' : row.who < 11 ? 'HOM' : 'AWY',
      playDirection: 'right',
      ...{ x: row.x, y: row.y, s: 1, a: 0.5, o: 90, dir: 90, event: row.event, position: positionOf(row.who) },
    })),
  }
}

export function writeEveryColumn(folder: string, tables: EveryColumn): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] as Values) as ColumnName[]
    const values = rows.map((row) => columns.map((column) => row[column] ?? null))
    writeFileSync(join(folder, name), csv(columns.map(fileColumn).join(','), values))
  }
}

/** The same tables with one value of one row changed; rows count from 0. */
export function withValue(tables: EveryColumn, at: { file: string; row: number; column: ColumnName; value: string }) {
  const rows = (tables[at.file] as Values[]).map((row, i) => (i === at.row ? { ...row, [at.column]: at.value } : row))
  return { ...tables, [at.file]: rows }
}
