/** The coach's say on a play: the model's suspicion to confirm or dismiss, his flags, and their notes. */
import { useMemo } from 'react'
import type { Flag } from '../../ml/football/flag.ts'
import { isDropback } from '../../ml/football/play.ts'
import { disguiseKindOf } from '../../ml/review/suspects.ts'
import type { PlayRow } from '../../preload/values.ts'
import { control } from '../commands/playActions.ts'
import { changeFlag, flagsOf, removeFlag, useFlags, verdictOf } from '../session/flags.ts'
import { useJudging } from '../session/judging.ts'
import { useOpenPlay } from '../session/openPlay.ts'
import { momentText } from '../timeline/moments.ts'
import { TransportIcon } from '../timeline/TransportIcon.tsx'
import { Button } from '../ui/Button.tsx'
import { CommandButton } from '../ui/CommandButton.tsx'
import styles from './FlagList.module.css'
import { FLAG_WORDS, suspicionText } from './flagWords.ts'
import { NoteField } from './NoteField.tsx'

export function FlagList({ row }: { readonly row: PlayRow }) {
  const all = useFlags((state) => state.flags)
  const flags = useMemo(() => flagsOf(all, row.play), [all, row])
  return (
    <section className={styles.flags} aria-labelledby="flags">
      <div className={styles.head}>
        <h3 id="flags">Flags and notes</h3>
        <CommandButton command="flag" weight="plain">
          <TransportIcon name="flag" /> Flag
        </CommandButton>
      </div>
      <Suspicion row={row} />
      <ul>
        {flags.map((flag) => (
          <li key={flag.flagId}>
            <FlagItem flag={flag} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the model makes of the play; the coach's word is one press away, and the last one counts. */
function Suspicion({ row }: { readonly row: PlayRow }) {
  const judging = useJudging()
  const summary = useOpenPlay(({ reading }) => reading?.summary ?? null)
  const verdict = useFlags(({ flags }) => verdictOf(flags, row.play)?.state ?? null)
  const { play } = row
  const kind = disguiseKindOf({ isDropback: isDropback(play), isPredicted: summary !== null, read: summary }, judging)
  if (summary === null || ((kind === null || kind === 'none') && verdict === null)) return null
  return (
    <div className={styles.suspicion}>
      <p>{suspicionText(play, summary, judging)}</p>
      <div className={styles.actions}>
        <CommandButton command="confirm" isOn={verdict === 'confirmed'}>
          Confirm
        </CommandButton>
        <CommandButton command="dismiss" isOn={verdict === 'dismissed'}>
          Dismiss
        </CommandButton>
      </div>
    </div>
  )
}

function FlagItem({ flag }: { readonly flag: Flag }) {
  const moment = momentText(flag.moment)
  const words = `${FLAG_WORDS[flag.state]} at ${moment}`
  return (
    <div className={styles.flag}>
      <div className={styles.line}>
        <Button weight="quiet" preventFocusOnPress hint={`Go to ${words}`} onPress={() => goTo(flag)}>
          {moment}
        </Button>
        <span className={styles.state}>{FLAG_WORDS[flag.state]}</span>
        {flag.state === 'added' && (
          <Button weight="quiet" hint={`Confirm as a disguise: ${words}`} onPress={() => change(flag)}>
            Confirm
          </Button>
        )}
        <Button weight="quiet" hint={`Remove ${words}`} onPress={() => void removeFlag(flag)}>
          ✕
        </Button>
      </div>
      <NoteField flag={flag} label={`Note on the ${words.toLowerCase()}`} />
    </div>
  )
}

function goTo({ moment }: Flag): void {
  control({ kind: 'pause' })
  control({ kind: 'seek', time: moment })
}

function change(flag: Flag): void {
  void changeFlag(flag, { state: 'confirmed' })
}
