/** The coach's flags: shown at once, saved at once, taken back if they could not be saved. */
import { create } from 'zustand'
import type { Flag, FlagState } from '../../ml/football/flag.ts'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import { FRAME_RATE } from '../../ml/football/tracking.ts'
import { type Seconds, seconds } from '../../ml/football/units.ts'
import { filmRoom } from '../filmRoom.ts'
import { momentText } from '../timeline/moments.ts'
import { announce } from './announcements.ts'
import { decidedEdit, type Edit, inTurn } from './edits.ts'
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
export function addFlag(key: PlayKey, moment: Seconds): Promise<void> {
  return toldEdit(() => adding(key, moment, 'added'))
}

/** Changes a flag's note, state or moment. */
export function changeFlag(flag: Flag, change: FlagChange): Promise<void> {
  return toldEdit(() => changing(flag, change))
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
  return toldEdit(() => removing(flag))
}

/** Takes away the flag that is nearest to a moment of a play, if there is one. */
export function removeNearestFlag(key: PlayKey, moment: Seconds): Promise<void> {
  return toldEdit(() => {
    const flag = nearestFlag(key, moment)
    return flag === null ? null : removing(flag)
  })
}

/** The flag that is nearest to a moment of a play; where the play has none, a new one there. Null where that could not
 *  be saved. */
export async function flagNear(key: PlayKey, moment: Seconds): Promise<Flag | null> {
  // one that is there is told at once: what is typed next is meant for its note
  const there = nearestFlag(key, moment)
  if (there !== null) return there
  await toldEdit(() => (nearestFlag(key, moment) === null ? adding(key, moment, 'added') : null))
  return nearestFlag(key, moment)
}

/** Confirms or dismisses the model's suspicion about a play, or takes that back when it is said again. */
export function judge(key: PlayKey, state: 'confirmed' | 'dismissed', moment: Seconds): Promise<void> {
  return toldEdit(() => {
    const verdict = verdictOf(useFlags.getState().flags, key)
    if (verdict === null) return adding(key, moment, state)
    return verdict.state === state ? removing(verdict) : changing(verdict, { state })
  })
}

/** The moment of the frame that holds at a time (seconds from the snap): what the coach sees, and its read. */
export function frameMoment(time: number): Seconds {
  return seconds(Math.floor(time * FRAME_RATE + ROUNDING_frames) / FRAME_RATE)
}

/** Times closer to a frame than this are on it: sums of tenths are not exact. */
const ROUNDING_frames = 1e-4

function nearestFlag(key: PlayKey, moment: Seconds): Flag | null {
  const flags = flagsOf(useFlags.getState().flags, key)
  return flags.toSorted((a, b) => Math.abs(a.moment - moment) - Math.abs(b.moment - moment))[0] ?? null
}

type FlagChange = Partial<Pick<Flag, 'note' | 'state' | 'moment'>>

interface ToldEdit extends Edit {
  /** What is said once it is made. */
  readonly news: string
}

function adding({ gameId, playId }: PlayKey, moment: Seconds, state: FlagState): ToldEdit {
  const now = new Date().toISOString()
  const flag = { flagId: crypto.randomUUID(), gameId, playId, moment, state, note: '', createdAt: now, changedAt: now }
  const label = flagText(flag)
  return { label, make: () => put(flag), takeBack: () => remove(flag), news: `Saved: ${label}.` }
}

function changing(flag: Flag, change: FlagChange): ToldEdit {
  const changed = { ...flag, ...change, changedAt: new Date().toISOString() }
  const label = change.note === undefined ? flagText(changed) : 'note'
  return { label, make: () => put(changed), takeBack: () => put(flag), news: `Saved: ${label}.` }
}

function removing(flag: Flag): ToldEdit {
  const text = flagText(flag)
  return {
    label: `removing the ${text}`,
    make: () => remove(flag),
    takeBack: () => put(flag),
    news: `Removed: ${text}.`,
  }
}

/** Makes a change and says so, for those who do not see the pin and the list. It is decided on when its turn comes: the
 *  keys may be faster than the disk. */
async function toldEdit(decide: () => ToldEdit | null): Promise<void> {
  let news = ''
  const isMade = await decidedEdit(() => {
    const change = decide()
    news = change?.news ?? ''
    return change
  })
  if (isMade) announce(news)
}

/** "confirmed disguise at -0.1 s" */
function flagText({ state, moment }: Pick<Flag, 'state' | 'moment'>): string {
  return `${WORDS[state]} at ${momentText(moment)}`
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
