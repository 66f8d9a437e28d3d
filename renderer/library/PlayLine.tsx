/** One play of the list in two dense lines: the situation and the read, then what came of it. */
import { memo } from 'react'
import { lookOf } from '../../ml/review/suspects.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { disguiseKindOf } from './judging.ts'
import styles from './PlayLine.module.css'
import {
  downText,
  fieldPositionText,
  formationText,
  playedText,
  readText,
  resultText,
  type ToldPlay,
  timeText,
} from './playWords.ts'

/** Pixels. */
export const PLAY_LINE_HEIGHT = 46

export const PlayLine = memo(function PlayLine(told: ToldPlay) {
  const { play } = told.row
  // what was played first: it must not be what a narrow panel cuts off
  const came = [playedText(told.row), formationText(play.offenseFormation ?? ''), resultText(play)].filter(Boolean)
  return (
    <div className={styles.play}>
      <div className={styles.line}>
        <span className={styles.time}>{timeText(play)}</span>
        <span className={styles.team}>{play.offenseTeam}</span>
        <strong className={styles.down}>{downText(play)}</strong>
        <span className={styles.spot}>{fieldPositionText(play)}</span>
        <ReadBar {...told} />
      </div>
      <div className={styles.line}>
        <span className={styles.came} title={came.join(' · ')}>
          {came.join(' · ')}
        </span>
        <Marks {...told} />
      </div>
    </div>
  )
})

/** P(man) at the last look: the number, and a bar with a notch at the threshold. */
function ReadBar({ row, threshold, noRead }: ToldPlay) {
  const { read } = row
  const look = read === null ? null : lookOf(read.read, { threshold, noRead })
  return (
    <span className={styles.read}>
      <span className={styles.number}>{readText(row, noRead)}</span>
      <span className={styles.track}>
        {read !== null && (
          <span
            className={`${styles.fill} ${look === 'no read' ? '' : styles[look ?? 'zone']}`}
            style={{ width: `${100 * read.read}%` }}
          />
        )}
        <span className={styles.notch} style={{ left: `${100 * threshold}%` }} />
      </span>
    </span>
  )
}

const MARK_ICONS = { flagged: 'flag', confirmed: 'check', dismissed: 'cross' } as const satisfies Record<
  string,
  IconName
>

function Marks(told: ToldPlay) {
  const { row, mark, isSimulated } = told
  const kind = disguiseKindOf(row, told)
  return (
    <span className={styles.marks}>
      {kind === 'false-positive' && (
        <span className={`${styles.disguise} ${styles.man}`} title="Disguise: looked like man, and was zone">
          looked man
        </span>
      )}
      {kind === 'false-negative' && (
        <span className={`${styles.disguise} ${styles.zone}`} title="Disguise: looked like zone, and was man">
          looked zone
        </span>
      )}
      {row.frameCount === 0 && <span className={styles.small}>no tracking</span>}
      {row.isSnapEstimated && (
        <span className={styles.small} title="Snap estimated">
          snap est.
        </span>
      )}
      {isSimulated && (
        <span className={styles.small} title="Simulated">
          sim
        </span>
      )}
      {mark !== null && <Icon name={MARK_ICONS[mark]} title={mark} />}
    </span>
  )
}
