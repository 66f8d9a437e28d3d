/** The tells of a play: when the read changed, how much, and on whom that hung. */
import { type Tracking, timeOfFrame } from '../../ml/football/tracking.ts'
import type { PlayTell } from '../../preload/values.ts'
import { control } from '../commands/playActions.ts'
import { momentText } from '../timeline/moments.ts'
import { Button } from '../ui/Button.tsx'
import styles from './ReadPanel.module.css'
import { shareSide, tellPlayersText, tellText } from './shares.ts'

interface TellListProps {
  readonly tells: readonly PlayTell[]
  readonly tracking: Tracking
}

export function TellList({ tells, tracking }: TellListProps) {
  return (
    <section className={styles.section} aria-labelledby="tells">
      <h3 id="tells" className={styles.title}>
        Tells
      </h3>
      {tells.length === 0 && (
        <p className={styles.muted}>
          {tracking.snapFrame === null
            ? 'Not looked for: no snap is marked in this play.'
            : 'None: the read never moved 10 points in half a second.'}
        </p>
      )}
      <ul>
        {tells.map((tell) => (
          <li key={`${tell.startFrame} ${tell.endFrame} ${tell.change}`} className={styles.tell}>
            <TellButton tell={tell} tracking={tracking} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function TellButton({ tell, tracking }: { readonly tell: PlayTell; readonly tracking: Tracking }) {
  const [from, to] = [timeOfFrame(tracking, tell.startFrame), timeOfFrame(tracking, tell.endFrame)]
  const players = tellPlayersText(tell, tracking.tracks)
  return (
    <Button
      weight="quiet"
      preventFocusOnPress
      onPress={() => {
        control({ kind: 'pause' })
        control({ kind: 'seek', time: to })
      }}
    >
      <span className={styles.tellLine}>
        <span>
          {momentText(from).replace(' s', '')} to {momentText(to)}
        </span>
        <span data-side={shareSide(tell.change)} className={styles.points}>
          {tellText(tell)}
        </span>
      </span>
      {players !== '' && <span className={styles.tellPlayers}>hangs on {players}</span>}
    </Button>
  )
}
