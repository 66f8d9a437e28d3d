/** How far long work is. */
import styles from './ProgressBar.module.css'

interface ProgressBarProps {
  readonly label: string
  /** Of all the work, from 0 to 1. */
  readonly share: number
  /** As in "7 of 22, about 1 min left"; its share of a hundred by default. */
  readonly told?: string
}

export function ProgressBar({ label, share, told }: ProgressBarProps) {
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(100 * share)}
      aria-valuetext={told}
    >
      <div className={styles.fill} style={{ width: `${100 * share}%` }} />
    </div>
  )
}
