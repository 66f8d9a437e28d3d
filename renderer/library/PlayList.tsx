/** The plays of the cut-up. Arrow keys move through them and open them as they go. */
import { useMemo } from 'react'
import { playKeyText } from '../../ml/football/ids.ts'
import type { PlayRow } from '../../preload/values.ts'
import { useCutUp } from '../session/cutUp.ts'
import { useFlags } from '../session/flags.ts'
import { useLibrary } from '../session/library.ts'
import { openPlay } from '../session/openPlay.ts'
import { useSettings } from '../session/settings.ts'
import { useNoRead } from '../session/useNoRead.ts'
import { useView } from '../session/view.ts'
import { VirtualList } from '../ui/VirtualList.tsx'
import { CutUpHead } from './CutUpHead.tsx'
import { placeOf } from './cutUpOf.ts'
import { NothingLeft } from './NothingLeft.tsx'
import { PLAY_LINE_HEIGHT, PlayLine } from './PlayLine.tsx'
import { playMarks } from './playMarks.ts'
import { spokenPlay, type ToldPlay } from './playWords.ts'

export function PlayList() {
  const rows = useCutUp()
  const open = useView((view) => view.play)
  const active = useMemo(() => placeOf(rows, open), [rows, open])
  const total = useRowsOfGame()
  const told = useTold(rows)
  return (
    <>
      <CutUpHead shown={rows.length} total={total} />
      {rows.length === 0 ? (
        <NothingLeft />
      ) : (
        <VirtualList
          label="Plays"
          count={rows.length}
          rowHeight={PLAY_LINE_HEIGHT}
          active={active}
          keyOf={(index) => keyAt(rows, index)}
          spoken={(index) => spokenPlay(told(index))}
          onMove={(index) => openAt(rows, index)}
          onOpen={(index) => openAt(rows, index)}
        >
          {(index) => <PlayLine {...told(index)} />}
        </VirtualList>
      )}
    </>
  )
}

/** What is told of a row, by its place. */
export function useTold(rows: readonly PlayRow[]): (index: number) => ToldPlay {
  const flags = useFlags((state) => state.flags)
  const games = useLibrary((library) => library.games)
  const threshold = useSettings((settings) => settings.threshold)
  const noRead = useNoRead()
  const marks = useMemo(() => playMarks(flags), [flags])
  const simulated = useMemo(() => new Set(games.filter((game) => game.isSimulated).map((game) => game.gameId)), [games])
  return (index) => {
    const row = rows[index] as PlayRow
    const mark = marks.get(playKeyText(row.play)) ?? null
    return { row, mark, threshold, isSimulated: simulated.has(row.play.gameId), noRead }
  }
}

export function keyAt(rows: readonly PlayRow[], index: number): string {
  return playKeyText((rows[index] as PlayRow).play)
}

export function openAt(rows: readonly PlayRow[], index: number): void {
  const { gameId, playId } = (rows[index] as PlayRow).play
  void openPlay({ gameId, playId })
}

/** Plays of the game that is chosen, or of all. */
export function useRowsOfGame(): number {
  const game = useView((view) => view.game)
  const rows = useLibrary((library) => library.rows)
  return useMemo(
    () => (game === null ? rows.length : rows.filter(({ play }) => play.gameId === game).length),
    [game, rows],
  )
}
