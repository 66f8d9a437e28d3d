/** A flag's note: kept when the cursor leaves it or on Ctrl+Enter; Escape brings back what was there. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Flag } from '../../ml/football/flag.ts'
import { changeFlag } from '../session/flags.ts'
import styles from './FlagList.module.css'
import { endNote, useNoteEditing } from './noteEditing.ts'

interface NoteFieldProps {
  readonly flag: Flag
  readonly label: string
}

export function NoteField({ flag, label }: NoteFieldProps) {
  const [text, setText] = useState(flag.note)
  const field = useRef<HTMLTextAreaElement>(null)
  // a blur that Escape makes keeps nothing
  const isTakenBack = useRef(false)
  const isWanted = useNoteEditing((editing) => editing.flagId === flag.flagId)
  useEffect(() => {
    if (isWanted) field.current?.focus()
  }, [isWanted])
  const keep = () => {
    if (isWanted) endNote()
    if (isTakenBack.current) setText(flag.note)
    else if (text.trim() !== flag.note) void changeFlag(flag, { note: text.trim() })
    isTakenBack.current = false
  }
  return (
    <textarea
      ref={field}
      className={styles.note}
      aria-label={label}
      placeholder="Note"
      rows={1}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => leaveByKey(event, isTakenBack)}
      onBlur={keep}
    />
  )
}

function leaveByKey(event: KeyboardEvent<HTMLTextAreaElement>, isTakenBack: { current: boolean }): void {
  const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
  if (!isDone && event.key !== 'Escape') return
  event.preventDefault()
  event.stopPropagation()
  isTakenBack.current = event.key === 'Escape'
  event.currentTarget.blur()
}
