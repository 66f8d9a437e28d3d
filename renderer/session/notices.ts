/** What the film room says without being asked: done, failed, and what to do about it. */
import { create } from 'zustand'
import type { Fault } from '../../ml/base/fault.ts'

/** Short good news, which goes away by itself, or a fault, which stays until it is closed. */
export type Notice =
  | { readonly id: number; readonly kind: 'news'; readonly text: string; readonly action: NoticeAction | null }
  | { readonly id: number; readonly kind: 'fault'; readonly fault: Fault }

export interface NoticeAction {
  readonly label: string
  run(): void
}

/** More news than this at once hide the film. */
const MOST_NEWS = 3
/** Faults stay until they are closed; only a flood of them loses its oldest. */
const MOST_FAULTS = 3

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))

let lastId = 0

export function showNews(text: string, action: NoticeAction | null = null): void {
  add({ id: ++lastId, kind: 'news', text, action })
}

export function showFault(fault: Fault): void {
  add({ id: ++lastId, kind: 'fault', fault })
}

export function closeNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}

function add(notice: Notice): void {
  useNotices.setState(({ notices }) => {
    const all = [...notices, notice]
    const most = notice.kind === 'fault' ? MOST_FAULTS : MOST_NEWS
    const [oldest] = all.filter(({ kind }) => kind === notice.kind).slice(0, -most)
    return { notices: all.filter((other) => other !== oldest) }
  })
}
