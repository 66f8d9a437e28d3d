/** How far an export is, and about how long it still takes. */
import { ProgressBar } from 'react-aria-components'
import styles from './Export.module.css'
import { timeLeftText } from './timeLeft.ts'

interface WorkProgressProps {
  readonly label: string
  /** From 0 to 1. */
  readonly share: number
  /** As in "7 of 22". */
  readonly told: string
  readonly secondsLeft: number | null
}

export function WorkProgress({ label, share, told, secondsLeft }: WorkProgressProps) {
  const text = secondsLeft === null ? told : `${told}, ${timeLeftText(secondsLeft)}`
  return (
    <ProgressBar className={styles.progress ?? ''} aria-label={label} value={share} maxValue={1} valueLabel={text}>
      <div className={styles.progressText}>
        <span>{label}</span>
        <span className={styles.muted}>{text}</span>
      </div>
      <div className={styles.track}>
        <div className={styles.fill} style={{ width: `${share * 100}%` }} />
      </div>
    </ProgressBar>
  )
}
