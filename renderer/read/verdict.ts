/** What became of the read, in sentences that a coach would say. */
import { type Coverage, coverageFromLabel, type ManZone, manZoneOf } from '../../ml/football/coverage.ts'
import { isDropback, type Play } from '../../ml/football/play.ts'
import { type JudgingRule, lookOf, verdictOn } from '../../ml/review/suspects.ts'
import type { ReadSummary } from '../../preload/values.ts'
import { momentText } from '../timeline/moments.ts'
import { percentText } from '../ui/numbers.ts'
import { pointsText } from './percent.ts'

/** "Cover-3 zone", "man": what was played, as far as a labeller says; where none does, as the read at +1.5 s has it. */
export function playedText(play: Pick<Play, 'coverageLabel'>, { played }: Pick<ReadSummary, 'played'>): string {
  const coverage = coverageFromLabel(play.coverageLabel)
  if (coverage === null) return isNamed(play.coverageLabel) ? `${play.coverageLabel} (${played})` : played
  return saysSide(coverage, played) ? coverage : `${coverage} ${played}`
}

/** Where the word for what was played comes from. */
export function sourceText(
  play: Pick<Play, 'labelSource'>,
  { playedSource }: Pick<ReadSummary, 'playedSource'>,
): string {
  if (playedSource !== 'label') return 'not labelled: the read at +1.5 s stands in'
  if (play.labelSource === null) return 'labelled'
  return play.labelSource === SIMULATED ? 'as the simulation called it' : `labelled by ${play.labelSource}`
}

/** The label source of plays that nobody played. */
const SIMULATED = 'simulated'

/** "Looked like man (83 %), was Cover-3 zone: disguise."; of a play that is not judged, why it is not. */
export function verdictText(
  play: Pick<Play, 'coverageLabel' | 'isDropback' | 'passResult'>,
  read: ReadSummary,
  rule: JudgingRule,
): string {
  const was = playedText(play, read)
  const isLabelled = read.playedSource === 'label'
  const verdict = verdictOn({ isDropback: isDropback(play), isPredicted: true, read }, rule)
  const omission = verdict.isJudged ? null : verdict.omission
  if (omission === 'noDropback') return 'A run or kick. Only dropbacks are judged.'
  if (omission === 'unknownPlayType') return 'Nothing tells whether this was a dropback, so it is not judged.'
  const side = lookOf(read.read, rule)
  if (side === 'no read')
    return `No read at the last look (${percentText(read.read)}); ${isLabelled ? 'was' : 'read'} ${was}${isLabelled ? '' : ' at +1.5 s'}.`
  const looked = `Looked like ${side} (${percentText(side === 'man' ? read.read : 1 - read.read)})`
  if (omission === 'noReadAfterSnap') return `${looked}; not labelled, and the read at +1.5 s says nothing: not judged.`
  const isDisguise = side !== read.played
  if (isLabelled) return `${looked}, was ${was}: ${isDisguise ? 'disguise' : 'as shown'}.`
  return `${looked}, read ${was} at +1.5 s: ${isDisguise ? 'disguise, if that read is right' : 'as shown'}.`
}

/** How a coach would take the surprise: a coin is worth 1 bit. */
export function surpriseWord(bits: number): string {
  const [, word] = SURPRISES.find(([most]) => bits < most) ?? [0, 'very surprising']
  return word
}

/** "1.6 bits, surprising". */
export function surpriseText(bits: number): string {
  return `${bits.toFixed(1)} bits, ${surpriseWord(bits)}`
}

/** "0.42 of 1, clear". */
export function shiftText(shift: number | null): string {
  if (shift === null) return 'the play ends before +1.5 s'
  const [, word] = SHIFTS.find(([most]) => shift < most) ?? [0, 'nearly all the way']
  return `${shift.toFixed(2)} of 1, ${word}`
}

/** When the read came to the true side for good. */
export function revealText(revealTime: number | null): string {
  if (revealTime === null) return 'never, up to +3 s'
  return revealTime === 0 ? 'at the snap already' : momentText(revealTime)
}

/** "+23 points". */
export function riseText(rise: number): string {
  const points = pointsText(rise)
  return points === '0' ? 'none' : `${points} ${points === '+1' ? 'point' : 'points'}`
}

const SURPRISES: readonly (readonly [most_bits: number, word: string])[] = [
  [0.5, 'as expected'],
  [1, 'close to a coin'],
  [2, 'surprising'],
]

const SHIFTS: readonly (readonly [most: number, word: string])[] = [
  [0.1, 'hardly any'],
  [0.3, 'some'],
  [0.6, 'clear'],
]

/** "2-Man man" says nothing more than "2-Man". */
function saysSide(coverage: Coverage, played: ManZone): boolean {
  return coverage === '2-Man' && manZoneOf(coverage) === played
}

function isNamed(label: string | null): label is string {
  return label !== null && label.trim() !== ''
}
