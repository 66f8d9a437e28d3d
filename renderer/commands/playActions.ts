/** What the keys of the replay do. */

import type { PlaybackCommand } from '../replay/playback.ts'
import { clearMarks, markHere } from '../session/markEdits.ts'
import { clock, useOpenPlay } from '../session/openPlay.ts'
import type { Actions } from './actions.ts'

const FRAMES_OF_A_SECOND = 10

export const playActions = {
  'play-pause': () => control({ kind: 'play-pause' }),
  faster: () => control({ kind: 'faster' }),
  'slower-reverse': () => control({ kind: 'slower-reverse' }),
  'speed-down': () => control({ kind: 'speed-down' }),
  'speed-up': () => control({ kind: 'speed-up' }),
  'next-frame': () => control({ kind: 'step', frames: 1 }),
  'previous-frame': () => control({ kind: 'step', frames: -1 }),
  'next-second': () => control({ kind: 'step', frames: FRAMES_OF_A_SECOND }),
  'previous-second': () => control({ kind: 'step', frames: -FRAMES_OF_A_SECOND }),
  'to-start': () => control({ kind: 'to-start' }),
  'to-end': () => control({ kind: 'to-end' }),
  'to-snap': () => control({ kind: 'to-snap' }),
  'to-last-look': () => control({ kind: 'to-last-look' }),
  'next-tell': toNextTell,
  'mark-in': () => withTracks(() => markHere('mark-in')),
  'mark-out': () => withTracks(() => markHere('mark-out')),
  'clear-marks': () => withTracks(clearMarks),
} satisfies Actions

/** Does something to the play on the field; nothing where there is none. */
export function control(command: PlaybackCommand): void {
  withTracks(() => clock.apply(command))
}

function withTracks(work: () => void): void {
  if (useOpenPlay.getState().opened?.tracking != null) work()
}

/** To the end of the next tell, where the change is complete; after the last one, the first again. */
function toNextTell(): void {
  const { opened, reading } = useOpenPlay.getState()
  if (opened?.tracking == null || reading === null) return
  const snap = opened.tracking.snapFrame ?? 0
  const moments = reading.tells.map(({ endFrame }) => (endFrame - snap) / 10).toSorted((a, b) => a - b)
  const now = clock.playback.time
  const time = moments.find((moment) => moment > now + 0.01) ?? moments[0]
  if (time !== undefined) clock.apply({ kind: 'seek', time })
}
