/** Held-out reads as CSV: every figure of a card can be reckoned again from it, and is where a table needs it. */
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { COVERAGES } from '../../ml/football/coverage.ts'
import { seconds } from '../../ml/football/units.ts'
import { coverageProbabilities } from '../../ml/model/coverages.ts'
import { crossCalibrated, type HeldOutRead } from '../../ml/training/calibrating.ts'
import { aboutRead, framesAtMoment, type LabelledPlay, type PlayFrame } from '../../ml/training/dataset.ts'
import { csvLine } from '../csvLine.ts'

const HEADER = [
  ...['data_set', 'game_id', 'play_id', 'seconds', 'phase', 'phase_s', 'fold'],
  ...['man_zone', 'coverage', 'logit', 'p_man'],
]

/** A row a read: its play and moment, what was known of the time, its fold (from 1), what was played, the logit of man
 *  minus that of zone, and the calibrated probabilities of the read, its members and the coverages. */
export function heldOutCsv(heldOut: readonly HeldOutRead[]): string {
  const reads = crossCalibrated(heldOut)
  const members = reads[0]?.memberProbabilities.map((_, i) => `p_man_member_${i + 1}`) ?? []
  const coverages = reads[0]?.coverageLogits.length === COVERAGES.length ? COVERAGES : []
  const rows = reads.map((read) => [
    ...[read.dataSet, read.gameId, read.playId, read.moment, read.known.phase, read.known.seconds, read.fold + 1],
    ...[read.isMan ? 'man' : 'zone', read.coverage, read.logit, read.manProbability, ...read.memberProbabilities],
    ...(coverages.length > 0 ? coverageProbabilities(read.coverageLogits, read.manProbability) : []),
  ])
  return [[...HEADER, ...members, ...coverages.map((name) => `p_${name}`)], ...rows].map(csvLine).join('')
}

/** The reads of such a file, for the plays that they are of: the logit is what counts, and is calibrated anew. What is
 *  known of a play comes from the play, so that files of older versions, with fewer columns, will do. Members and
 *  coverages are left out. Errors: `reads-broken`, `reads-of-others` where a read is of none of the plays. */
export function heldOutFromCsv(
  text: string,
  { plays, where }: { readonly plays: readonly LabelledPlay[]; readonly where: string },
): Result<HeldOutRead[]> {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const names = header.split(',')
  const places = ['game_id', 'play_id', 'seconds', 'fold', 'logit'].map((name) => names.indexOf(name))
  if (places.includes(-1)) return failed(brokenReads(`${where}, line 1`))
  const known = new Map(plays.map((play) => [`${play.gameId}_${play.playId}`, play]))
  const reads: HeldOutRead[] = []
  for (const [i, line] of lines.entries()) {
    const cells = line.split(',')
    const numbers = places.map((place) => Number(cells[place]))
    if (!numbers.every(Number.isFinite)) return failed(brokenReads(`${where}, line ${i + 2}`))
    const [gameId, playId, moment, fold, logit] = numbers as [number, number, number, number, number]
    const frame = frameOf(known.get(`${gameId}_${playId}`), moment)
    if (frame === null) return failed(othersReads(`${where}, line ${i + 2}`))
    const said = { fold: fold - 1, logit, memberLogits: [], coverageLogits: [] }
    reads.push({ ...aboutRead(frame, seconds(moment)), ...said })
  }
  return ok(reads)
}

function frameOf(play: LabelledPlay | undefined, moment: number): PlayFrame | null {
  return play === undefined ? null : (framesAtMoment([play], seconds(moment))[0] ?? null)
}

function brokenReads(where: string) {
  return {
    kind: 'reads-broken',
    where,
    what: 'These are no held-out reads: game_id, play_id, seconds, fold or logit is missing, or is no number.',
    next: 'Name the folder of a model that presnap train made.',
  }
}

function othersReads(where: string) {
  return {
    kind: 'reads-of-others',
    where,
    what: 'This read is of a play, or of a moment of it, that the named data do not have.',
    next: 'Name the data that the model was trained on.',
  }
}
