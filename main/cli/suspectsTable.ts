/** Suspects as people and programs read them. */
import type { Play } from '../../ml/football/play.ts'
import { omissionsText } from '../../ml/review/suspects.ts'
import type { FoundSuspects, Suspect } from '../inference/suspects.ts'
import { orDash, textTable } from './table.ts'

const SNAP_ESTIMATED = 'snap estimated'
const ESTIMATE_NOTE = `${SNAP_ESTIMATED}: it was worked out from the movement, so reads before it and at it are less sure.`

/** Suspects as JSON tells them. */
export function suspectsJson({ judged, leftOut, suspects }: FoundSuspects) {
  return { judged, leftOut, suspects: suspects.map(suspectJson) }
}

/** A suspect as JSON tells it: the situation, how sure it is, and all of the read. */
function suspectJson({ play, kind, read, isSnapEstimated, isSimulated }: Suspect) {
  const situation = Object.fromEntries(SITUATION.map((field) => [field, play[field]]))
  return { ...situation, isSnapEstimated, isSimulated, kind, ...read }
}

/** What a suspect's JSON says of its play. */
const SITUATION = [
  'gameId',
  'playId',
  'quarter',
  'gameClock_s',
  'down',
  'yardsToGo',
  'offenseTeam',
  'defenseTeam',
  'passResult',
  'isDropback',
  'coverageLabel',
  'description',
] as const satisfies readonly (keyof Play)[]

/** The table of suspects as people read it. */
export function suspectsTable({ judged, leftOut: counts, suspects }: FoundSuspects): string {
  const omissions = omissionsText(counts)
  const leftOut = omissions === '' ? '' : `\n\nLeft out: ${omissions}.`
  if (suspects.length === 0) return `${noSuspects(judged)}${leftOut}`
  const headings = ['game', 'play', 'situation', 'read', 'played', 'surprise', 'revealed', 'the read hangs on', '']
  const rows = suspects.map(({ play, read, isSnapEstimated, isSimulated }) => [
    String(play.gameId),
    String(play.playId),
    situation(play),
    `man ${Math.round(100 * read.read)} %`,
    read.playedSource === 'label' ? orDash(play.coverageLabel ?? read.played) : `${read.played} (no label: +1.5 s)`,
    `${read.surprise.toFixed(1)} bits`,
    read.revealTime === null ? 'never' : `+${read.revealTime.toFixed(1)} s`,
    read.shares
      .slice(0, 2)
      .map(({ name, jersey, share }) => `${jersey === null ? '' : `#${jersey} `}${name} ${signed(share)}`)
      .join(', '),
    [...(isSnapEstimated ? [SNAP_ESTIMATED] : []), ...(isSimulated ? ['simulated'] : [])].join(', '),
  ])
  const table = textTable(headings, rows)
  const note = suspects.some(({ isSnapEstimated }) => isSnapEstimated) ? `\n\n${ESTIMATE_NOTE}` : ''
  return `${table}${note}${leftOut}`
}

function noSuspects(judged: number): string {
  if (judged === 0) return 'No suspects: no play could be judged.'
  const plays = judged === 1 ? 'The one play that was judged' : `All ${judged.toLocaleString('en-US')} judged plays`
  return `No suspects. ${plays} agreed with the read at the last look.`
}

function situation(play: Play): string {
  const down = play.down === null ? '' : `, ${play.down} & ${orDash(play.yardsToGo)}`
  return `Q${orDash(play.quarter)}${down}, ${orDash(play.offenseTeam)}`
}

function signed(share: number): string {
  return `${share >= 0 ? '+' : '-'}${Math.abs(Math.round(100 * share))}`
}
