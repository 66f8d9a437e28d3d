/** What the library holds, as the list shows it: games and rows of plays. */
import { create } from 'zustand'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import type { EventOf } from '../../preload/contract.ts'
import type { GameSummary, PlayRow } from '../../preload/values.ts'
import { fetchPlays, filmRoom } from '../filmRoom.ts'
import { showFault } from './notices.ts'

interface LibraryState {
  /** The library's file, by name. */
  readonly name: string
  readonly path: string
  /** Nothing can be written to it: no flags, no imports, no predictions. */
  readonly isReadOnly: boolean
  readonly games: readonly GameSummary[]
  /** All plays, games by date, plays in order. */
  readonly rows: readonly PlayRow[]
  /** Where a play is in `rows`, by `playKeyText`. */
  readonly places: ReadonlyMap<string, number>
  readonly isLoading: boolean
}

export const useLibrary = create<LibraryState>(() => ({
  name: '',
  path: '',
  isReadOnly: false,
  games: [],
  rows: [],
  places: new Map(),
  isLoading: true,
}))

/** Asks for games and plays again. The later of two answers wins. */
export async function reloadLibrary(): Promise<void> {
  const turn = ++lastTurn
  sinceAsked = []
  useLibrary.setState({ isLoading: true })
  const [games, rows] = await Promise.all([filmRoom.listGames(null), fetchPlays()])
  if (turn !== lastTurn) return
  for (const answer of [games, rows]) if (!answer.ok) showFault(answer.fault)
  useLibrary.setState((state) => ({
    games: games.ok ? games.value : state.games,
    ...(rows.ok ? withPlaces(rows.value) : {}),
    isLoading: false,
  }))
  takeReads(sinceAsked)
}

let lastTurn = 0

/** Reads that came while a list was on its way: it may have been made before them. */
let sinceAsked: EventOf<'playsRead'>[number][] = []

/** Puts reads that arrived into their rows. */
export function takeReads(reads: EventOf<'playsRead'>): void {
  const { rows, places, isLoading } = useLibrary.getState()
  if (isLoading) sinceAsked.push(...reads)
  const changed = rows.slice()
  for (const { read, ...key } of reads) {
    const place = places.get(playKeyText(key))
    const row = place === undefined ? undefined : rows[place]
    if (place !== undefined && row !== undefined) changed[place] = { ...row, read, isRead: true }
  }
  useLibrary.setState({ rows: changed })
}

/** No play is read any more: another model is in use. */
export function forgetReads(): void {
  useLibrary.setState(({ rows }) => ({ rows: rows.map((row) => ({ ...row, read: null, isRead: false })) }))
  // a list on its way has the reads of the model before
  if (useLibrary.getState().isLoading) void reloadLibrary()
}

export function findRow(key: PlayKey | null): PlayRow | null {
  const { rows, places } = useLibrary.getState()
  return key === null ? null : (rows[places.get(playKeyText(key)) ?? -1] ?? null)
}

function withPlaces(rows: readonly PlayRow[]): Pick<LibraryState, 'rows' | 'places'> {
  return { rows, places: new Map(rows.map(({ play }, place) => [playKeyText(play), place])) }
}
