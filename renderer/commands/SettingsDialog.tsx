/** SettingsDialog. */
export function SettingsDialog() {
  return null
}
