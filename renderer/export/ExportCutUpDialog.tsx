/** ExportCutUpDialog. */
export function ExportCutUpDialog() {
  return null
}
