/** ExportDialog. */
export function ExportDialog() {
  return null
}
