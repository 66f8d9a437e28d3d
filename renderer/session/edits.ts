/** Undo and redo over everything a coach changes: each change says how it is made and how it is taken back. */
import { create } from 'zustand'

export interface Edit {
  /** What the coach did, as in "flag at -1.2 s": the news says "Undone: ...". */
  readonly label: string
  /** False where it could not be made: then it is not to be taken back either. */
  make(): Promise<boolean>
  takeBack(): Promise<boolean>
}

interface Edits {
  readonly done: readonly Edit[]
  readonly undone: readonly Edit[]
}

/** Far more than anybody takes back. */
const MOST_EDITS = 500

export const useEdits = create<Edits>(() => ({ done: [], undone: [] }))

/** Edits are made one after another: the next waits until the one before is saved. */
let last: Promise<unknown> = Promise.resolve()

/** Makes a change that can be taken back. False where it could not be made. */
export function edit(change: Edit): Promise<boolean> {
  return inTurn(async () => {
    if (!(await change.make())) return false
    useEdits.setState(({ done }) => ({ done: [...done, change].slice(-MOST_EDITS), undone: [] }))
    return true
  })
}

/** What came of taking a change back, or of making it again. Why it failed is shown by the change itself. */
export type EditOutcome =
  | { readonly kind: 'made'; readonly label: string }
  | { readonly kind: 'failed' }
  | { readonly kind: 'nothing-there' }

/** Takes the last change back. */
export function undo(): Promise<EditOutcome> {
  return inTurn(async () => {
    const change = useEdits.getState().done.at(-1)
    if (change === undefined) return { kind: 'nothing-there' }
    if (!(await change.takeBack())) return { kind: 'failed' }
    useEdits.setState(({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, change] }))
    return { kind: 'made', label: change.label }
  })
}

/** Makes the change again that was taken back last. */
export function redo(): Promise<EditOutcome> {
  return inTurn(async () => {
    const change = useEdits.getState().undone.at(-1)
    if (change === undefined) return { kind: 'nothing-there' }
    if (!(await change.make())) return { kind: 'failed' }
    useEdits.setState(({ done, undone }) => ({ done: [...done, change], undone: undone.slice(0, -1) }))
    return { kind: 'made', label: change.label }
  })
}

/** Another library is open: what was changed in the one before is not to be taken back in this one. */
export function forgetEdits(): void {
  useEdits.setState({ done: [], undone: [] })
}

/** Does something that no change may happen in the middle of. */
export function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  return turn
}
