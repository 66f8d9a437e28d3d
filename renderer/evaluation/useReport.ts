/** The report of the library, made anew when there is something else to judge. */
import { useEffect, useState } from 'react'
import type { Result } from '../../ml/base/result.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import type { PlaysKind } from '../../preload/values.ts'
import { filmRoom } from '../filmRoom.ts'
import { useWork } from '../session/work.ts'

/** Null while it is reckoned. */
export function useReport(plays: PlaysKind): Result<EvaluationReport> | null {
  const modelId = useWork(({ model }) => model?.modelId ?? null)
  const [answer, setAnswer] = useState<Result<EvaluationReport> | null>(null)
  useEffect(() => {
    // another model makes another report
    void modelId
    let isWanted = true
    setAnswer(null)
    void filmRoom.evaluate(plays).then((report) => {
      if (isWanted) setAnswer(report)
    })
    return () => {
      isWanted = false
    }
  }, [plays, modelId])
  return answer
}
