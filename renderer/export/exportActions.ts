/** What the export commands do. */
import type { Actions } from '../commands/actions.ts'
import { filmRoom } from '../filmRoom.ts'
import { showFault, showNews } from '../session/notices.ts'
import { useOpenPlay } from '../session/openPlay.ts'
import { openDialog } from '../session/view.ts'

export const exportActions = {
  export: () => withPlay(() => openDialog('export')),
  'export-cut-up': () => openDialog('export-cut-up'),
  'export-frame': () => withPlay(() => undefined),
  'export-flags': saveFlags,
} satisfies Actions

function withPlay(work: () => void): void {
  if (useOpenPlay.getState().opened?.tracking != null) work()
  else showNews('Open a play first.')
}

async function saveFlags(): Promise<void> {
  const saved = await filmRoom.saveFlags(null)
  if (!saved.ok) showFault(saved.fault)
  else if (saved.value !== null) showSaved(saved.value)
}

/** Says where a file went, and leads there. */
export function showSaved({ name, ticket }: { readonly name: string; readonly ticket: number }): void {
  showNews(`Saved ${name}.`, { label: 'Show in folder', run: () => void filmRoom.showSaved(ticket) })
}
