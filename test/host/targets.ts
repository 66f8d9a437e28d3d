/** What happens to pages from outside: titles that change, windows that a person closes, windows that a page opens. */
import type { DevTools } from './devTools.ts'
import { WebContents } from './webContents.ts'

interface TargetInfo {
  readonly targetId: string
  readonly openerId?: string
}

export async function watchTargets(devTools: DevTools): Promise<void> {
  devTools.on<{ targetInfo: TargetInfo }>('Target.targetInfoChanged', ({ targetInfo }) =>
    WebContents.fromDevToolsTargetId(targetInfo.targetId)?.readTitle(),
  )
  devTools.on<TargetInfo>('Target.targetDestroyed', ({ targetId }) =>
    WebContents.fromDevToolsTargetId(targetId)?.closedFromOutside(),
  )
  devTools.on<{ targetInfo: TargetInfo }>('Target.targetCreated', ({ targetInfo: { targetId, openerId } }) => {
    // every wish for a window goes to main; one that got past it is not the app's
    if (openerId !== undefined) devTools.send('Target.closeTarget', { targetId }).catch(() => {})
  })
  await devTools.send('Target.setDiscoverTargets', { discover: true })
}
