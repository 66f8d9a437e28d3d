/** Long work in hand: imports, and plays being read; and the model that reads. */
import { create } from 'zustand'
import type { Fault } from '../../ml/base/fault.ts'
import type { ImportEnd, ImportProgress, ModelSummary, ReadingProgress } from '../../preload/values.ts'

interface Work {
  readonly importing: ImportProgress | null
  /** The last import of this session that came to its end: its report is shown from here. */
  readonly lastImport: Extract<ImportEnd, { kind: 'done' }> | null
  readonly reading: ReadingProgress | null
  /** Null until it is open. */
  readonly model: ModelSummary | null
  /** Why no model could be opened; null while one opens, and when one is open. */
  readonly modelFault: Fault | null
}

export const useWork = create<Work>(() => ({
  importing: null,
  lastImport: null,
  reading: null,
  model: null,
  modelFault: null,
}))
