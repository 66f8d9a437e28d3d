/** Invented games written as the Big Data Bowl of any year has them, for tests of ingest. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Year = 2019 | 2021 | 2022 | 2023 | 2024 | 2025 | 2026

/** An invented play: five frames before the snap, the snap, four after it. */
export interface InventedPlay {
  readonly gameId: number
  readonly playId: number
  readonly direction: 'left' | 'right'
  /** On the standardized field. */
  readonly lineOfScrimmage: number
  readonly coverage: string | null
  readonly manZone: string | null
}

export const FRAMES = 10
/** The frame number of the snap. */
export const SNAP_FRAME_ID = 6
export const GAME_ID = 2098010100
export const HOME = 'HOM'
export const AWAY = 'AWY'

export function inventedPlay(partial: Partial<InventedPlay> = {}): InventedPlay {
  const standard = { gameId: GAME_ID, playId: 50, direction: 'right', lineOfScrimmage: 45 } as const
  return { ...standard, coverage: 'Cover-3', manZone: 'Zone', ...partial }
}

/** Where somebody is on the standardized field: the offense (the home team) stands at -1 - 0.1 i yards from the line,
 *  the defense at 2 + i, all of them moving along +y by 0.1 yards a frame. */
export function inventedPosition(play: InventedPlay, who: number, frameId: number): { x: number; y: number } {
  if (who === BALL) return { x: play.lineOfScrimmage, y: 26 }
  const offset = who < 11 ? -1 - 0.1 * who : 2 + (who - 11)
  return { x: play.lineOfScrimmage + offset, y: 5 + 3.5 * (who % 11) + 0.1 * frameId }
}

/** Players are 0 to 21, the offense first. */
export const BALL = 22
export const idOf = (who: number) => 1000 + who

/** One sample as a file has it: on the recorded field, bearings in degrees. */
export interface FileRow {
  readonly play: InventedPlay
  readonly who: number
  readonly frameId: number
  readonly x: string
  readonly y: string
  readonly event: string | null
}

/** All rows of a play, player by player, as recorded. */
export function fileRows(play: InventedPlay): FileRow[] {
  return Array.from({ length: 23 }, (_, who) => who).flatMap((who) =>
    Array.from({ length: FRAMES }, (_, i) => {
      const frameId = i + 1
      const { x, y } = inventedPosition(play, who, frameId)
      const isLeft = play.direction === 'left'
      const recorded = { x: isLeft ? 120 - x : x, y: isLeft ? 160 / 3 - y : y }
      const event = frameId === SNAP_FRAME_ID ? 'ball_snap' : null
      return { play, who, frameId, x: recorded.x.toFixed(4), y: recorded.y.toFixed(4), event }
    }),
  )
}

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

const csv = (header: string, rows: readonly (readonly (string | number | null)[])[], missing = 'NA') =>
  `${[header, ...rows.map((row) => row.map((value) => value ?? missing).join(','))].join('\n')}\n`

const yardline = (play: InventedPlay) =>
  play.lineOfScrimmage <= 60 ? [HOME, play.lineOfScrimmage - 10] : [AWAY, 110 - play.lineOfScrimmage]
const absolute = (play: InventedPlay) => (play.direction === 'left' ? 120 - play.lineOfScrimmage : play.lineOfScrimmage)
const gameIds = (plays: readonly InventedPlay[]) => [...new Set(plays.map((play) => play.gameId))]
const positionOf = (who: number) => (who === 0 ? 'QB' : who < 11 ? 'WR' : 'CB')
const clubOf = (who: number) => (who === BALL ? 'football' : who < 11 ? HOME : AWAY)
const sideOf = (who: number) => (who === BALL ? 'football' : who < 11 ? 'home' : 'away')
const nflIdOf = (who: number) => (who === BALL ? null : idOf(who))
const nameOf = (who: number) => (who === BALL ? 'football' : `Player ${who}`)
const jerseyOf = (who: number) => (who === BALL ? null : who + 1)
/** Everybody moves along +y of the standardized field: a bearing of 0 degrees, or 180 once recorded to the left. */
const bearingOf = (row: FileRow) => (row.who === BALL ? null : row.play.direction === 'left' ? 180 : 0)

function gamesCsv(year: Year, plays: readonly InventedPlay[]): string {
  const rows = gameIds(plays)
  if (year === 2021) {
    return csv(
      'gameId,gameDate,gameTimeEastern,homeTeamAbbr,visitorTeamAbbr,week',
      rows.map((id) => [id, '01/01/2098', '13:00:00', HOME, AWAY, 1]),
    )
  }
  return csv(
    'gameId,season,week,gameDate,gameTimeEastern,homeTeamAbbr,visitorTeamAbbr',
    rows.map((id) => [id, 2097, 1, '1/1/2098', '13:00:00', HOME, AWAY]),
  )
}

function playersCsv(year: Year): string {
  const players = Array.from({ length: 22 }, (_, who) => who)
  if (year === 2019) {
    return csv(
      'nflId,FirstName,LastName,PositionAbbr',
      players.map((who) => [idOf(who), 'Player', who, positionOf(who)]),
    )
  }
  const position =
    year === 2021 ? 'position' : year === 2022 ? 'Position' : year === 2023 ? 'officialPosition' : 'position'
  return csv(
    `nflId,height,weight,birthDate,collegeName,${position},displayName`,
    players.map((who) => [idOf(who), '6-3', 220, '2075-01-01', 'Invented State', positionOf(who), nameOf(who)]),
  )
}

const PLAYS: Record<Exclude<Year, 2026>, (plays: readonly InventedPlay[]) => string> = {
  2019: (plays) =>
    csv(
      'gameId,playId,quarter,GameClock,down,yardsToGo,possessionTeam,yardlineSide,yardlineNumber,offenseFormation,personnel.offense,defendersInTheBox,personnel.defense,HomeScoreBeforePlay,VisitorScoreBeforePlay,isSTPlay,PassResult,PlayResult,playDescription',
      plays.map((play) => [
        play.gameId,
        play.playId,
        1,
        '12:20:00',
        2,
        7,
        HOME,
        ...yardline(play),
        'SHOTGUN',
        '11',
        6,
        '425',
        0,
        3,
        'FALSE',
        'C',
        9,
        'invented',
      ]),
    ),
  2021: (plays) =>
    csv(
      'gameId,playId,playDescription,quarter,down,yardsToGo,possessionTeam,playType,yardlineSide,yardlineNumber,offenseFormation,personnelO,defendersInTheBox,personnelD,typeDropback,preSnapVisitorScore,preSnapHomeScore,gameClock,absoluteYardlineNumber,passResult,playResult',
      plays.map((play) => [
        play.gameId,
        play.playId,
        'invented',
        1,
        2,
        7,
        HOME,
        'play_type_pass',
        ...yardline(play),
        'SHOTGUN',
        '11',
        6,
        '425',
        'TRADITIONAL',
        3,
        0,
        '12:20:00',
        absolute(play),
        'C',
        9,
      ]),
    ),
  2022: (plays) =>
    csv(
      'gameId,playId,playDescription,quarter,down,yardsToGo,possessionTeam,specialTeamsPlayType,specialTeamsResult,yardlineSide,yardlineNumber,gameClock,preSnapHomeScore,preSnapVisitorScore,passResult,absoluteYardlineNumber',
      plays.map((play) => [
        play.gameId,
        play.playId,
        'invented',
        1,
        2,
        7,
        HOME,
        'Punt',
        'Return',
        ...yardline(play),
        '12:20:00',
        0,
        3,
        'C',
        absolute(play),
      ]),
    ),
  2023: (plays) =>
    csv(
      'gameId,playId,playDescription,quarter,down,yardsToGo,possessionTeam,defensiveTeam,yardlineSide,yardlineNumber,gameClock,preSnapHomeScore,preSnapVisitorScore,passResult,playResult,absoluteYardlineNumber,offenseFormation,personnelO,defendersInBox,personnelD,dropBackType,pff_passCoverage,pff_passCoverageType',
      plays.map((play) => [
        play.gameId,
        play.playId,
        'invented',
        1,
        2,
        7,
        HOME,
        AWAY,
        ...yardline(play),
        '12:20',
        0,
        3,
        'C',
        9,
        absolute(play),
        'SHOTGUN',
        '11',
        6,
        '425',
        'TRADITIONAL',
        play.coverage,
        play.manZone,
      ]),
    ),
  2024: (plays) =>
    csv(
      'gameId,playId,ballCarrierId,ballCarrierDisplayName,playDescription,quarter,down,yardsToGo,possessionTeam,defensiveTeam,yardlineSide,yardlineNumber,gameClock,preSnapHomeScore,preSnapVisitorScore,passResult,playResult,playNullifiedByPenalty,absoluteYardlineNumber,offenseFormation,defendersInTheBox',
      plays.map((play) => [
        play.gameId,
        play.playId,
        idOf(1),
        nameOf(1),
        'invented',
        1,
        2,
        7,
        HOME,
        AWAY,
        ...yardline(play),
        '12:20',
        0,
        3,
        'C',
        9,
        'N',
        absolute(play),
        'SHOTGUN',
        6,
      ]),
    ),
  2025: (plays) =>
    csv(
      'gameId,playId,playDescription,quarter,down,yardsToGo,possessionTeam,defensiveTeam,yardlineSide,yardlineNumber,gameClock,preSnapHomeScore,preSnapVisitorScore,playNullifiedByPenalty,absoluteYardlineNumber,offenseFormation,receiverAlignment,passResult,yardsGained,isDropback,pff_passCoverage,pff_manZone',
      plays.map((play) => [
        play.gameId,
        play.playId,
        '"invented, with a comma"',
        1,
        2,
        7,
        HOME,
        AWAY,
        ...yardline(play),
        '12:20',
        0,
        3,
        'N',
        absolute(play),
        'SHOTGUN',
        '2x2',
        'C',
        9,
        'TRUE',
        play.coverage,
        play.manZone,
      ]),
    ),
}

const TRACKING: Record<Exclude<Year, 2026>, (rows: readonly FileRow[]) => string> = {
  2019: (rows) =>
    csv(
      'time,x,y,s,dis,dir,event,nflId,displayName,jerseyNumber,team,frame.id,gameId,playId',
      rows.map((row) => [
        '2097-09-08T00:41:59.000Z',
        row.x,
        row.y,
        1,
        0.1,
        bearingOf(row),
        row.event,
        nflIdOf(row.who),
        nameOf(row.who),
        jerseyOf(row.who),
        row.who === BALL ? 'ball' : sideOf(row.who),
        row.frameId,
        row.play.gameId,
        row.play.playId,
      ]),
    ),
  2021: (rows) =>
    csv(
      'time,x,y,s,a,dis,o,dir,event,nflId,displayName,jerseyNumber,position,frameId,team,gameId,playId,playDirection,route',
      rows.map((row) => [
        '2098-01-01T01:07:14.599Z',
        row.x,
        row.y,
        1,
        0.5,
        0.1,
        bearingOf(row),
        bearingOf(row),
        row.event ?? 'None',
        nflIdOf(row.who),
        row.who === BALL ? 'Football' : nameOf(row.who),
        jerseyOf(row.who),
        row.who === BALL ? null : positionOf(row.who),
        row.frameId,
        sideOf(row.who),
        row.play.gameId,
        row.play.playId,
        row.play.direction,
        null,
      ]),
      '',
    ),
  2022: (rows) =>
    csv(
      'time,x,y,s,a,dis,o,dir,event,nflId,displayName,jerseyNumber,position,team,frameId,gameId,playId,playDirection',
      rows.map((row) => [
        '2098-01-01T01:07:14.599',
        row.x,
        row.y,
        1,
        0.5,
        0.1,
        bearingOf(row),
        bearingOf(row),
        row.event,
        nflIdOf(row.who),
        nameOf(row.who),
        jerseyOf(row.who),
        row.who === BALL ? null : positionOf(row.who),
        sideOf(row.who),
        row.frameId,
        row.play.gameId,
        row.play.playId,
        row.play.direction,
      ]),
      '',
    ),
  2023: (rows) =>
    csv(
      'gameId,playId,nflId,frameId,time,jerseyNumber,team,playDirection,x,y,s,a,dis,o,dir,event',
      rows.map((row) => [
        row.play.gameId,
        row.play.playId,
        nflIdOf(row.who),
        row.frameId,
        '2098-01-01T00:26:31.100',
        jerseyOf(row.who),
        clubOf(row.who),
        row.play.direction,
        row.x,
        row.y,
        1,
        0.5,
        0.1,
        bearingOf(row),
        bearingOf(row),
        row.event ?? 'None',
      ]),
    ),
  2024: (rows) =>
    csv(
      'gameId,playId,nflId,displayName,frameId,time,jerseyNumber,club,playDirection,x,y,s,a,dis,o,dir,event',
      rows.map((row) => [
        row.play.gameId,
        row.play.playId,
        nflIdOf(row.who),
        nameOf(row.who),
        row.frameId,
        '2098-01-01 20:24:05.299999',
        jerseyOf(row.who),
        clubOf(row.who),
        row.play.direction,
        row.x,
        row.y,
        1,
        0.5,
        0.1,
        bearingOf(row),
        bearingOf(row),
        row.event,
      ]),
    ),
  2025: tracking2025,
}

function tracking2025(rows: readonly FileRow[]): string {
  return csv(
    'gameId,playId,nflId,displayName,frameId,frameType,time,jerseyNumber,club,playDirection,x,y,s,a,dis,o,dir,event',
    rows.map((row) => {
      const type = row.frameId < SNAP_FRAME_ID ? 'BEFORE_SNAP' : row.frameId === SNAP_FRAME_ID ? 'SNAP' : 'AFTER_SNAP'
      return [
        row.play.gameId,
        row.play.playId,
        nflIdOf(row.who),
        nameOf(row.who),
        row.frameId,
        type,
        '2098-01-01 17:35:49.5',
        jerseyOf(row.who),
        clubOf(row.who),
        row.play.direction,
        row.x,
        row.y,
        1,
        0.5,
        0.1,
        bearingOf(row),
        bearingOf(row),
        row.event,
      ]
    }),
  )
}

function coverages2021(plays: readonly InventedPlay[]): string {
  const numbers: Record<string, string> = { 'Cover-3': 'Cover 3 Zone', 'Cover-1': 'Cover 1 Man' }
  return csv(
    'gameId,playId,coverage',
    plays.map((play) => [play.gameId, play.playId, numbers[play.coverage ?? ''] ?? null]),
  )
}

/** Frames before the throw in one table, those after it in another that counts from 1 again; no ball, no linemen. */
function tables2026(plays: readonly InventedPlay[], rows: readonly FileRow[]): Record<string, string> {
  const thrown = 7
  const players = rows.filter((row) => row.who !== BALL)
  const supplementary = csv(
    'game_id,season,week,game_date,game_time_eastern,home_team_abbr,visitor_team_abbr,play_id,play_description,quarter,game_clock,down,yards_to_go,possession_team,defensive_team,yardline_side,yardline_number,pre_snap_home_score,pre_snap_visitor_score,play_nullified_by_penalty,pass_result,offense_formation,receiver_alignment,team_coverage_man_zone,team_coverage_type',
    plays.map((play) => [
      play.gameId,
      2097,
      1,
      '01/01/2098',
      '13:00:00',
      HOME,
      AWAY,
      play.playId,
      'invented',
      1,
      '12:20',
      2,
      7,
      HOME,
      AWAY,
      ...yardline(play),
      0,
      3,
      'N',
      'C',
      'SHOTGUN',
      '2x2',
      'ZONE_COVERAGE',
      'COVER_3_ZONE',
    ]),
  )
  const before = csv(
    'game_id,play_id,player_to_predict,nfl_id,frame_id,play_direction,absolute_yardline_number,player_name,player_height,player_weight,player_birth_date,player_position,player_side,player_role,x,y,s,a,dir,o,num_frames_output,ball_land_x,ball_land_y',
    players
      .filter((row) => row.frameId <= thrown)
      .map((row) => [
        row.play.gameId,
        row.play.playId,
        'True',
        idOf(row.who),
        row.frameId,
        row.play.direction,
        absolute(row.play),
        nameOf(row.who),
        '6-3',
        220,
        '2075-01-01',
        positionOf(row.who),
        row.who < 11 ? 'Offense' : 'Defense',
        'Other',
        row.x,
        row.y,
        1,
        0.5,
        bearingOf(row),
        bearingOf(row),
        FRAMES - thrown,
        50,
        20,
      ]),
  )
  const after = csv(
    'game_id,play_id,nfl_id,frame_id,x,y',
    players
      .filter((row) => row.frameId > thrown)
      .map((row) => [row.play.gameId, row.play.playId, idOf(row.who), row.frameId - thrown, row.x, row.y]),
  )
  return {
    'supplementary_data.csv': supplementary,
    'train/input_2097_w01.csv': before,
    'train/output_2097_w01.csv': after,
  }
}
