/** ReportDialog. */
export function ReportDialog() {
  return null
}
