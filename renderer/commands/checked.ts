/** Keeps the marks of the menus as the view is. */
import { filmRoom } from '../filmRoom.ts'
import { useView } from '../session/view.ts'
import { checkedCommands } from './checkedCommands.ts'

/** Tells main now and whenever a switch changes. Returns how to stop. */
export function keepChecked(): () => void {
  let told = ''
  const tell = () => {
    const checked = checkedCommands(useView.getState())
    if (checked.join() === told) return
    told = checked.join()
    void filmRoom.setChecked(checked)
  }
  tell()
  return useView.subscribe(tell)
}
