/** A play in a coach's words, as the list and screen readers tell it. */
import { coverageFromLabel, manZoneFromLabel } from '../../ml/football/coverage.ts'
import { isDropback, type PassResult, type Play } from '../../ml/football/play.ts'
import { isNoRead, type NoReadBand } from '../../ml/model/noRead.ts'
import type { JudgingRule } from '../../ml/review/suspects.ts'
import type { PlayRow } from '../../preload/values.ts'
import { percentText } from '../ui/numbers.ts'
import { disguiseKindOf } from './judging.ts'
import type { PlayMark } from './playMarks.ts'

export const DOWN_NAMES: Readonly<Record<number, string>> = { 1: '1st', 2: '2nd', 3: '3rd', 4: '4th' }

const MIDFIELD = 50
const OWN_GOAL_LINE = 10

/** "Q3 4:07", "OT 10:00"; empty where nobody knows. */
export function timeText({ quarter, gameClock_s }: Pick<Play, 'quarter' | 'gameClock_s'>): string {
  const name = quarter === null ? '' : quarter > 4 ? 'OT' : `Q${quarter}`
  return [name, gameClock_s === null ? '' : clockText(gameClock_s)].filter(Boolean).join(' ')
}

/** "3 & 8"; "1 & Goal" where the line to gain is the goal line. */
export function downText({ down, yardsToGo, lineOfScrimmage }: Play): string {
  if (down === null || yardsToGo === null) return ''
  const isGoal = lineOfScrimmage !== null && lineOfScrimmage + yardsToGo >= 2 * MIDFIELD + OWN_GOAL_LINE
  return `${down} & ${isGoal ? 'Goal' : yardsToGo}`
}

/** "SHOTGUN" as "Shotgun", "I_FORM" as "I form". */
export function formationText(formation: string): string {
  const words = formation.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "DET 42": the team on whose half the ball lies, and yards from its goal line; "50" at midfield. */
export function fieldPositionText({ lineOfScrimmage, offenseTeam, defenseTeam }: Play): string {
  if (lineOfScrimmage === null) return ''
  const yards = Math.round(lineOfScrimmage - OWN_GOAL_LINE)
  if (yards === MIDFIELD) return '50'
  const [team, line] = yards < MIDFIELD ? [offenseTeam ?? 'own', yards] : [defenseTeam ?? 'opp', 2 * MIDFIELD - yards]
  return `${team} ${line}`
}

/** "complete, +8", "sack, -7", "+3 yd", "penalty". */
export function resultText({ passResult, yardsGained, isNullifiedByPenalty }: Play): string {
  if (isNullifiedByPenalty === true) return 'penalty'
  const gain = yardsGained === null ? '' : `${yardsGained > 0 ? '+' : ''}${yardsGained}`
  if (passResult === null) return gain === '' ? '' : `${gain} yd`
  return passResult === 'I' || gain === '' ? RESULTS[passResult] : `${RESULTS[passResult]}, ${gain}`
}

/** "Cover-3, zone"; where nobody labelled it, what the read at +1.5 s says; empty where neither tells. */
export function playedText({ play, read }: Pick<PlayRow, 'play' | 'read'>): string {
  const label = [coverageText(play), manZoneText(play)].filter((part) => part !== null).join(', ')
  if (label !== '') return label
  return read === null || isDropback(play) !== true ? '' : `${read.played} by the read at +1.5 s`
}

/** "Cover-3 Seam" as PFF has it, and "Cover-2" for the "COVER_2_ZONE" of others. */
export function coverageText({ coverageLabel }: Pick<Play, 'coverageLabel'>): string | null {
  if (coverageLabel === null || !/^[A-Z0-9_]+$/.test(coverageLabel)) return coverageLabel
  return coverageFromLabel(coverageLabel) ?? formationText(coverageLabel)
}

/** "man" or "zone", or the labeller's own word where it is neither. */
export function manZoneText({ manZoneLabel }: Pick<Play, 'manZoneLabel'>): string | null {
  return manZoneFromLabel(manZoneLabel) ?? manZoneLabel?.toLowerCase() ?? null
}

/** The last look in a few letters: "83 %", "no read" near a coin, "..." until it is read, "-" where there is nothing
 *  to read. */
export function readText({ read, isRead }: Pick<PlayRow, 'read' | 'isRead'>, noRead: NoReadBand): string {
  if (read !== null) return isNoRead(read.read, noRead) ? 'no read' : percentText(read.read)
  return isRead ? '-' : '...'
}

/** What the row says beyond its two lines, each a word or two. */
export function markTexts(told: ToldPlay): readonly string[] {
  const { row, mark, isSimulated } = told
  const kind = disguiseKindOf(row, told)
  return [
    ...(kind === 'false-positive' ? ['looked man'] : []),
    ...(kind === 'false-negative' ? ['looked zone'] : []),
    ...(mark === null ? [] : [mark]),
    ...(row.frameCount === 0 ? ['no tracking'] : []),
    ...(row.isSnapEstimated ? ['snap estimated'] : []),
    ...(isSimulated ? ['simulated'] : []),
  ]
}

export interface ToldPlay extends JudgingRule {
  readonly row: PlayRow
  readonly mark: PlayMark | null
  readonly isSimulated: boolean
}

/** The whole row as one sentence, for screen readers. */
export function spokenPlay(told: ToldPlay): string {
  const { play } = told.row
  const formation = formationText(play.offenseFormation ?? '').toLowerCase()
  return [
    timeText(play),
    play.offenseTeam ?? '',
    downText(play).replace('&', 'and'),
    fieldPositionText(play) && `at ${fieldPositionText(play)}`,
    formation,
    resultText(play),
    playedText(told.row) && `played ${playedText(told.row)}`,
    spokenLook(told),
    ...markTexts(told),
  ]
    .filter(Boolean)
    .join(', ')
}

function spokenLook({ row: { read, isRead }, noRead }: ToldPlay): string {
  if (read === null) return isRead ? 'nothing to read' : 'not read yet'
  return isNoRead(read.read, noRead) ? 'no read at the last look' : `P man ${percentText(read.read)} at the last look`
}

const RESULTS: Readonly<Record<PassResult, string>> = {
  C: 'complete',
  I: 'incomplete',
  IN: 'intercepted',
  S: 'sack',
  R: 'scramble',
}

function clockText(gameClock_s: number): string {
  const whole = Math.round(gameClock_s)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
