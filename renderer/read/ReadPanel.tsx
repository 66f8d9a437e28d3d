/** The right panel: what was shown, what was played, who gave it away, notes and flags. */
import type { Tracking } from '../../ml/football/tracking.ts'
import { LAST_LOOK } from '../../ml/model/disguise.ts'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import { FlagList } from '../flags/FlagList.tsx'
import { frameAt } from '../replay/frame.ts'
import { useOpenPlay } from '../session/openPlay.ts'
import { useView } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { Headline } from './Headline.tsx'
import { LastLook } from './LastLook.tsx'
import { NowRead } from './NowRead.tsx'
import styles from './ReadPanel.module.css'
import { ShareList } from './ShareList.tsx'
import { TellList } from './TellList.tsx'

export function ReadPanel() {
  const opened = useOpenPlay((play) => play.opened)
  const isFailed = useOpenPlay(({ fault }) => fault !== null)
  const isWanted = useView(({ play }) => play !== null)
  return (
    <aside className={styles.panel} aria-label="Read">
      {opened === null ? (
        <p className={styles.nothing}>{isWanted && !isFailed ? 'Opening the play…' : 'Open a play to see its read.'}</p>
      ) : (
        <>
          <Headline opened={opened} />
          {opened.tracking === null ? (
            <p className={styles.state}>
              This play has no tracking, so there is nothing to replay or read. Import the game's tracking to see it.
            </p>
          ) : (
            <ReadOfPlay opened={opened} tracking={opened.tracking} />
          )}
        </>
      )}
    </aside>
  )
}

interface ReadOfPlayProps {
  readonly opened: OpenedPlay
  readonly tracking: Tracking
}

function ReadOfPlay({ opened, tracking }: ReadOfPlayProps) {
  const reading = useOpenPlay((play) => play.reading)
  // the same list before and after: a note that is being written keeps the cursor when the read comes
  const flags = <FlagList key="flags" row={opened.row} />
  if (reading === null)
    return (
      <>
        <Waiting />
        {flags}
      </>
    )
  return (
    <>
      <NowRead reading={reading} tracking={tracking} />
      <LastLook opened={opened} tracking={tracking} reading={reading} />
      {flags}
      <WhoGaveItAway reading={reading} tracking={tracking} />
      <TellList tells={reading.tells} tracking={tracking} />
    </>
  )
}

function Waiting() {
  const isModelOpen = useWork(({ model }) => model !== null)
  const fault = useWork(({ modelFault }) => modelFault)
  if (fault !== null)
    return (
      <p className={styles.state} role="status">
        {fault.what} {fault.next}
      </p>
    )
  return (
    <p className={styles.state} role="status">
      {isModelOpen ? 'Reading this play…' : 'The model is opening. The film is here already.'}
    </p>
  )
}

interface WhoProps {
  readonly reading: PlayReading
  readonly tracking: Tracking
}

function WhoGaveItAway({ reading, tracking }: WhoProps) {
  return (
    <section className={styles.section} aria-labelledby="who">
      <h3 id="who" className={styles.title}>
        Who gave it away
      </h3>
      {reading.shares === null ? (
        <p className={styles.muted} role="status">
          Each defender's share is being worked out…
        </p>
      ) : (
        <ShareList
          shares={reading.shares}
          reading={reading}
          tracking={tracking}
          lastLook={frameAt(tracking, tracking.snapFrame === null ? 0 : LAST_LOOK)}
        />
      )}
    </section>
  )
}
