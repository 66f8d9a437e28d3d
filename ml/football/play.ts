/** What is written down about games, plays and players, whichever source it came from. */
import { type ManZone, manZoneFromLabel } from './coverage.ts'
import type { GameId, PlayerId, PlayKey } from './ids.ts'
import type { Yards } from './units.ts'

export interface Game {
  readonly gameId: GameId
  readonly season: number | null
  readonly week: number | null
  /** ISO date, as in 2018-09-13. */
  readonly date: string | null
  readonly homeTeam: string
  readonly visitorTeam: string
  readonly homeScore: number | null
  readonly visitorScore: number | null
  /** True for the invented games of the simulated league. */
  readonly isSimulated: boolean
}

/** Which way the offense moved on the real field, before the play was standardized. */
export type PlayDirection = 'left' | 'right'

/** C complete, I incomplete, IN intercepted, S sacked, R scramble; null when no pass was called. */
export type PassResult = 'C' | 'I' | 'IN' | 'S' | 'R'

/** One down. Everything but the key can be missing in some source. */
export interface Play extends PlayKey {
  readonly description: string | null
  readonly quarter: number | null
  readonly down: number | null
  readonly yardsToGo: Yards | null
  readonly offenseTeam: string | null
  readonly defenseTeam: string | null
  /** Seconds left in the quarter. */
  readonly gameClock_s: number | null
  readonly homeScoreBefore: number | null
  readonly visitorScoreBefore: number | null
  readonly direction: PlayDirection | null
  /** Where the offense starts from, as x on the standardized field (the offense attacks +x). */
  readonly lineOfScrimmage: Yards | null
  readonly offenseFormation: string | null
  readonly receiverAlignment: string | null
  readonly offensePersonnel: string | null
  readonly defensePersonnel: string | null
  readonly defendersInBox: number | null
  readonly passResult: PassResult | null
  /** Whether a source says that the quarterback dropped back to pass; null where none says. `isDropback` tells with what
   *  else is known. */
  readonly isDropback: boolean | null
  readonly yardsGained: number | null
  readonly isNullifiedByPenalty: boolean | null
  /** The labeller's words, as in "Cover-3 Seam" and "Zone". */
  readonly coverageLabel: string | null
  readonly manZoneLabel: string | null
  /** Who labelled: "PFF", "NGS". */
  readonly labelSource: string | null
}

export interface Player {
  readonly playerId: PlayerId
  readonly name: string
  readonly position: string | null
  readonly college: string | null
  /** The same person in the league's roster id space, where a crosswalk file tells. */
  readonly rosterId: PlayerId | null
}

/** What one player did on one play, where the source says (BDB `player_play`, `pffScoutingData`). */
export interface PlayerPlay extends PlayKey {
  readonly playerId: PlayerId
  /** "Pass Route", "Coverage", "Pass Rush", ... */
  readonly role: string | null
  readonly linedUpAt: string | null
  /** The defender's job, as in "3L" or "MAN". */
  readonly coverageAssignment: string | null
  /** The receiver the defender was matched with. */
  readonly matchupPlayerId: PlayerId | null
  readonly wasPassRusher: boolean | null
  readonly wasRunningRoute: boolean | null
  readonly inMotionAtSnap: boolean | null
}

/** Whether the quarterback dropped back to pass: as the source says, else by the result of the pass; null where neither
 *  tells, since a play without a result may be a run or one whose result is missing. Scrambles count: leaving them out
 *  would let the outcome decide who is in. */
export function isDropback(play: Pick<Play, 'isDropback' | 'passResult'>): boolean | null {
  return play.isDropback ?? (play.passResult === null ? null : true)
}

/** What the defense played, by the labeller; null without a label or with "Other". */
export function playedManZone(play: Pick<Play, 'manZoneLabel'>): ManZone | null {
  return manZoneFromLabel(play.manZoneLabel)
}
