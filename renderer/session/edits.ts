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

/** Takes the last change back; tells its label, or null where there is none. */
export function undo(): Promise<string | null> {
  return inTurn(async () => {
    const change = useEdits.getState().done.at(-1)
    if (change === undefined || !(await change.takeBack())) return null
    useEdits.setState(({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, change] }))
    return change.label
  })
}

/** Makes the change again that was taken back last; tells its label, or null where there is none. */
export function redo(): Promise<string | null> {
  return inTurn(async () => {
    const change = useEdits.getState().undone.at(-1)
    if (change === undefined || !(await change.make())) return null
    useEdits.setState(({ done, undone }) => ({ done: [...done, change], undone: undone.slice(0, -1) }))
    return change.label
  })
}

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  return turn
}
