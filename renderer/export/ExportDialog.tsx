/** The clip of one play: how it is wanted, how it will look, how large it will be, and its making. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import { clock, useOpenPlay } from '../session/openPlay.ts'
import { closeDialog } from '../session/view.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { WorkProgress } from '../ui/WorkProgress.tsx'
import { ClipFacts } from './ClipFacts.tsx'
import { ClipOptions, type PartOption } from './ClipOptions.tsx'
import { ClipPreview } from './ClipPreview.tsx'
import { clipFileName } from './clipNames.ts'
import { type ClipSource, clipPlanOf, spanOf } from './clipPlan.ts'
import { type ClipWish, changeWish, useClipWish } from './clipWish.ts'
import styles from './Export.module.css'
import { pictureOf } from './pictureOf.ts'
import { roomLook, shownPlay, sourceOf } from './roomLook.ts'
import { useClipFrames, useEstimate } from './useClip.ts'
import { useClipExport } from './useClipExport.ts'

export function ExportDialog() {
  const { key, opened, reading } = useOpenPlay()
  const isGone = key === null || opened?.tracking == null
  // a dialog that is open and shows nothing would keep every key to itself
  useEffect(() => {
    if (isGone) closeDialog()
  }, [isGone])
  if (isGone) return null
  return <ClipDialog key={playKeyText(key)} playKey={key} opened={opened} reading={reading} />
}

interface ClipDialogProps {
  readonly playKey: PlayKey
  readonly opened: OpenedPlay
  readonly reading: PlayReading | null
}

function ClipDialog({ playKey, opened, reading }: ClipDialogProps) {
  const source = useSource(opened)
  const { making, save, cancel } = useClipExport(closeDialog)
  const { isLooped, wish, plan, picture: newest } = useClip({ playKey, opened, reading }, source)
  // a read that comes while the frames are drawn would change the clip in the middle
  const picture = useHeld(newest, making !== null)
  const { frames, coming } = useClipFrames(picture)
  const bytes = useEstimate({ frames: making === null ? frames : null, picture, plan, isLooped })
  const fileName = clipFileName(opened.row.play, 'gif')
  const start = () => void save({ coming, plan, isLooped, fileName })
  const actions =
    making === null ? (
      <>
        <Button onPress={closeDialog}>Close</Button>
        <Button weight="primary" onPress={start} autoFocus>
          Save GIF…
        </Button>
      </>
    ) : (
      <Button onPress={cancel} autoFocus>
        Cancel
      </Button>
    )
  return (
    <Dialog
      title="Export clip"
      width="wide"
      isBusy={making !== null}
      onClose={making === null ? closeDialog : cancel}
      actions={actions}
    >
      <div className={styles.columns}>
        <div className={styles.left}>
          <ClipPreview frames={frames} picture={picture} plan={plan} isBusy={making !== null} />
          {making === null ? (
            <ClipFacts plan={plan} layout={picture.layout} bytes={bytes} />
          ) : (
            <WorkProgress
              label="Making the GIF"
              share={making.done / making.total}
              told={`frame ${making.done} of ${making.total}`}
              secondsLeft={making.secondsLeft}
            />
          )}
        </div>
        <ClipOptions parts={partsOf(source)} isOnePlay isDisabled={making !== null} wish={wish} />
      </div>
    </Dialog>
  )
}

/** The newest value, or the one that there was when it began to be held. */
function useHeld<Value>(newest: Value, isHeld: boolean): Value {
  const held = useRef(newest)
  if (!isHeld) held.current = newest
  return held.current
}

/** What can be shown of the play, as it is when the dialog opens: the film stands, and marks are wanted if there are
 *  some. */
function useSource(opened: OpenedPlay): ClipSource {
  const [source] = useState(() => sourceOf(opened.tracking, clock.playback))
  useEffect(() => {
    clock.apply({ kind: 'pause' })
    const hasMarks = source.markIn !== null || source.markOut !== null
    if (hasMarks) changeWish({ part: 'marks' })
  }, [source])
  return source
}

function useClip({ playKey, opened, reading }: ClipDialogProps, source: ClipSource) {
  const wish = possibleWish(useClipWish(), source)
  const { part, rate, speed, holdsLast, isLooped } = wish
  const plan = useMemo(
    () => clipPlanOf(spanOf(part, source), { rate, speed, holdsLast }),
    [part, source, rate, speed, holdsLast],
  )
  const { showsCurve, showsPlayed, showsShares, showsTrails, isAsOnScreen, width } = wish
  const picture = useMemo(() => {
    const shown = { showsCurve, showsPlayed, showsShares, showsTrails, isAsOnScreen, width }
    const marks = { in: source.markIn, out: source.markOut }
    const range = spanOf(part, source)
    return pictureOf({ ...shownPlay(playKey, opened, reading), range, marks }, shown, roomLook())
  }, [playKey, opened, reading, source, part, showsCurve, showsPlayed, showsShares, showsTrails, isAsOnScreen, width])
  return { wish, isLooped, plan, picture }
}

/** A wish kept from another play may ask for what this one has not. */
function possibleWish(wish: ClipWish, source: ClipSource): ClipWish {
  const isThere = partsOf(source).some(({ value, isDisabled }) => value === wish.part && isDisabled !== true)
  return isThere ? wish : { ...wish, part: 'play' }
}

function partsOf({ markIn, markOut, hasSnap }: ClipSource): readonly PartOption[] {
  return [
    { value: 'play', label: 'Whole play' },
    { value: 'marks', label: 'Marks', isDisabled: markIn === null && markOut === null },
    { value: 'snap', label: 'Around snap', isDisabled: !hasSnap },
  ]
}
