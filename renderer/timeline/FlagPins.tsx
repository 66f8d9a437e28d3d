/** The coach's flags on the timeline: each leads to its moment. */
import { Button } from 'react-aria-components'
import type { Flag } from '../../ml/football/flag.ts'
import { control } from '../commands/playActions.ts'
import { FLAG_WORDS } from '../flags/flagWords.ts'
import { type Rect, type TimeRange, xOfTime } from './curveScale.ts'
import { momentText } from './moments.ts'
import styles from './Timeline.module.css'
import { TransportIcon } from './TransportIcon.tsx'

interface FlagPinsProps {
  readonly flags: readonly Flag[]
  readonly plot: Rect
  readonly range: TimeRange
}

export function FlagPins({ flags, plot, range }: FlagPinsProps) {
  return flags.map((flag) => (
    <Button
      key={flag.flagId}
      className={styles.pin ?? ''}
      data-state={flag.state}
      style={{ left: xOfTime(plot, range, flag.moment) }}
      aria-label={`${FLAG_WORDS[flag.state]} at ${momentText(flag.moment)}${flag.note === '' ? '' : `: ${flag.note}`}`}
      preventFocusOnPress
      onPress={() => {
        control({ kind: 'pause' })
        control({ kind: 'seek', time: flag.moment })
      }}
    >
      <TransportIcon name="flag" />
    </Button>
  ))
}
