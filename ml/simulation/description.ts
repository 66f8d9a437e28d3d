/** A play in the words of play-by-play. */
import type { GameState } from './gameState.ts'
import { spotText } from './gameState.ts'
import { isOffense } from './live.ts'
import { isShotgun } from './offenseCall.ts'
import type { Outcome } from './outcome.ts'
import { type Penalty, penaltyText } from './penalty.ts'
import type { PlayedDown } from './playSimulation.ts'
import { shortName } from './roster.ts'

/** Every description says that the game is invented. */
export const SIMULATED_MARK = '(simulated)'

/** A played down with all that the scorer needs to write it up. */
export interface GameEntry {
  readonly played: PlayedDown
  readonly outcome: Outcome
  readonly penalty: Penalty | null
  /** Before the play. */
  readonly state: GameState
  readonly offenseTeam: string
  readonly defenseTeam: string
}

/** From here on a pass is deep. */
const DEEP_YD = 15
const MIDDLE_YD = 6

/** "(simulated) (12:41) (Shotgun) A.Dunmore pass short left to T.Okafor to ALF 34 for 6 yards (J.Farrant)." */
export function describe(play: GameEntry): string {
  const { played, state } = play
  const { isNoHuddle, formation } = played.down.offense
  const huddle = isNoHuddle ? 'No Huddle' : ''
  const gun = isShotgun(formation) ? 'Shotgun' : ''
  const way = [huddle, gun].filter((word) => word !== '').join(', ')
  const parts = [
    SIMULATED_MARK,
    `(${clockText(state.clock_s)})`,
    way === '' ? '' : `(${way})`,
    action(play),
    penaltyOf(play),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** "12:41", or ":41" in the last minute. */
export function clockText(clock_s: number): string {
  const minutes = Math.floor(clock_s / 60)
  return `${minutes === 0 ? '' : minutes}:${String(clock_s % 60).padStart(2, '0')}`
}

function action(play: GameEntry): string {
  const { outcome, played } = play
  const passer = shortName(played.live.cast.passer.player)
  const target = outcome.target === null ? null : played.live.cast.offense[outcome.target]
  const name = target == null ? '' : shortName(target.player)
  switch (outcome.passResult) {
    case null:
      return `${carrierName(play)} ${holeText(played)} ${gainText(play)}`
    case 'R':
      return `${passer} scrambles ${holeText(played)} ${gainText(play)}`
    case 'S':
      return `${passer} sacked ${outcome.isSafety ? 'in End Zone' : `at ${spot(play)}`} for ${yardsText(outcome.yards)}${byTackler(play)}${outcome.isSafety ? ', SAFETY' : ''}.`
    case 'C':
      return `${passer} pass ${passText(played)} to ${name} ${gainText(play)}`
    case 'I':
      return target == null
        ? `${passer} pass incomplete.`
        : `${passer} pass incomplete ${passText(played)} to ${name}${byTackler(play)}.`
    case 'IN':
      return `${passer} pass ${passText(played)} intended for ${name} INTERCEPTED by ${carrierName(play)}. ${returnText(play)}`
  }
}

/** "to ALF 34 for 6 yards (J.Farrant)." */
function gainText(play: GameEntry): string {
  const { outcome } = play
  if (outcome.isTouchdown) return `for ${yardsText(outcome.yards)}, TOUCHDOWN.`
  if (outcome.isSafety) return `tackled in End Zone for ${yardsText(outcome.yards)}, SAFETY${byTackler(play)}.`
  const verb = outcome.isOutOfBounds ? 'ran ob at' : 'to'
  return `${verb} ${spot(play)} for ${outcome.yards === 0 ? 'no gain' : yardsText(outcome.yards)}${byTackler(play)}.`
}

function returnText(play: GameEntry): string {
  const { outcome } = play
  if (outcome.isTouchback) return 'Touchback.'
  if (outcome.isReturnTouchdown) return `${carrierName(play)} returns it, TOUCHDOWN.`
  return `${carrierName(play)} to ${spot(play)}${byTackler(play)}.`
}

function passText(played: PlayedDown): string {
  const flight = played.live.lastFlight
  if (flight === null) return 'short middle'
  const lateral = flight.toY_yd - played.situation.ballY_yd
  const side = Math.abs(lateral) < MIDDLE_YD ? 'middle' : lateral > 0 ? 'left' : 'right'
  return `${flight.toX_yd - played.situation.line_yd >= DEEP_YD ? 'deep' : 'short'} ${side}`
}

function penaltyOf({ penalty, offenseTeam, defenseTeam }: GameEntry): string {
  return penalty === null ? '' : penaltyText(penalty, offenseTeam, defenseTeam)
}

/** Where the ball crossed the line. */
function holeText(played: PlayedDown): string {
  const lateral = played.live.crossedLateral_yd
  const wide = Math.abs(lateral)
  if (wide < 1) return 'up the middle'
  const side = lateral > 0 ? 'left' : 'right'
  return `${side} ${wide < 2.4 ? 'guard' : wide < 4.5 ? 'tackle' : 'end'}`
}

function carrierName(play: GameEntry): string {
  const { carrier } = play.outcome
  return carrier === null ? shortName(play.played.live.cast.passer.player) : shortName(carrier.player)
}

/** The tackler in brackets, if somebody of the other side made it. */
function byTackler(play: GameEntry): string {
  const { tackler, carrier } = play.outcome
  if (tackler === null || (carrier !== null && isOffense(tackler) === isOffense(carrier))) return ''
  return ` (${shortName(tackler.player)})`
}

function yardsText(yards: number): string {
  return Math.abs(yards) === 1 ? `${yards} yard` : `${yards} yards`
}

function spot(play: GameEntry): string {
  return spotText(play.outcome.spot, play.offenseTeam, play.defenseTeam)
}
