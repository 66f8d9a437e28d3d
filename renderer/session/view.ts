/** What the coach looks at: which list, which filter, which play, which panels; kept so that he finds it again. */
import { create } from 'zustand'
import type { GameId, PlayKey } from '../../ml/football/ids.ts'
import { filmRoom } from '../filmRoom.ts'
import { NO_FILTERS, type PlayFilters } from '../library/filters.ts'
import type { PlaySort } from '../library/sorts.ts'

export type ListName = 'games' | 'plays' | 'suspects'

/** Dialogs of which one at a time is open. */
export type DialogName =
  | ('settings' | 'keys' | 'about' | 'report')
  | ('export' | 'export-cut-up' | 'calibration' | 'evaluation')

export interface Switches {
  readonly isTrueSide: boolean
  readonly showsTrails: boolean
  readonly showsShares: boolean
  readonly showsMatchUps: boolean
  readonly showsTable: boolean
  readonly showsList: boolean
  readonly showsRead: boolean
}

export interface View extends Switches {
  readonly list: ListName
  /** One game, or all. */
  readonly game: GameId | null
  readonly filters: PlayFilters
  readonly sort: PlaySort
  /** The play on the field. */
  readonly play: PlayKey | null
  readonly dialog: DialogName | null
}

export const useView = create<View>(() => ({
  list: 'plays',
  game: null,
  filters: NO_FILTERS,
  sort: 'order',
  play: null,
  dialog: null,
  isTrueSide: false,
  showsTrails: true,
  showsShares: true,
  showsMatchUps: true,
  showsTable: false,
  showsList: true,
  showsRead: true,
}))

export function changeView(change: Partial<View>): void {
  useView.setState(change)
}

export function toggle(name: keyof Switches): void {
  useView.setState((view) => ({ [name]: !view[name] }) as Partial<View>)
}

export function openDialog(dialog: DialogName): void {
  useView.setState({ dialog })
}

export function closeDialog(): void {
  useView.setState({ dialog: null })
}

/** Long enough that holding a key does not write a file a play. */
const SAVE_AFTER_MS = 500

/** Keeps the view whenever it stood still for a moment. Returns how to stop. */
export function keepView(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const unsubscribe = useView.subscribe(({ game, play, dialog: _, ...page }) => {
    clearTimeout(timer)
    timer = setTimeout(() => filmRoom.saveView({ game, play, page: page as Record<string, unknown> }), SAVE_AFTER_MS)
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
