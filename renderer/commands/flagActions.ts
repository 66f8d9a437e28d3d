/** What the keys of the coach's marks do. */
import { LAST_LOOK } from '../../ml/model/disguise.ts'
import { startNote } from '../flags/noteEditing.ts'
import { type EditOutcome, redo, undo } from '../session/edits.ts'
import { addFlag, flagsOf, frameMoment, judge, removeFlag, useFlags } from '../session/flags.ts'
import { showNews } from '../session/notices.ts'
import { clock, useOpenPlay } from '../session/openPlay.ts'
import type { Actions } from './actions.ts'

export const flagActions = {
  undo: async () => tell('Undone', await undo(), 'Nothing to undo.'),
  redo: async () => tell('Done again', await redo(), 'Nothing to do again.'),
  flag: () => withPlay((key) => addFlag(key, frameMoment(clock.playback.time))),
  confirm: () => withPlay((key) => judge(key, 'confirmed', momentOfVerdict())),
  dismiss: () => withPlay((key) => judge(key, 'dismissed', momentOfVerdict())),
  note: () => withPlay(startNote),
  'remove-flag': () => withPlay(removeNearest),
} satisfies Actions

type Key = NonNullable<ReturnType<typeof useOpenPlay.getState>['key']>

function withPlay(work: (key: Key) => unknown): void {
  const { key, opened } = useOpenPlay.getState()
  if (key !== null && opened !== null) void work(key)
}

/** The last look; where the play has none, as without a snap, what is on the field. */
function momentOfVerdict() {
  const { start, time } = clock.playback
  return start <= LAST_LOOK ? LAST_LOOK : frameMoment(time)
}

/** Takes away the flag that is nearest to the moment on the field. */
function removeNearest(key: Key): Promise<void> | undefined {
  const now = clock.playback.time
  const [nearest] = flagsOf(useFlags.getState().flags, key).toSorted(
    (a, b) => Math.abs(a.moment - now) - Math.abs(b.moment - now),
  )
  return nearest === undefined ? undefined : removeFlag(nearest)
}

function tell(word: string, outcome: EditOutcome, otherwise: string): void {
  if (outcome.kind === 'made') showNews(`${word}: ${outcome.label}.`)
  else if (outcome.kind === 'nothing-there') showNews(otherwise)
}
