/** What the file will be: how long, how large on screen, and about how large on the disk. */
import { counted } from '../ui/numbers.ts'
import type { ClipLayout } from './clipLayout.ts'
import { type ClipPlan, sizeText } from './clipPlan.ts'
import styles from './Export.module.css'

interface ClipFactsProps {
  readonly plan: ClipPlan
  readonly layout: ClipLayout
  /** Null while it is worked out. */
  readonly bytes: number | null
}

export function ClipFacts({ plan, layout, bytes }: ClipFactsProps) {
  return (
    <dl className={styles.facts} aria-live="polite">
      <dt>Length</dt>
      <dd>
        {plan.duration_s.toFixed(1)} s, {counted(plan.times.length, 'frame')}
      </dd>
      <dt>Picture</dt>
      <dd>
        {layout.width} × {layout.height} pixels
      </dd>
      <dt>File</dt>
      <dd>{bytes === null ? 'working out its size…' : `about ${sizeText(bytes)}`}</dd>
    </dl>
  )
}
