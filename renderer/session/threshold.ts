/** The threshold from which the last look says man, as a change that can be taken back. */
import { percentText } from '../ui/numbers.ts'
import { edit } from './edits.ts'
import { changeSettings, useSettings } from './settings.ts'

/** Where a slider stood before it was moved; null while it is at rest. */
let before: number | null = null

/** Shows a threshold while a slider moves; nothing is kept yet. */
export function previewThreshold(threshold: number): void {
  before ??= useSettings.getState().threshold
  useSettings.setState({ threshold })
}

/** Keeps the threshold that is shown, or the one given, as one change. */
export function changeThreshold(threshold: number = useSettings.getState().threshold): Promise<boolean> {
  const from = before ?? useSettings.getState().threshold
  before = null
  if (from === threshold) return Promise.resolve(false)
  useSettings.setState({ threshold })
  let isMade = false
  const make = async () => {
    // changes are kept one after another: a slider that has gone on by then keeps its place, in that change's own turn
    const isOutrun = !isMade && useSettings.getState().threshold !== threshold
    isMade = true
    return isOutrun || (await kept(threshold, from))
  }
  return edit({ label: `threshold ${percentText(threshold)}`, make, takeBack: () => kept(from, threshold) })
}

/** What cannot be kept is not shown either, a slider's preview of it included. */
async function kept(threshold: number, before: number): Promise<boolean> {
  const isKept = await changeSettings({ threshold })
  if (!isKept) useSettings.setState({ threshold: before })
  return isKept
}
