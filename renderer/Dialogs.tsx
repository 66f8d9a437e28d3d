/** The one dialog that is open, if any. */
import { AboutDialog } from './commands/AboutDialog.tsx'
import { KeysDialog } from './commands/KeysDialog.tsx'
import { SettingsDialog } from './commands/SettingsDialog.tsx'
import { ExportCutUpDialog } from './export/ExportCutUpDialog.tsx'
import { ExportDialog } from './export/ExportDialog.tsx'
import { ReportDialog } from './imports/ReportDialog.tsx'
import { CalibrationDialog } from './read/CalibrationDialog.tsx'
import { type DialogName, useView } from './session/view.ts'

const DIALOGS: Readonly<Record<DialogName, () => React.ReactNode>> = {
  settings: SettingsDialog,
  keys: KeysDialog,
  about: AboutDialog,
  report: ReportDialog,
  export: ExportDialog,
  'export-cut-up': ExportCutUpDialog,
  calibration: CalibrationDialog,
}

export function Dialogs() {
  const dialog = useView((view) => view.dialog)
  if (dialog === null) return null
  const Open = DIALOGS[dialog]
  return <Open />
}
