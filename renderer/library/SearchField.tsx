/** The search field: words that have to be in a play's description, teams, formation, coverage, down or time. */
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { changeView, useView } from '../session/view.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './FilterBar.module.css'
import { setSearchField } from './search.ts'

export function SearchField() {
  const text = useView((view) => view.filters.text)
  const [typed, setTyped] = useState(text)
  // ten thousand plays are searched after the letter is on screen, not before
  const wanted = useDeferredValue(typed)
  const searched = useRef(text)
  useEffect(() => {
    // cleared from elsewhere; what was searched for from here may be behind what is typed by now
    if (text !== searched.current) setTyped(text)
    searched.current = text
  }, [text])
  useEffect(() => {
    const { filters } = useView.getState()
    if (filters.text === wanted) return
    searched.current = wanted
    changeView({ filters: { ...filters, text: wanted } })
  }, [wanted])
  return (
    <div className={styles.search}>
      <Icon name="search" />
      <input
        ref={setSearchField}
        type="search"
        aria-label="Find plays"
        placeholder="Find plays"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => hearKey(event, () => setTyped(''))}
      />
    </div>
  )
}

/** Escape empties the field, then leaves it; Enter and Down lead to the plays that were found. */
function hearKey(event: KeyboardEvent<HTMLInputElement>, empty: () => void): void {
  const { key, currentTarget } = event
  if (key === 'Escape' && currentTarget.value !== '') {
    event.preventDefault()
    empty()
  } else if (key === 'Escape' || key === 'Enter' || key === 'ArrowDown') {
    event.preventDefault()
    const list = currentTarget.closest('section')?.querySelector<HTMLElement>('[role=listbox]')
    if (list) list.focus()
    else if (key === 'Escape') currentTarget.blur()
  }
}
