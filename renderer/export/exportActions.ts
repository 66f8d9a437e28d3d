/** What the export commands do. */
import type { Actions } from '../commands/actions.ts'
import { filmRoom } from '../filmRoom.ts'
import { showFault, showNews } from '../session/notices.ts'
import { useOpenPlay } from '../session/openPlay.ts'
import { openDialog } from '../session/view.ts'
import { showSaved } from './savedNews.ts'

export const exportActions = {
  export: () => withPlay(() => openDialog('export')),
  'export-cut-up': () => openDialog('export-cut-up'),
  'export-frame': () => withPlay(saveFrame),
  'export-flags': saveFlags,
} satisfies Actions

function withPlay(work: () => unknown): void {
  if (useOpenPlay.getState().opened?.tracking != null) void work()
  else showNews('Open a play first.')
}

async function saveFlags(): Promise<void> {
  const saved = await filmRoom.saveFlags(null)
  if (!saved.ok) showFault(saved.fault)
  else if (saved.value !== null) showSaved(saved.value)
}

async function saveFrame(): Promise<void> {
  const still = await import('./framePicture.ts')
  await still.saveFrame()
}
