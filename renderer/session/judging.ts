/** By what reads are judged just now: the coach's threshold, and the band in which the model in use says nothing. */
import { useMemo } from 'react'
import type { JudgingRule } from '../../ml/review/suspects.ts'
import { useSettings } from './settings.ts'
import { useNoRead } from './useNoRead.ts'
import { useWork } from './work.ts'

/** For commands. */
export function currentJudging(): JudgingRule {
  return { threshold: useSettings.getState().threshold, noRead: useWork.getState().model?.card.noRead ?? null }
}

/** For components. */
export function useJudging(): JudgingRule {
  const threshold = useSettings((settings) => settings.threshold)
  const noRead = useNoRead()
  return useMemo(() => ({ threshold, noRead }), [threshold, noRead])
}
