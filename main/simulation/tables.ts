/** The small tables of a Big Data Bowl 2025 folder: their columns, and what a simulated game puts into them. */
import { FIELD_LENGTH } from '../../ml/football/field.ts'
import { type Game, isDropback, type Play, type PlayerPlay } from '../../ml/football/play.ts'
import type { SimulatedPlayer } from '../../ml/simulation/roster.ts'

type Values = readonly (string | number | boolean | null)[]

export const gameHeader = columns(
  'gameId season week gameDate gameTimeEastern homeTeamAbbr visitorTeamAbbr homeFinalScore visitorFinalScore',
)

export function gameValues(game: Game, final: { readonly home: number; readonly visitor: number }): Values {
  const { gameId, season, week, date, homeTeam, visitorTeam } = game
  const [year = '', month = '', day = ''] = (date ?? '').split('-')
  const american = `${Number(month)}/${Number(day)}/${year}`
  return [gameId, season, week, american, KICKOFF, homeTeam, visitorTeam, final.home, final.visitor]
}

const KICKOFF = '13:00:00'

export const playerHeader = columns('nflId height weight birthDate collegeName position displayName')

export function playerValues(player: SimulatedPlayer): Values {
  const height = `${Math.floor(player.height_in / 12)}-${player.height_in % 12}`
  return [player.playerId, height, player.weight_lb, null, player.college, player.position, player.name]
}

export const playHeader = columns(`gameId playId playDescription quarter down yardsToGo possessionTeam defensiveTeam
  yardlineSide yardlineNumber gameClock preSnapHomeScore preSnapVisitorScore playNullifiedByPenalty
  absoluteYardlineNumber offenseFormation receiverAlignment passResult yardsGained isDropback pff_passCoverage
  pff_manZone personnelO personnelD defendersInBox labelSource`)

export function playValues(play: Play): Values {
  const line = play.lineOfScrimmage ?? 0
  const isOwnHalf = line < FIELD_LENGTH / 2
  const isMidfield = line === FIELD_LENGTH / 2
  return [
    play.gameId,
    play.playId,
    play.description,
    play.quarter,
    play.down,
    play.yardsToGo,
    play.offenseTeam,
    play.defenseTeam,
    isMidfield ? null : isOwnHalf ? play.offenseTeam : play.defenseTeam,
    rounded(isOwnHalf ? line - 10 : 110 - line),
    clock(play.gameClock_s ?? 0),
    play.homeScoreBefore,
    play.visitorScoreBefore,
    play.isNullifiedByPenalty ? 'Y' : 'N',
    rounded(play.direction === 'left' ? FIELD_LENGTH - line : line),
    play.offenseFormation,
    play.receiverAlignment,
    play.passResult,
    play.yardsGained,
    isDropback(play) === true,
    play.coverageLabel,
    play.manZoneLabel,
    play.offensePersonnel,
    play.defensePersonnel,
    play.defendersInBox,
    play.labelSource,
  ]
}

export const playerPlayHeader = columns(`gameId playId nflId pff_role pff_positionLinedUp wasInitialPassRusher
  wasRunningRoute inMotionAtBallSnap pff_defensiveCoverageAssignment pff_primaryDefensiveCoverageMatchupNflId`)

export function playerPlayValues(one: PlayerPlay): Values {
  return [
    one.gameId,
    one.playId,
    one.playerId,
    one.role,
    one.linedUpAt,
    one.wasPassRusher,
    one.wasRunningRoute,
    one.inMotionAtSnap,
    one.coverageAssignment,
    one.matchupPlayerId,
  ]
}

function columns(names: string): readonly string[] {
  return names.split(/\s+/)
}

function clock(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.round(seconds) % 60).padStart(2, '0')}`
}

/** Yard lines to the hundredth, without the digits that binary fractions add. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
