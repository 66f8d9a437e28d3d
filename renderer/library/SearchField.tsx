/** The search field: words that have to be in a play's description, teams, formation, coverage, down or time. */
import type { KeyboardEvent } from 'react'
import { changeView, useView } from '../session/view.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './FilterBar.module.css'
import { setSearchField } from './search.ts'

export function SearchField() {
  const text = useView((view) => view.filters.text)
  return (
    <div className={styles.search}>
      <Icon name="search" />
      <input
        ref={setSearchField}
        type="search"
        aria-label="Find plays"
        placeholder="Find plays"
        spellCheck={false}
        value={text}
        onChange={(event) => search(event.target.value)}
        onKeyDown={hearKey}
      />
    </div>
  )
}

/** Set at once, so that no key that follows finds another cut-up; the lists show it after the letter is on screen. */
function search(text: string): void {
  const { filters } = useView.getState()
  changeView({ filters: { ...filters, text } })
}

/** Escape empties the field, then leaves it; Enter and Down lead to the plays that were found. */
function hearKey(event: KeyboardEvent<HTMLInputElement>): void {
  const { key, currentTarget } = event
  if (key === 'Escape' && currentTarget.value !== '') {
    event.preventDefault()
    search('')
  } else if (key === 'Escape' || key === 'Enter' || key === 'ArrowDown') {
    event.preventDefault()
    const list = currentTarget.closest('section')?.querySelector<HTMLElement>('[role=listbox]')
    if (list) list.focus()
    else if (key === 'Escape') currentTarget.blur()
  }
}
