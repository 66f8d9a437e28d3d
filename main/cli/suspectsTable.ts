/** Suspects as people and programs read them. */
import type { Play } from '../../ml/football/play.ts'
import type { Suspect } from '../inference/suspects.ts'
import { orDash, textTable } from './table.ts'

/** A suspect as JSON tells it: the situation, and all of the read. */
export function suspectJson({ play, read }: Suspect) {
  const {
    gameId,
    playId,
    quarter,
    gameClock_s,
    down,
    yardsToGo,
    offenseTeam,
    defenseTeam,
    coverageLabel,
    description,
  } = play
  return {
    gameId,
    playId,
    quarter,
    gameClock_s,
    down,
    yardsToGo,
    offenseTeam,
    defenseTeam,
    coverageLabel,
    description,
    ...read,
  }
}

/** The table of suspects as people read it. */
export function suspectsTable(suspects: readonly Suspect[]): string {
  if (suspects.length === 0) return 'No suspects: every read at the last look agreed with what was played.'
  const headings = ['game', 'play', 'situation', 'read', 'played', 'surprise', 'revealed', 'the read hangs on']
  const rows = suspects.map(({ play, read }) => [
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
  ])
  return textTable(headings, rows)
}

function situation(play: Play): string {
  const down = play.down === null ? '' : `, ${play.down} & ${orDash(play.yardsToGo)}`
  return `Q${orDash(play.quarter)}${down}, ${orDash(play.offenseTeam)}`
}

function signed(share: number): string {
  return `${share >= 0 ? '+' : '-'}${Math.abs(Math.round(100 * share))}`
}
