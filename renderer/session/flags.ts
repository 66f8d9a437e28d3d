/** The coach's flags: shown at once, saved at once, taken back if they could not be saved. */
import { create } from 'zustand'
import type { Flag, FlagState } from '../../ml/football/flag.ts'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import { FRAME_RATE } from '../../ml/football/tracking.ts'
import { type Seconds, seconds } from '../../ml/football/units.ts'
import { filmRoom } from '../filmRoom.ts'
import { momentText } from '../timeline/moments.ts'
import { announce } from './announcements.ts'
import { type Edit, edit, inTurn } from './edits.ts'
import { showFault } from './notices.ts'

interface Flags {
  /** All flags of the library, oldest first. */
  readonly flags: readonly Flag[]
  /** Plays with a flag that was not dismissed, by `playKeyText`. */
  readonly flagged: ReadonlySet<string>
}

export const useFlags = create<Flags>(() => ({ flags: [], flagged: new Set() }))

export function setFlags(flags: readonly Flag[]): void {
  useFlags.setState({ flags, flagged: keysOf(flags) })
}

/** Takes the flags as they are on the disk, between two changes: one that is just being saved is not lost. */
export function reloadFlags(): Promise<void> {
  return inTurn(async () => {
    const flags = await filmRoom.listFlags(null)
    if (flags.ok) setFlags(flags.value)
    else showFault(flags.fault)
  })
}

export function flaggedKeys(): ReadonlySet<string> {
  return useFlags.getState().flagged
}

/** The flags of one play, by moment. */
export function flagsOf(flags: readonly Flag[], key: PlayKey | null): readonly Flag[] {
  if (key === null) return []
  const ofPlay = flags.filter((flag) => flag.gameId === key.gameId && flag.playId === key.playId)
  return ofPlay.toSorted((a, b) => a.moment - b.moment)
}

/** What the coach said of the model's suspicion: his confirmed or dismissed flag, the latest. */
export function verdictOf(flags: readonly Flag[], key: PlayKey): Flag | null {
  return flagsOf(flags, key).findLast(({ state }) => state === 'confirmed' || state === 'dismissed') ?? null
}

/** Adds a flag at a moment of a play. */
export function addFlag(key: PlayKey, moment: Seconds, state: FlagState = 'added'): Promise<void> {
  const now = new Date().toISOString()
  const { gameId, playId } = key
  const flag = { flagId: crypto.randomUUID(), gameId, playId, moment, state, note: '', createdAt: now, changedAt: now }
  const label = `${WORDS[state]} at ${momentText(moment)}`
  return toldEdit({ label, make: () => put(flag), takeBack: () => remove(flag) }, `Saved: ${label}.`)
}

/** Changes a flag's note, state or moment. */
export function changeFlag(flag: Flag, change: Partial<Pick<Flag, 'note' | 'state' | 'moment'>>): Promise<void> {
  const changed = { ...flag, ...change, changedAt: new Date().toISOString() }
  const label = change.note === undefined ? `${WORDS[changed.state]} at ${momentText(changed.moment)}` : 'note'
  return toldEdit({ label, make: () => put(changed), takeBack: () => put(flag) }, `Saved: ${label}.`)
}

export function findFlag(flagId: string): Flag | null {
  return useFlags.getState().flags.find((flag) => flag.flagId === flagId) ?? null
}

/** Puts a note that is being written on the disk, and nowhere else: it is no change until its writer leaves it. */
export function keepDraft(flagId: string, note: string): Promise<void> {
  return inTurn(async () => {
    const flag = findFlag(flagId)
    if (flag === null) return
    const saved = await filmRoom.putFlag({ ...flag, note, changedAt: new Date().toISOString() })
    if (!saved.ok) showFault(saved.fault)
  })
}

export function removeFlag(flag: Flag): Promise<void> {
  const label = `removing the ${WORDS[flag.state]} at ${momentText(flag.moment)}`
  const news = `Removed: ${WORDS[flag.state]} at ${momentText(flag.moment)}.`
  return toldEdit({ label, make: () => remove(flag), takeBack: () => put(flag) }, news)
}

/** Confirms or dismisses the model's suspicion about a play, or takes that back when it is said again. */
export async function judge(key: PlayKey, state: 'confirmed' | 'dismissed', moment: Seconds): Promise<void> {
  const verdict = verdictOf(useFlags.getState().flags, key)
  if (verdict === null) await addFlag(key, moment, state)
  else if (verdict.state === state) await removeFlag(verdict)
  else await changeFlag(verdict, { state })
}

/** The moment of the frame that holds at a time (seconds from the snap): what the coach sees, and its read. */
export function frameMoment(time: number): Seconds {
  return seconds(Math.floor(time * FRAME_RATE + ROUNDING_frames) / FRAME_RATE)
}

/** Times closer to a frame than this are on it: sums of tenths are not exact. */
const ROUNDING_frames = 1e-4

/** Makes a change and says so, for those who do not see the pin and the list. */
async function toldEdit(change: Edit, news: string): Promise<void> {
  if (await edit(change)) announce(news)
}

const WORDS: Readonly<Record<FlagState, string>> = {
  suspected: 'suspicion',
  confirmed: 'confirmed disguise',
  dismissed: 'dismissed disguise',
  added: 'flag',
}

async function put(flag: Flag): Promise<boolean> {
  const before = useFlags.getState().flags
  const isThere = before.some(({ flagId }) => flagId === flag.flagId)
  setFlags(isThere ? before.map((other) => (other.flagId === flag.flagId ? flag : other)) : [...before, flag])
  return kept(await filmRoom.putFlag(flag), before)
}

async function remove({ flagId }: Flag): Promise<boolean> {
  const before = useFlags.getState().flags
  setFlags(before.filter((flag) => flag.flagId !== flagId))
  return kept(await filmRoom.removeFlag(flagId), before)
}

function kept(saved: Awaited<ReturnType<typeof filmRoom.putFlag>>, before: readonly Flag[]): boolean {
  if (saved.ok) return true
  setFlags(before)
  showFault(saved.fault)
  return false
}

function keysOf(flags: readonly Flag[]): ReadonlySet<string> {
  return new Set(flags.filter(({ state }) => state !== 'dismissed').map(playKeyText))
}
