/** Says where a file went, and leads there. */
import type { SaveTicket } from '../../preload/values.ts'
import { filmRoom } from '../filmRoom.ts'
import { showNews } from '../session/notices.ts'

export function showSaved({ name, ticket }: SaveTicket): void {
  showNews(`Saved ${name}.`, { label: 'Show in folder', run: () => void filmRoom.showSaved(ticket) })
}
