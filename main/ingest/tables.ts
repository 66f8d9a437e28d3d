/** The tables of every Big Data Bowl, told apart by their columns, and what each calls the columns we read. */

export type TableKind =
  | 'games'
  | 'plays'
  | 'gamesAndPlays'
  | 'players'
  | 'tracking'
  | 'trackingAfterThrow'
  | 'playerPlays'
  | 'coverages'
  | 'crosswalk'

/** The published layouts, by the year of the Big Data Bowl. */
export type Layout = 2019 | 2020 | 2021 | 2022 | 2023 | 2024 | 2025 | 2026

/** Columns we read, by our name, with the names that the layouts give them (upper and lower case, dots and
 *  underscores do not matter). */
export const COLUMNS = {
  gameId: ['gameId'],
  playId: ['playId'],
  nflId: ['nflId'],
  frameId: ['frameId'],
  x: ['x'],
  y: ['y'],
  s: ['s'],
  a: ['a'],
  o: ['o'],
  dir: ['dir'],
  event: ['event'],
  frameType: ['frameType'],
  club: ['club', 'team'],
  playerSide: ['playerSide'],
  displayName: ['displayName', 'playerName'],
  firstName: ['firstName'],
  lastName: ['lastName'],
  jerseyNumber: ['jerseyNumber'],
  position: ['position', 'officialPosition', 'playerPosition', 'positionAbbr'],
  college: ['collegeName', 'college'],
  playDirection: ['playDirection'],
  season: ['season'],
  week: ['week'],
  gameDate: ['gameDate'],
  homeTeam: ['homeTeamAbbr'],
  visitorTeam: ['visitorTeamAbbr'],
  homeScore: ['homeFinalScore', 'homeScore'],
  visitorScore: ['visitorFinalScore', 'visitorScore'],
  description: ['playDescription'],
  quarter: ['quarter'],
  down: ['down'],
  yardsToGo: ['yardsToGo'],
  offenseTeam: ['possessionTeam'],
  defenseTeam: ['defensiveTeam'],
  yardlineSide: ['yardlineSide'],
  yardlineNumber: ['yardlineNumber'],
  absoluteYardline: ['absoluteYardlineNumber'],
  gameClock: ['gameClock'],
  homeScoreBefore: ['preSnapHomeScore', 'homeScoreBeforePlay'],
  visitorScoreBefore: ['preSnapVisitorScore', 'visitorScoreBeforePlay'],
  nullified: ['playNullifiedByPenalty'],
  offenseFormation: ['offenseFormation'],
  receiverAlignment: ['receiverAlignment'],
  offensePersonnel: ['personnelO', 'personnelOffense'],
  defensePersonnel: ['personnelD', 'personnelDefense'],
  defendersInBox: ['defendersInTheBox', 'defendersInBox'],
  passResult: ['passResult'],
  isDropback: ['isDropback'],
  dropbackType: ['dropBackType', 'typeDropback'],
  playType: ['playType'],
  yardsGained: ['yardsGained', 'playResult'],
  coverage: ['pff_passCoverage', 'team_coverage_type', 'coverage'],
  manZone: ['pff_manZone', 'pff_passCoverageType', 'team_coverage_man_zone'],
  labelSource: ['labelSource'],
  snapEstimated: ['snapEstimated'],
  role: ['pff_role', 'player_role'],
  linedUpAt: ['pff_positionLinedUp'],
  coverageAssignment: ['pff_defensiveCoverageAssignment'],
  matchup: ['pff_primaryDefensiveCoverageMatchupNflId'],
  wasPassRusher: ['wasInitialPassRusher'],
  wasRunningRoute: ['wasRunningRoute'],
  inMotionAtSnap: ['inMotionAtBallSnap'],
  rosterId: ['gsisItId'],
} as const
export type ColumnName = keyof typeof COLUMNS

/** A table's columns: for each of ours that it has, its own name for it. */
export type TableColumns = Readonly<Partial<Record<ColumnName, string>>>

/** Which of our columns a header has. */
export function columnsOf(header: readonly string[]): TableColumns {
  const own = new Map(header.map((name) => [normalized(name), name]))
  const found = Object.entries(COLUMNS).flatMap(([ours, theirs]) => {
    const name = theirs.map((their) => own.get(normalized(their))).find((it) => it !== undefined)
    return name === undefined ? [] : [[ours, name] as const]
  })
  return Object.fromEntries(found)
}

/** Which of our columns a header, its names as they stand in the file, has more than once. */
export function ambiguousColumns(header: readonly string[]): ColumnName[] {
  const counts = new Map<string, number>()
  for (const name of header) counts.set(normalized(name), (counts.get(normalized(name)) ?? 0) + 1)
  return Object.entries(COLUMNS).flatMap(([ours, theirs]) => {
    const count = theirs.map((their) => counts.get(normalized(their))).find((count) => count !== undefined)
    return count !== undefined && count > 1 ? [ours as ColumnName] : []
  })
}

/** What a table must have beyond what it is recognised by, or its rows cannot be used. */
export const REQUIRED_COLUMNS: Readonly<Record<TableKind, readonly ColumnName[]>> = {
  games: ['gameId', 'homeTeam', 'visitorTeam'],
  plays: ['gameId', 'playId', 'offenseTeam'],
  gamesAndPlays: ['gameId', 'playId', 'homeTeam', 'visitorTeam', 'offenseTeam'],
  players: ['nflId'],
  tracking: ['gameId', 'playId', 'nflId', 'frameId', 'x', 'y'],
  trackingAfterThrow: ['gameId', 'playId', 'nflId', 'frameId', 'x', 'y'],
  playerPlays: ['gameId', 'playId', 'nflId'],
  coverages: ['gameId', 'playId', 'coverage'],
  crosswalk: ['nflId', 'rosterId'],
}

/** Which table a header belongs to, even if a column it needs is not there: "unknown" where it is none of ours,
 *  "not-replayable" for the hand-off frames of the Big Data Bowl 2020. */
export function kindOf(header: readonly string[]): TableKind | 'unknown' | 'not-replayable' {
  const columns = columnsOf(header)
  const count = (names: readonly ColumnName[]) => names.filter((name) => columns[name] !== undefined).length
  const has = (...names: ColumnName[]) => count(names) === names.length
  const hasAny = (...names: ColumnName[]) => count(names) > 0
  if (header.some((name) => normalized(name) === 'nflidrusher')) return 'not-replayable'
  if (count(MARKS_OF_TRACKING) >= ENOUGH_TRACKING_MARKS) {
    return hasAny('s', 'dir', 'displayName', 'event') ? 'tracking' : 'trackingAfterThrow'
  }
  if (has('nflId', 'rosterId')) return 'crosswalk'
  if (has('gameId', 'playId', 'nflId')) return hasAny(...MARKS_OF_PLAYER_PLAYS) ? 'playerPlays' : 'unknown'
  if (count(MARKS_OF_PLAYS) >= ENOUGH_PLAY_MARKS) return has('homeTeam', 'visitorTeam') ? 'gamesAndPlays' : 'plays'
  if (has('gameId', 'playId', 'coverage')) return 'coverages'
  if (has('gameId') && hasAny('homeTeam', 'visitorTeam')) return 'games'
  return has('nflId') && hasAny('displayName', 'lastName') ? 'players' : 'unknown'
}

const MARKS_OF_TRACKING: readonly ColumnName[] = ['gameId', 'playId', 'nflId', 'frameId', 'x', 'y', 's', 'dir']
const ENOUGH_TRACKING_MARKS = 5
const MARKS_OF_PLAYER_PLAYS: readonly ColumnName[] = ['coverageAssignment', 'wasPassRusher', 'wasRunningRoute', 'role']
const MARKS_OF_PLAYS: readonly ColumnName[] = [
  'quarter',
  'down',
  'yardsToGo',
  'gameClock',
  'offenseTeam',
  'description',
]
const ENOUGH_PLAY_MARKS = 3

/** Which year's layout a plays or tracking table has. */
export function layoutOf(header: readonly string[]): Layout {
  const own = new Set(header)
  const has = (...names: string[]) => names.some((name) => own.has(name))
  if (has('game_id')) return 2026
  if (has('frameType', 'pff_manZone')) return 2025
  if (has('frame.id', 'isSTPlay', 'personnel.offense')) return 2019
  if (has('route', 'typeDropback')) return 2021
  if (has('specialTeamsPlayType')) return 2022
  if (has('pff_passCoverageType')) return 2023
  if (has('ballCarrierId', 'club')) return 2024
  return has('position') ? 2022 : 2023
}

/** The league numbered its players anew between the Big Data Bowls of 2021 and 2022. */
export function playerIdSpaceOf(layout: Layout): string {
  return layout <= 2021 ? 'nfl' : 'gsis-it'
}

function normalized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
