/** Where the search field is, for the key that leads to it. */
import { changeView, useView } from '../session/view.ts'

let field: HTMLInputElement | null = null

/** The list gives its field while it is on screen. */
export function setSearchField(element: HTMLInputElement | null): void {
  field = element
}

/** Puts the cursor into the search field, showing the list first if need be. */
export function focusSearch(): void {
  changeView({ showsList: true, ...(useView.getState().list === 'games' ? { list: 'plays' } : {}) })
  // at once where the field is there: the next letter is meant for it; a list that was hidden has it after the next paint
  if (field !== null) enter()
  else requestAnimationFrame(enter)
}

function enter(): void {
  field?.focus()
  field?.select()
}
