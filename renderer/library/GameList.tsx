/** The games of the library, all of them first. Enter or a click shows the plays of one. */
import { useMemo, useState } from 'react'
import type { GameSummary } from '../../preload/values.ts'
import { RecentSources } from '../imports/RecentSources.tsx'
import { useLibrary } from '../session/library.ts'
import { changeView, useView } from '../session/view.ts'
import { counted } from '../ui/numbers.ts'
import { VirtualList } from '../ui/VirtualList.tsx'
import styles from './GameList.module.css'
import { dayText, type Holdings, holdingsOf, holdingsText, teamsText } from './gameWords.ts'

const ROW_HEIGHT = 46

interface GameLine {
  readonly game: GameSummary | null
  readonly title: string
  readonly day: string
  readonly holdings: string
  readonly isSimulated: boolean
}

export function GameList() {
  const games = useLibrary((library) => library.games)
  const chosen = useView((view) => view.game)
  const lines = useMemo(() => linesOf(games), [games])
  const chosenPlace = lines.findIndex(({ game }) => (game?.gameId ?? null) === chosen)
  const [active, setActive] = useState(chosenPlace)
  const show = (index: number) => changeView({ game: lines[index]?.game?.gameId ?? null, list: 'plays' })
  const at = (index: number) => lines[index] as GameLine
  return (
    <>
      <VirtualList
        label="Games"
        count={lines.length}
        rowHeight={ROW_HEIGHT}
        active={Math.min(active, lines.length - 1)}
        keyOf={(index) => String(at(index).game?.gameId ?? 'all')}
        spoken={(index) => spokenGame(at(index), index === chosenPlace)}
        onMove={setActive}
        onOpen={show}
      >
        {(index) => <Line {...at(index)} isChosen={index === chosenPlace} />}
      </VirtualList>
      <RecentSources />
    </>
  )
}

function linesOf(games: readonly GameSummary[]): readonly GameLine[] {
  const all = {
    game: null,
    title: 'All games',
    day: counted(games.length, 'game'),
    holdings: holdingsText(holdingsOf(games)),
    isSimulated: games.length > 0 && games.every(({ isSimulated }) => isSimulated),
  }
  return [all, ...games.map(lineOf)]
}

function lineOf(game: GameSummary): GameLine {
  const holdings: Holdings = game
  const { isSimulated } = game
  return { game, title: teamsText(game), day: dayText(game), holdings: holdingsText(holdings), isSimulated }
}

function spokenGame({ title, day, holdings, isSimulated }: GameLine, isChosen: boolean): string {
  const parts = [title, day, holdings, isSimulated ? 'simulated' : '', isChosen ? 'shown' : '']
  return parts.filter(Boolean).join(', ')
}

function Line({ title, day, holdings, isSimulated, isChosen }: GameLine & { readonly isChosen: boolean }) {
  return (
    <div className={styles.game}>
      <div className={styles.line}>
        <strong className={styles.title}>{title}</strong>
        <span className={styles.day}>{day}</span>
      </div>
      <div className={styles.line}>
        <span className={styles.holdings}>{holdings}</span>
        {isSimulated && <span className={styles.mark}>simulated</span>}
        {isChosen && <span className={styles.shown}>shown</span>}
      </div>
    </div>
  )
}
