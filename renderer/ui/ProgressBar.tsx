/** How far long work is. */
import styles from './ProgressBar.module.css'

interface ProgressBarProps {
  readonly label: string
  /** Of all the work, from 0 to 1. */
  readonly share: number
}

export function ProgressBar({ label, share }: ProgressBarProps) {
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(100 * share)}
    >
      <div className={styles.fill} style={{ width: `${100 * share}%` }} />
    </div>
  )
}
