/** CalibrationDialog. */
export function CalibrationDialog() {
  return null
}
