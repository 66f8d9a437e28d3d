/** A flag's note: on the disk soon after each word, and one change once the cursor leaves it or on Ctrl+Enter; Escape
 *  brings back what was there. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Flag } from '../../ml/football/flag.ts'
import styles from './FlagList.module.css'
import { endNote, NoteWriting, useNoteEditing } from './noteEditing.ts'

interface NoteFieldProps {
  readonly flag: Flag
  readonly label: string
}

export function NoteField({ flag: { flagId, note }, label }: NoteFieldProps) {
  const [text, setText] = useState(note)
  const field = useRef<HTMLTextAreaElement>(null)
  const writing = useRef<NoteWriting | null>(null)
  const isWanted = useNoteEditing((editing) => editing.flagId === flagId)
  useEffect(() => {
    if (isWanted) field.current?.focus()
  }, [isWanted])
  // what undo, or the disk, says of it; not while it is being written
  useEffect(() => {
    if (writing.current === null) setText(note)
  }, [note])
  // a field that goes, as when another play is opened by key, is left without a blur
  useEffect(
    () => () => {
      writing.current?.keep()
      if (useNoteEditing.getState().flagId === flagId) endNote()
    },
    [flagId],
  )
  const leave = () => {
    if (isWanted) endNote()
    const kept = writing.current?.keep()
    writing.current = null
    if (kept !== undefined) setText(kept)
  }
  return (
    <textarea
      ref={field}
      className={styles.note}
      aria-label={label}
      placeholder="Note"
      rows={1}
      value={text}
      onFocus={() => {
        writing.current = new NoteWriting(flagId, note)
      }}
      onChange={(event) => {
        setText(event.target.value)
        writing.current?.write(event.target.value)
      }}
      onKeyDown={(event) => leaveByKey(event, () => writing.current?.takeBack())}
      onBlur={leave}
    />
  )
}

function leaveByKey(event: KeyboardEvent<HTMLTextAreaElement>, takeBack: () => void): void {
  const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
  if (!isDone && event.key !== 'Escape') return
  event.preventDefault()
  event.stopPropagation()
  if (event.key === 'Escape') takeBack()
  event.currentTarget.blur()
}
