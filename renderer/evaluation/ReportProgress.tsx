/** How far the report is. */
import type { EvaluationProgress } from '../../preload/values.ts'
import { WorkProgress } from '../ui/WorkProgress.tsx'
import { progressShare, progressText } from './progressWords.ts'

export function ReportProgress({ progress }: { readonly progress: EvaluationProgress | null }) {
  return (
    <WorkProgress
      label="Judging the plays of the library"
      share={progressShare(progress)}
      told={progressText(progress)}
      secondsLeft={null}
    />
  )
}
