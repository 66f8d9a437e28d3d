/** The report of the library, made anew when there is something else to judge, and given up when nobody looks. */
import { useEffect, useState } from 'react'
import { ok, type Result } from '../../ml/base/result.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import type { EvaluationProgress, PlaysKind, ReadingProgress } from '../../preload/values.ts'
import { filmRoom } from '../filmRoom.ts'
import { useWork } from '../session/work.ts'

export interface ReportInHand {
  /** Null while it is reckoned. */
  readonly answer: Result<EvaluationReport> | null
  /** Null until it is known. */
  readonly progress: EvaluationProgress | null
}

const NOTHING_YET: ReportInHand = { answer: null, progress: null }

export function useReport(plays: PlaysKind): ReportInHand {
  const changes = useModelChanges()
  const ends = useEndsOfReading()
  const [report, setReport] = useState(NOTHING_YET)
  useEffect(() => {
    // another model makes another report
    void [plays, changes]
    setReport(NOTHING_YET)
  }, [plays, changes])
  useEffect(() => {
    // once the last play is read the report takes in those that were not; until then the one before stays in sight
    void [changes, ends]
    const stopHearing = filmRoom.on('evaluationProgress', (progress) =>
      setReport(({ answer }) => ({ answer, progress })),
    )
    let isWanted = true
    void filmRoom.evaluate(plays).then((answer) => {
      const made = answer.ok ? answer.value && ok(answer.value) : answer
      if (!isWanted || made === null) return
      stopHearing()
      setReport({ answer: made, progress: null })
    })
    return () => {
      isWanted = false
      stopHearing()
      void filmRoom.cancelEvaluation(null)
    }
  }, [plays, changes, ends])
  return report
}

/** How often the model was changed for another since this was first looked at: the first one, which may be opening still,
 *  is no change. */
function useModelChanges(): number {
  const [changes, setChanges] = useState(0)
  useEffect(() => filmRoom.on('modelChanged', () => setChanges((before) => before + 1)), [])
  return changes
}

/** How often the last play that waited was read since this was first looked at. */
function useEndsOfReading(): number {
  const [ends, setEnds] = useState(0)
  useEffect(
    () =>
      useWork.subscribe((now, before) => {
        if (isUnderWay(before.reading) && !isUnderWay(now.reading)) setEnds((count) => count + 1)
      }),
    [],
  )
  return ends
}

function isUnderWay(reading: ReadingProgress | null): boolean {
  return reading !== null && reading.done < reading.total
}
