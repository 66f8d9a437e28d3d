/** The clips of a whole cut-up: how they are wanted, their making, and what came of it. */
import { useState } from 'react'
import type { PlayRow, SaveTicket } from '../../preload/values.ts'
import { filmRoom } from '../filmRoom.ts'
import { currentCutUp } from '../session/cutUp.ts'
import { closeDialog } from '../session/view.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { counted } from '../ui/numbers.ts'
import { WorkProgress } from '../ui/WorkProgress.tsx'
import { ClipOptions, type PartOption } from './ClipOptions.tsx'
import { sizeText } from './clipPlan.ts'
import { type ClipWish, useClipWish } from './clipWish.ts'
import type { CutUpOutcome, Remark } from './cutUpExport.ts'
import styles from './Export.module.css'
import { type CutUpState, useCutUpExport } from './useCutUpExport.ts'

const PARTS: readonly PartOption[] = [
  { value: 'play', label: 'Whole plays' },
  { value: 'snap', label: '3 s around each snap' },
]

export function ExportCutUpDialog() {
  // the cut-up as it is when the dialog opens: reads that come in meanwhile may reorder the list
  const [rows] = useState(currentCutUp)
  const wish = cutUpWish(useClipWish())
  const { state, start, cancel } = useCutUpExport()
  const tracked = rows.filter(({ frameCount }) => frameCount > 0).length
  const begin = () => void start(rows, wish)
  return (
    <Dialog
      title="Export cut-up as GIFs"
      isBusy={state.kind === 'making'}
      onClose={state.kind === 'making' ? cancel : closeDialog}
      actions={<Actions state={state} canBegin={tracked > 0} onBegin={begin} onCancel={cancel} />}
    >
      {state.kind === 'asking' && (
        <div className={styles.story}>
          <p>{aboutCutUp(rows, tracked)}</p>
          {tracked > 0 && <ClipOptions parts={PARTS} isOnePlay={false} wish={wish} isDisabled={false} />}
        </div>
      )}
      {state.kind === 'making' && (
        <WorkProgress
          label="Making GIFs"
          share={state.progress.share}
          told={`${Math.min(state.progress.done + 1, state.progress.total)} of ${state.progress.total}`}
          secondsLeft={state.secondsLeft}
        />
      )}
      {state.kind === 'over' && <Outcome outcome={state.outcome} folder={state.folder} />}
    </Dialog>
  )
}

/** Marks belong to the one play that is on the field. */
function cutUpWish(wish: ClipWish): ClipWish {
  return wish.part === 'marks' ? { ...wish, part: 'play' } : wish
}

function aboutCutUp(rows: readonly PlayRow[], tracked: number): string {
  if (rows.length === 0) return 'There are no plays in the list. Clear its filters, or choose another game.'
  if (tracked === 0) return 'None of the plays in the list can be replayed: their tracking is missing.'
  const one = `A GIF of each of ${counted(tracked, 'play')}, in the order of the list, into a folder of your choice.`
  const left = rows.length - tracked
  return left === 0 ? one : `${one} ${counted(left, 'play')} without tracking will be left out.`
}

interface ActionsProps {
  readonly state: CutUpState
  readonly canBegin: boolean
  onBegin(): void
  onCancel(): void
}

function Actions({ state, canBegin, onBegin, onCancel }: ActionsProps) {
  if (state.kind === 'making') {
    return (
      <Button onPress={onCancel} autoFocus>
        Cancel
      </Button>
    )
  }
  if (state.kind === 'over') {
    const { ticket } = state.folder
    return (
      <>
        {state.outcome.saved > 0 && <Button onPress={() => void filmRoom.showSaved(ticket)}>Show in folder</Button>}
        <Button weight="primary" onPress={closeDialog} autoFocus>
          Close
        </Button>
      </>
    )
  }
  return (
    <>
      <Button onPress={closeDialog}>Close</Button>
      <Button weight="primary" onPress={onBegin} isDisabled={!canBegin} autoFocus>
        Choose folder…
      </Button>
    </>
  )
}

interface OutcomeProps {
  readonly outcome: CutUpOutcome
  readonly folder: SaveTicket
}

function Outcome({ outcome, folder }: OutcomeProps) {
  const { saved, bytes, remarks, isCancelled, fault } = outcome
  const there = saved === 0 ? 'No GIF was saved.' : `${counted(saved, 'GIF')} in ${folder.name}, ${sizeText(bytes)}.`
  return (
    <div className={styles.story} role="status">
      <p>
        {isCancelled && 'Cancelled. '}
        {fault !== null && `${fault.what} `}
        {there}
        {(isCancelled || fault !== null) && saved > 0 && ' Every file that is there is whole.'}
      </p>
      {remarks.length > 0 && <Remarks remarks={remarks} />}
    </div>
  )
}

function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  return (
    <section className={styles.story} aria-label="Left out, or not as wished">
      <p>Left out, or not as wished:</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keyboard, too */}
      <ul className={styles.list} tabIndex={0}>
        {remarks.map(({ play, why }) => (
          <li key={`${play} ${why}`}>
            {play}: {why}
          </li>
        ))}
      </ul>
    </section>
  )
}
