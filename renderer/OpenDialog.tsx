/** The dialogs, by name. They come together, once the first is asked for: the film room starts without them. */
import { AboutDialog } from './commands/AboutDialog.tsx'
import { KeysDialog } from './commands/KeysDialog.tsx'
import { SettingsDialog } from './commands/SettingsDialog.tsx'
import { EvaluationDialog } from './evaluation/EvaluationDialog.tsx'
import { ExportCutUpDialog } from './export/ExportCutUpDialog.tsx'
import { ExportDialog } from './export/ExportDialog.tsx'
import { ReportDialog } from './imports/ReportDialog.tsx'
import { CalibrationDialog } from './read/CalibrationDialog.tsx'
import type { DialogName } from './session/view.ts'

const DIALOGS: Readonly<Record<DialogName, () => React.ReactNode>> = {
  settings: SettingsDialog,
  keys: KeysDialog,
  about: AboutDialog,
  report: ReportDialog,
  export: ExportDialog,
  'export-cut-up': ExportCutUpDialog,
  calibration: CalibrationDialog,
  evaluation: EvaluationDialog,
}

export function OpenDialog({ name }: { readonly name: DialogName }) {
  const Open = DIALOGS[name]
  return <Open />
}
