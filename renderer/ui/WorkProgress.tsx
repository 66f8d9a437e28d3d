/** How far work of some length is, and about how long it still takes. */
import { ProgressBar } from './ProgressBar.tsx'
import { timeLeftText } from './timeLeft.ts'
import styles from './WorkProgress.module.css'

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
    <div className={styles.progress}>
      <div className={styles.text}>
        <span>{label}</span>
        <span className={styles.muted}>{text}</span>
      </div>
      <ProgressBar label={label} share={share} told={text} />
    </div>
  )
}
