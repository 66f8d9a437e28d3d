/** Games in words. */
import type { GameId } from '../../ml/football/ids.ts'
import type { GameSummary } from '../../preload/values.ts'
import { counted } from '../ui/numbers.ts'

/** "ATL 12 at PHI 18", without a score where none is known. */
export function teamsText({ homeTeam, visitorTeam, homeScore, visitorScore }: GameSummary): string {
  if (homeScore === null || visitorScore === null) return `${visitorTeam} at ${homeTeam}`
  return `${visitorTeam} ${visitorScore} at ${homeTeam} ${homeScore}`
}

/** "Week 2, 2018-09-13". */
export function dayText({ week, date, season }: GameSummary): string {
  const day = date ?? (season === null ? '' : String(season))
  return [week === null ? '' : `Week ${week}`, day].filter(Boolean).join(', ')
}

/** "124 plays, 75 labelled", and how many of them cannot be replayed, if any. */
export function holdingsText({ plays, trackedPlays, labelledPlays }: Holdings): string {
  const untracked = trackedPlays === plays ? '' : `, ${trackedPlays} with tracking`
  return `${counted(plays, 'play')}${untracked}, ${labelledPlays} labelled`
}

export type Holdings = Pick<GameSummary, 'plays' | 'trackedPlays' | 'labelledPlays'>

export function holdingsOf(games: readonly GameSummary[]): Holdings {
  const sum = (name: keyof Holdings) => games.reduce((total, game) => total + game[name], 0)
  return { plays: sum('plays'), trackedPlays: sum('trackedPlays'), labelledPlays: sum('labelledPlays') }
}

export interface DataSetWords {
  /** The data set that a figure is about, as in "this game, as filtered". */
  readonly where: string
  /** What to add where some of it is invented. */
  readonly simulated: '' | ' Simulated.' | ' Partly simulated.'
}

export function dataSetText(
  games: readonly GameSummary[],
  { game, isFiltered }: { readonly game: GameId | null; readonly isFiltered: boolean },
): DataSetWords {
  const chosen = game === null ? games : games.filter(({ gameId }) => gameId === game)
  const [only] = chosen
  const which = chosen.length === 1 && only !== undefined ? teamsOnly(only) : `these ${chosen.length} games`
  const simulated = chosen.filter(({ isSimulated }) => isSimulated).length
  return {
    where: isFiltered ? `${which}, as filtered` : which,
    simulated: simulated === 0 ? '' : simulated === chosen.length ? ' Simulated.' : ' Partly simulated.',
  }
}

function teamsOnly({ homeTeam, visitorTeam, date }: GameSummary): string {
  return `${visitorTeam} at ${homeTeam}${date === null ? '' : ` ${date}`}`
}
