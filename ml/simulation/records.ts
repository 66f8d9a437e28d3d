/** The written record of a simulated play: the row of the play, and what each of the 22 did. */
import { manZoneOf } from '../football/coverage.ts'
import type { GameId, PlayId } from '../football/ids.ts'
import type { Play, PlayerPlay } from '../football/play.ts'
import { yards } from '../football/units.ts'
import type { DefenseActor, OffenseActor } from './actors.ts'
import type { BackRole } from './defenseCall.ts'
import { describe, type GameEntry } from './description.ts'
import { type GameState, isAttackingRight } from './gameState.ts'
import { assignmentCode, type Job } from './jobs.ts'
import type { LivePlay } from './live.ts'
import { defensePersonnelText, offensePersonnelText } from './personnel.ts'
import type { PlayedDown } from './playSimulation.ts'

export interface PlayIds {
  readonly gameId: GameId
  readonly playId: PlayId
}

/** Who labelled a simulated play: the simulation knows what was played. */
export const SIMULATED_LABEL_SOURCE = 'simulated'

export function playRecord(ids: PlayIds, entry: GameEntry): Play {
  const { played, outcome, penalty, state } = entry
  const { offense, defense } = played.down
  return {
    ...ids,
    description: describe(entry),
    quarter: state.quarter,
    down: state.down,
    yardsToGo: yards(state.yardsToGo),
    offenseTeam: entry.offenseTeam,
    defenseTeam: entry.defenseTeam,
    gameClock_s: state.clock_s,
    homeScoreBefore: state.homeScore,
    visitorScoreBefore: state.visitorScore,
    direction: isAttackingRight(state) ? 'right' : 'left',
    lineOfScrimmage: yards(10 + state.line),
    offenseFormation: offense.formation,
    receiverAlignment: offense.alignment.join('x'),
    offensePersonnel: offensePersonnelText(offense.personnel),
    defensePersonnel: defensePersonnelText(played.defensePersonnel),
    defendersInBox: boxAtSnap(played, state),
    passResult: outcome.passResult,
    isDropback: outcome.passResult !== null,
    yardsGained: penalty === null ? outcome.yards : penalty.isOnOffense ? -penalty.yards : penalty.yards,
    isNullifiedByPenalty: penalty !== null,
    coverageLabel: defense.label,
    manZoneLabel: manZoneOf(defense.coverage) === 'man' ? 'Man' : 'Zone',
    labelSource: SIMULATED_LABEL_SOURCE,
  }
}

/** What each of the 22 did, offense first. */
export function assignmentsOf(ids: PlayIds, played: PlayedDown): PlayerPlay[] {
  const { cast } = played.live
  return [
    ...cast.offense.map((_, i) => ({ ...ids, ...offenseAssignment(played, i) })),
    ...cast.defense.map((_, i) => ({ ...ids, ...defenseAssignment(played, i) })),
  ]
}

type Assignment = Omit<PlayerPlay, keyof PlayIds>

function offenseAssignment({ live, down }: PlayedDown, i: number): Assignment {
  const { player, spot } = live.cast.offense[i] as OffenseActor
  return {
    playerId: player.playerId,
    role: offenseRole(live, i),
    linedUpAt: spot.linedUpAt,
    coverageAssignment: null,
    matchupPlayerId: null,
    wasPassRusher: null,
    wasRunningRoute: live.routes[i] !== null,
    inMotionAtSnap: down.motion?.man === i && down.offense.isMovingAtSnap,
  }
}

/** PFF's words for a pass play, and the like for a run. */
function offenseRole(live: LivePlay, i: number): string {
  const isPasser = live.cast.offense[i] === live.cast.passer
  if (live.path !== null) return isPasser ? 'Hand Off' : live.path.back === i ? 'Run' : 'Run Block'
  if (isPasser) return 'Pass'
  return live.routes[i] === null ? 'Pass Block' : 'Pass Route'
}

function defenseAssignment({ live }: PlayedDown, i: number): Assignment {
  const { player, role } = live.cast.defense[i] as DefenseActor
  const job = live.jobs[i] as Job
  const isRush = job.kind === 'rush'
  const receiver = job.kind === 'man' ? live.cast.offense[job.receiver] : undefined
  return {
    playerId: player.playerId,
    role: live.path !== null ? 'Run Defense' : isRush ? 'Pass Rush' : 'Coverage',
    linedUpAt: typeof role === 'number' ? (FRONT_WORDS[role] as string) : BACK_WORDS[role],
    coverageAssignment: assignmentCode(job),
    matchupPlayerId: receiver?.player.playerId ?? null,
    wasPassRusher: live.path === null && isRush,
    wasRunningRoute: null,
    inMotionAtSnap: null,
  }
}

/** PFF's words; the front from the offense's right, which is the defense's left. */
const FRONT_WORDS = ['LE', 'DLT', 'DRT', 'RE'] as const
const BACK_WORDS: Readonly<Record<BackRole, string>> = {
  leftCorner: 'RCB',
  rightCorner: 'LCB',
  nickel: 'SCB',
  mike: 'MLB',
  will: 'WLB',
  strong: 'SS',
  free: 'FS',
}

/** Defenders between the tackles' outside and near enough to the line to count against the run. */
function boxAtSnap({ tracking, situation }: PlayedDown, state: GameState): number {
  const frame = tracking.snapFrame ?? 0
  const width = tracking.tracks.length
  return tracking.tracks.filter((track, slot) => {
    const depth = (tracking.x[frame * width + slot] as number) - 10 - state.line
    const lateral = (tracking.y[frame * width + slot] as number) - situation.ballY_yd
    return track.side === 'defense' && depth < 6.5 && Math.abs(lateral) < 6
  }).length
}
