/** What the commands of the File menu do with games and libraries. */
import type { Result } from '../../ml/base/result.ts'
import type { Actions } from '../commands/actions.ts'
import { filmRoom } from '../filmRoom.ts'
import { showFault, showNews } from '../session/notices.ts'
import { openDialog } from '../session/view.ts'
import { useWork } from '../session/work.ts'

export const importActions = {
  'import-files': () => asked(filmRoom.importByDialog('files')),
  'import-folder': () => asked(filmRoom.importByDialog('folder')),
  'add-demo': () => asked(filmRoom.importDemo(null)),
  'show-report': showReport,
  'open-library': () => asked(filmRoom.openLibrary('there')),
  'new-library': () => asked(filmRoom.openLibrary('new')),
  'stop-reading': stopOrGoOn,
} satisfies Actions

/** Shows why main could not do what was asked; what it does it tells in events. */
export async function asked(answer: Promise<Result<unknown>>): Promise<void> {
  const result = await answer
  if (!result.ok) showFault(result.fault)
}

function showReport(): void {
  if (useWork.getState().lastImport !== null) openDialog('report')
  else showNews('Nothing was imported since the program was started.')
}

async function stopOrGoOn(): Promise<void> {
  const isStopped = useWork.getState().reading?.isStopped ?? false
  const result = await filmRoom.stopReading(!isStopped)
  if (!result.ok) showFault(result.fault)
}
