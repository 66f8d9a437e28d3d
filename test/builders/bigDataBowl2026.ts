/** The tables of 2026: games and plays in one, tracks in two. */
import { absolute, bearingOf, csv, nameOf, positionOf, yardline } from './bigDataBowlValues.ts'
import { AWAY, BALL, type FileRow, FRAMES, HOME, type InventedPlay, idOf } from './inventedPlay.ts'

/** Frames before the throw in one table, those after it in another that counts from 1 again; no ball, no linemen. */
export function tables2026(plays: readonly InventedPlay[], rows: readonly FileRow[]): Record<string, string> {
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
