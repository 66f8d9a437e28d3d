/** The left panel: games, plays or suspects, the filters that make the cut-up, and how often the read was right. */
import { Button as AriaButton } from 'react-aria-components'
import { useLibrary } from '../session/library.ts'
import { changeView, type ListName, useView } from '../session/view.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { AccuracyLine } from './AccuracyLine.tsx'
import { FilterBar } from './FilterBar.tsx'
import { GameList } from './GameList.tsx'
import styles from './ListPanel.module.css'
import { PlayList } from './PlayList.tsx'
import { SuspectList } from './SuspectList.tsx'

const LISTS: readonly (readonly [ListName, string])[] = [
  ['games', 'Games'],
  ['plays', 'Plays'],
  ['suspects', 'Suspects'],
]

export function ListPanel() {
  const list = useView((view) => view.list)
  const isEmpty = useLibrary((library) => !library.isLoading && library.games.length === 0)
  return (
    <section className={styles.panel} aria-label="Games and plays">
      <h2 className="visually-hidden">Games and plays</h2>
      <fieldset className={styles.tabs}>
        <legend className="visually-hidden">List</legend>
        {LISTS.map(([name, label]) => (
          <AriaButton
            key={name}
            className={styles.tab ?? ''}
            aria-pressed={name === list}
            onPress={() => changeView({ list: name })}
          >
            {label}
          </AriaButton>
        ))}
      </fieldset>
      {isEmpty ? <NoGames /> : list === 'games' ? <GameList /> : <CutUp isSuspects={list === 'suspects'} />}
    </section>
  )
}

/** The ways to get games in stand where the field would be. */
function NoGames() {
  return (
    <EmptyState title="Games and plays">
      <p>What you import is listed here.</p>
    </EmptyState>
  )
}

function CutUp({ isSuspects }: { readonly isSuspects: boolean }) {
  return (
    <>
      <FilterBar />
      {isSuspects ? <SuspectList /> : <PlayList />}
      <AccuracyLine />
    </>
  )
}
