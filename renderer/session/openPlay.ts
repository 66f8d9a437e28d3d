/** The play on the field: fetched once, its read when it comes, and the clock that runs through it. */
import { create } from 'zustand'
import type { Fault } from '../../ml/base/fault.ts'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import { seconds } from '../../ml/football/units.ts'
import type { EventOf } from '../../preload/contract.ts'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import { fetchPlay, filmRoom } from '../filmRoom.ts'
import { neighbour } from '../library/cutUpOf.ts'
import { Clock } from '../replay/clock.ts'
import { applied, type Playback, playbackOf } from '../replay/playback.ts'
import { currentCutUp } from './cutUp.ts'
import { findRow } from './library.ts'
import { marksOf } from './marks.ts'
import { PlayCache } from './playCache.ts'
import { changeView } from './view.ts'
import { isWhole } from './wholeReading.ts'

interface OpenPlay {
  /** The play on the field, or the one that could not be put there. Until the one that is asked for is here, the one
   *  before stays: what is flagged, marked or exported is what is seen. */
  readonly key: PlayKey | null
  readonly opened: OpenedPlay | null
  readonly reading: PlayReading | null
  /** Why it cannot be shown. */
  readonly fault: Fault | null
}

export const useOpenPlay = create<OpenPlay>(() => ({ key: null, opened: null, reading: null, fault: null }))

/** The one clock of the film room. */
export const clock = new Clock(playbackOf(null))

const cache = new PlayCache()

/** The play that was asked for last. */
let wanted: PlayKey | null = null

/** What was asked of that play while it was on its way. */
let pending: (() => void)[] = []

/** Does something to the film: to the play that was asked for last, as soon as it is on the field. Keys that follow each
 *  other faster than plays come mean the play that they led to. */
export function withFilm(work: () => void): void {
  const { key, opened } = useOpenPlay.getState()
  if (wanted !== null && !isSamePlay(key, wanted)) pending.push(work)
  else if (opened?.tracking != null) work()
}

/** The play on the field, or the one that is on its way there. */
export function wantedPlay(): PlayKey | null {
  return wanted
}

/** Puts a play on the field, at the moment given or before its snap. */
export async function openPlay(key: PlayKey, moment?: number): Promise<void> {
  const turn = ++lastTurn
  wanted = key
  pending = []
  changeView({ play: key })
  useOpenPlay.setState({ fault: null })
  const cached = cache.get(key)
  // it was fetched ahead, or leafed over before all of its read was worked out
  if (cached !== null && !isWhole(cached.reading)) void filmRoom.readFirst([key])
  const answer = cached === null ? await fetchPlay(key) : { ok: true as const, value: cached }
  if (turn !== lastTurn) return
  if (!answer.ok) {
    pending = []
    useOpenPlay.setState({ key, opened: null, reading: null, fault: answer.fault })
    return
  }
  show(key, answer.value, moment)
  readAhead(key)
}

let lastTurn = 0

/** Takes the field back to nothing, as when the library is another. */
export function closePlay(): void {
  lastTurn++
  wanted = null
  pending = []
  cache.clear()
  useOpenPlay.setState({ key: null, opened: null, reading: null, fault: null })
}

/** Puts a read that arrived where its play is shown or kept. */
export function takeReading({ reading, ...key }: EventOf<'playRead'>): void {
  cache.takeReading(key, reading)
  const { key: shown, opened } = useOpenPlay.getState()
  if (opened !== null && isSamePlay(shown, key)) useOpenPlay.setState({ reading })
}

/** The library has plays anew, as with labels that came in: the one on the field is fetched again, and the film stays
 *  where it is. */
export async function renewPlay(): Promise<void> {
  cache.forgetPlays()
  const turn = lastTurn
  const { key } = useOpenPlay.getState()
  if (key === null) return
  const answer = await fetchPlay(key)
  if (turn !== lastTurn || !answer.ok) return
  const whole = cache.put(key, answer.value)
  const { start, end } = playbackOf(whole.tracking)
  if (start !== clock.playback.start || end !== clock.playback.end) clock.set(begun(whole, clock.playback.time))
  useOpenPlay.setState({ key, opened: whole, reading: whole.reading, fault: null })
}

/** Another model is in use: no play that was fetched has its read. */
export function forgetReadings(): void {
  cache.clear()
  if (wanted === null) return
  const isShown = isSamePlay(useOpenPlay.getState().key, wanted)
  void openPlay(wanted, isShown ? clock.playback.time : undefined)
}

function isSamePlay(a: PlayKey | null, b: PlayKey): boolean {
  return a !== null && playKeyText(a) === playKeyText(b)
}

function show(key: PlayKey, opened: OpenedPlay, moment: number | undefined): void {
  const whole = cache.put(key, opened)
  clock.set(begun(whole, moment))
  useOpenPlay.setState({ key, opened: whole, reading: whole.reading, fault: null })
  const works = pending
  pending = []
  if (whole.tracking !== null) for (const work of works) work()
}

/** The defense shows its picture from here on: huddles and walks to the line are over in most plays. */
const OPENING = seconds(-4)

/** At the moment given, or some seconds before the snap, with the marks that the coach set and at his speed. */
function begun({ row, tracking }: OpenedPlay, moment: number | undefined): Playback {
  const { speed } = clock.playback
  const playback = { ...playbackOf(tracking), ...marksOf(row.play), speed }
  const opening = tracking?.snapFrame == null ? playback.start : OPENING
  return applied(playback, { kind: 'seek', time: moment ?? opening })
}

/** The plays that N and P lead to are read, and fetched, before they are asked for. */
function readAhead(key: PlayKey): void {
  const rows = currentCutUp()
  const near = [neighbour(rows, key, 1), neighbour(rows, key, -1)].flatMap((row) => (row === null ? [] : [row.play]))
  const keys = near.map(({ gameId, playId }) => ({ gameId, playId }))
  if (keys.some((other) => findRow(other)?.isRead === false)) void filmRoom.readFirst([key, ...keys])
  for (const other of keys) void cache.fetchAhead(other)
}
