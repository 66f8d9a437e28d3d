/** The plays that fooled the read: man shown and zone played first, then the other way round. */
import { memo, useMemo } from 'react'
import { useCutUp, useFiltered, useShownFilters } from '../session/cutUp.ts'
import { useJudging } from '../session/judging.ts'
import { useSettings } from '../session/settings.ts'
import { changeView, useView } from '../session/view.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { percentText } from '../ui/numbers.ts'
import { ThresholdSlider } from '../ui/ThresholdSlider.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { placeOf } from './cutUpOf.ts'
import { NO_FILTERS } from './filters.ts'
import { filterWords } from './filterWords.ts'
import { suspectCount } from './judging.ts'
import { NothingLeft } from './NothingLeft.tsx'
import { PLAY_LINE_HEIGHT, PlayLine } from './PlayLine.tsx'
import { keyAt, openAt, useTold } from './PlayList.tsx'
import { spokenPlay, type ToldPlay } from './playWords.ts'
import styles from './SuspectList.module.css'
import { surpriseParts, surpriseText, suspectCountText } from './suspectWords.ts'
import { Thumbnail } from './Thumbnail.tsx'
import { THUMBNAIL_SIZE } from './thumbnails.ts'

const ROW_HEIGHT = PLAY_LINE_HEIGHT + THUMBNAIL_SIZE.height + 8

export function SuspectList() {
  const rows = useCutUp()
  const left = useFiltered()
  const open = useView((view) => view.play)
  const judging = useJudging()
  const count = useMemo(() => suspectCount(left, judging), [left, judging])
  const active = useMemo(() => placeOf(rows, open), [rows, open])
  const told = useTold(rows)
  return (
    <>
      <div className={styles.head}>
        <ThresholdSlider />
        <p role="status">{suspectCountText(count, judging.threshold)}</p>
      </div>
      {rows.length === 0 ? (
        <Empty judged={count.judged} isNothingLeft={left.length === 0} />
      ) : (
        <VirtualList
          label="Suspects"
          count={rows.length}
          rowHeight={ROW_HEIGHT}
          active={active}
          keyOf={(index) => keyAt(rows, index)}
          spoken={(index) => `${spokenPlay(told(index))}, ${surpriseText(told(index).row)}`}
          onMove={(index) => openAt(rows, index)}
          onOpen={(index) => openAt(rows, index)}
        >
          {(index) => <SuspectLine {...told(index)} />}
        </VirtualList>
      )}
    </>
  )
}

const SuspectLine = memo(function SuspectLine(told: ToldPlay) {
  return (
    <div className={styles.suspect}>
      <div className={styles.play}>
        <PlayLine {...told} />
      </div>
      <div className={styles.look}>
        <Thumbnail play={told.row.play} isRead={told.row.isRead} />
        <p>
          {surpriseParts(told.row).map((part) => (
            <span key={part} className={styles.number}>
              {part}
            </span>
          ))}
        </p>
      </div>
    </div>
  )
})

interface EmptyProps {
  readonly judged: number
  readonly isNothingLeft: boolean
}

function Empty({ judged, isNothingLeft }: EmptyProps) {
  return isNothingLeft ? <NothingLeft /> : <NoSuspects judged={judged} />
}

/** Nothing fooled the read, or nothing of what the filters leave is read yet. */
function NoSuspects({ judged }: { readonly judged: number }) {
  const filters = useShownFilters()
  const threshold = useSettings((settings) => settings.threshold)
  const isFiltered = filterWords(filters).length > 0
  return (
    <EmptyState title={judged === 0 ? 'No play is judged yet' : 'No disguise fooled the read'} icon="search">
      <p>
        {judged === 0
          ? 'A dropback is judged once it is read, where its coverage is labelled or can be told 1.5 s after the snap.'
          : `Of these plays, none looked like one thing and was the other at ${percentText(threshold)}. Move the threshold, or look at more plays.`}
      </p>
      {isFiltered && (
        <Button weight="primary" onPress={() => changeView({ filters: NO_FILTERS })}>
          Clear filters
        </Button>
      )}
    </EmptyState>
  )
}
