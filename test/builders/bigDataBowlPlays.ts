/** The games, players, plays and coverage tables of invented games, year by year. */
import { absolute, csv, gameIds, nameOf, positionOf, type Year, yardline } from './bigDataBowlValues.ts'
import { AWAY, HOME, type InventedPlay, idOf } from './inventedPlay.ts'

export function gamesCsv(year: Year, plays: readonly InventedPlay[]): string {
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

export function playersCsv(year: Year): string {
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

export const PLAYS: Record<Exclude<Year, 2026>, (plays: readonly InventedPlay[]) => string> = {
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

export function coverages2021(plays: readonly InventedPlay[]): string {
  const numbers: Record<string, string> = { 'Cover-3': 'Cover 3 Zone', 'Cover-1': 'Cover 1 Man' }
  return csv(
    'gameId,playId,coverage',
    plays.map((play) => [play.gameId, play.playId, numbers[play.coverage ?? ''] ?? null]),
  )
}
