/** The play on the field: fetched once, its read when it comes, and the clock that runs through it. */
import { create } from 'zustand'
import type { Fault } from '../../ml/base/fault.ts'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import { seconds } from '../../ml/football/units.ts'
import type { EventOf, OpenedPlay, PlayReading } from '../../preload/contract.ts'
import { fetchPlay, filmRoom } from '../filmRoom.ts'
import { neighbour } from '../library/cutUpOf.ts'
import { Clock } from '../replay/clock.ts'
import { applied, type Playback, playbackOf } from '../replay/playback.ts'
import { currentCutUp } from './cutUp.ts'
import { findRow } from './library.ts'
import { marksOf } from './marks.ts'
import { PlayCache } from './playCache.ts'
import { changeView } from './view.ts'

interface OpenPlay {
  readonly key: PlayKey | null
  /** Null while it is fetched; the play before stays on the field until then. */
  readonly opened: OpenedPlay | null
  readonly reading: PlayReading | null
  /** Why it cannot be shown. */
  readonly fault: Fault | null
}

export const useOpenPlay = create<OpenPlay>(() => ({ key: null, opened: null, reading: null, fault: null }))

/** The one clock of the film room. */
export const clock = new Clock(playbackOf(null))

const cache = new PlayCache()

/** Puts a play on the field, at the moment given or before its snap. */
export async function openPlay(key: PlayKey, moment?: number): Promise<void> {
  const turn = ++lastTurn
  changeView({ play: key })
  useOpenPlay.setState({ key, fault: null })
  const cached = cache.get(key)
  const answer = cached === null ? await fetchPlay(key) : { ok: true as const, value: cached }
  if (turn !== lastTurn) return
  if (!answer.ok) {
    useOpenPlay.setState({ opened: null, reading: null, fault: answer.fault })
    return
  }
  show(key, answer.value, moment)
  readAhead(key)
}

let lastTurn = 0

/** Takes the field back to nothing, as when the library is another. */
export function closePlay(): void {
  lastTurn++
  cache.clear()
  useOpenPlay.setState({ key: null, opened: null, reading: null, fault: null })
}

/** Puts a read that arrived where its play is shown or kept. */
export function takeReading({ reading, ...key }: EventOf<'playRead'>): void {
  cache.takeReading(key, reading)
  const { key: shown } = useOpenPlay.getState()
  if (shown !== null && playKeyText(shown) === playKeyText(key)) useOpenPlay.setState({ reading })
}

/** Another model is in use: no play that was fetched has its read. */
export function forgetReadings(): void {
  cache.clear()
  const { key } = useOpenPlay.getState()
  if (key !== null) void openPlay(key, clock.playback.time)
}

function show(key: PlayKey, opened: OpenedPlay, moment: number | undefined): void {
  const whole = cache.put(key, opened)
  clock.set(begun(whole, moment))
  useOpenPlay.setState({ key, opened: whole, reading: whole.reading, fault: null })
}

/** The defense shows its picture from here on: huddles and walks to the line are over in most plays. */
const OPENING = seconds(-4)

/** At the moment given, or some seconds before the snap, with the marks that the coach set. */
function begun({ row, tracking }: OpenedPlay, moment: number | undefined): Playback {
  const playback = { ...playbackOf(tracking), ...marksOf(row.play) }
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
