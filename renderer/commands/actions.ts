/** What each command does: the closed table, put together from those of the rooms. */
import type { CommandId } from '../../preload/commands.ts'
import { exportActions } from '../export/exportActions.ts'
import { importActions } from '../imports/importActions.ts'
import { focusSearch } from '../library/search.ts'
import { openDialog } from '../session/view.ts'
import { filmActions } from './filmActions.ts'
import { flagActions } from './flagActions.ts'
import { playActions } from './playActions.ts'

/** Actions of one room. */
export type Actions = Partial<Readonly<Record<CommandId, () => unknown>>>

const ACTIONS = {
  ...importActions,
  ...exportActions,
  ...flagActions,
  ...playActions,
  ...filmActions,
  find: focusSearch,
  evaluate: () => openDialog('evaluation'),
  settings: () => openDialog('settings'),
  keys: () => openDialog('keys'),
  about: () => openDialog('about'),
} satisfies Readonly<Record<CommandId, () => unknown>>

export function runCommand(id: CommandId): void {
  void ACTIONS[id]()
}
