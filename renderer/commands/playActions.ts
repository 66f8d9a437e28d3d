/** What the keys of the replay do. */

import { FRAME_RATE } from '../../ml/football/tracking.ts'
import type { PlaybackCommand } from '../replay/playback.ts'
import { clearMarks, markHere } from '../session/markEdits.ts'
import { showNews } from '../session/notices.ts'
import { clock, useOpenPlay, withFilm } from '../session/openPlay.ts'
import type { Actions } from './actions.ts'

export const playActions = {
  'play-pause': () => control({ kind: 'play-pause' }),
  faster: () => control({ kind: 'faster' }),
  'slower-reverse': () => control({ kind: 'slower-reverse' }),
  'speed-down': () => control({ kind: 'speed-down' }),
  'speed-up': () => control({ kind: 'speed-up' }),
  'next-frame': () => control({ kind: 'step', frames: 1 }),
  'previous-frame': () => control({ kind: 'step', frames: -1 }),
  'next-second': () => control({ kind: 'step', frames: FRAME_RATE }),
  'previous-second': () => control({ kind: 'step', frames: -FRAME_RATE }),
  'to-start': () => control({ kind: 'to-start' }),
  'to-end': () => control({ kind: 'to-end' }),
  'to-snap': () => withFilm(() => withSnap({ kind: 'to-snap' })),
  'to-last-look': () => withFilm(() => withSnap({ kind: 'to-last-look' })),
  'next-tell': () => withFilm(toNextTell),
  'mark-in': () => withFilm(() => markHere('mark-in')),
  'mark-out': () => withFilm(() => markHere('mark-out')),
  'clear-marks': () => withFilm(clearMarks),
} satisfies Actions

/** Does something to the film; nothing where there is none. */
export function control(command: PlaybackCommand): void {
  withFilm(() => clock.apply(command))
}

/** Where no snap is known, zero is the first frame and no snap. */
function withSnap(command: PlaybackCommand): void {
  if (useOpenPlay.getState().opened?.tracking?.snapFrame === null) showNews('No snap is marked in this play.')
  else clock.apply(command)
}

/** To the end of the next tell, where the change is complete; after the last one, the first again. */
function toNextTell(): void {
  const { opened, reading } = useOpenPlay.getState()
  if (opened?.tracking == null || reading === null) return
  const snap = opened.tracking.snapFrame ?? 0
  const moments = reading.tells.map(({ endFrame }) => (endFrame - snap) / FRAME_RATE).toSorted((a, b) => a - b)
  const now = clock.playback.time
  const time = moments.find((moment) => moment > now + 0.01) ?? moments[0]
  if (time !== undefined) clock.apply({ kind: 'seek', time })
}
