/** Tells the coach how an import ended. */
import type { ImportEnd } from '../../preload/values.ts'
import { showFault, showNews } from '../session/notices.ts'
import { openDialog } from '../session/view.ts'
import { endText } from './importWords.ts'

export function tellImportEnd(end: ImportEnd): void {
  const text = endText(end)
  if (end.kind === 'failed') showFault(end.fault)
  else if (end.kind === 'done') showNews(text ?? '', { label: 'Show report', run: () => openDialog('report') })
  else showNews(text ?? '')
}
