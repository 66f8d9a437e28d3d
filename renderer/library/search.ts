/** Where the search field is, for the key that leads to it. */
import { changeView } from '../session/view.ts'

let field: HTMLInputElement | null = null

/** The list gives its field while it is on screen. */
export function setSearchField(element: HTMLInputElement | null): void {
  field = element
}

/** Puts the cursor into the search field, showing the list first if need be. */
export function focusSearch(): void {
  changeView({ showsList: true })
  // a list that was hidden has its field after the next paint
  requestAnimationFrame(() => {
    field?.focus()
    field?.select()
  })
}
