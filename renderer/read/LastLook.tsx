/** The last look against what was played: the verdict, and the disguise in numbers. */
import type { ReactNode } from 'react'
import { isDropback } from '../../ml/football/play.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import { LAST_LOOK } from '../../ml/model/disguise.ts'
import { verdictOn } from '../../ml/review/suspects.ts'
import type { OpenedPlay, PlayReading, ReadSummary } from '../../preload/values.ts'
import { useJudging } from '../session/judging.ts'
import { openDialog } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { Button } from '../ui/Button.tsx'
import styles from './ReadPanel.module.css'
import { readText } from './readText.ts'
import { binOf, reliabilityAt, reliabilityText } from './reliability.ts'
import { playedText, revealText, riseText, shiftText, sourceText, surpriseText, verdictText } from './verdict.ts'

interface LastLookProps {
  readonly opened: OpenedPlay
  readonly tracking: Tracking
  readonly reading: PlayReading
}

export function LastLook({ opened, tracking, reading }: LastLookProps) {
  const { summary } = reading
  return (
    <section className={styles.section} aria-labelledby="last-look">
      <h3 id="last-look" className={styles.title}>
        Last look
      </h3>
      {summary === null ? (
        <p className={styles.muted}>{whyNothing(tracking)}</p>
      ) : (
        <Told opened={opened} read={summary} />
      )}
      <span className={styles.question}>
        <Button weight="quiet" onPress={() => openDialog('calibration')}>
          How often is 80 % right?
        </Button>
      </span>
    </section>
  )
}

/** Why there is no verdict. */
function whyNothing({ snapFrame, frameCount }: Tracking): string {
  if (snapFrame === null) return 'No snap is marked in this play, so there is no last look to judge.'
  if (snapFrame === 0) return 'The tracking begins at the snap: there is no look before it.'
  if (frameCount <= snapFrame) return 'The tracking ends before the snap.'
  return 'The coverage is not labelled and the play ends before +1.5 s: nobody can tell what was played.'
}

interface ToldProps {
  readonly opened: OpenedPlay
  readonly read: ReadSummary
}

function Told({ opened, read }: ToldProps) {
  const { play } = opened.row
  const judging = useJudging()
  const verdict = verdictOn({ isDropback: isDropback(play), isPredicted: true, read }, judging)
  // what was played is told by a label, or by a read that is worth something; else there is nothing to compare with
  const isComparable = verdict.isJudged || read.playedSource === 'label'
  return (
    <>
      <p
        className={styles.verdict}
        data-kind={verdict.isJudged ? (verdict.kind === 'none' ? 'right' : 'fooled') : 'none'}
      >
        {verdictText(play, read, judging)}
      </p>
      <Reliability manProbability={read.read} isSimulated={opened.isSimulated} />
      <dl className={styles.numbers}>
        <Fact name="Shown">{readText(read.read, judging.noRead)}</Fact>
        {isComparable && (
          <Fact name="Played">
            {playedText(play, read)}
            <span className={styles.source}>{sourceText(play, read)}</span>
          </Fact>
        )}
        {isComparable && <Fact name="Surprise">{surpriseText(read.surprise)}</Fact>}
        {isComparable && <Fact name="Shift">{shiftText(read.shift)}</Fact>}
        {isComparable && <Fact name="Revealed">{revealText(read.revealTime)}</Fact>}
        <Fact name="Rise">{riseText(read.rise)}</Fact>
      </dl>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** How far the number can be taken at its word, from plays that the model had not seen. */
function Reliability({
  manProbability,
  isSimulated,
}: {
  readonly manProbability: number
  readonly isSimulated: boolean
}) {
  const card = useWork(({ model }) => model?.card ?? null)
  const table = card === null ? null : reliabilityAt(card, LAST_LOOK)
  const bin = table === null ? null : binOf(table, manProbability)
  if (bin === null || table === null) return null
  return (
    <p className={styles.muted}>
      {reliabilityText(bin, table)}
      {isSimulated && ' That was in real games; this one is simulated.'}
    </p>
  )
}
