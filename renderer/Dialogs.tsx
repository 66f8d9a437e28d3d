/** The one dialog that is open, if any. */
import { lazy, Suspense } from 'react'
import { useView } from './session/view.ts'

const OpenDialog = lazy(async () => ({ default: (await import('./OpenDialog.tsx')).OpenDialog }))

export function Dialogs() {
  const name = useView((view) => view.dialog)
  if (name === null) return null
  return (
    <Suspense fallback={null}>
      <OpenDialog name={name} />
    </Suspense>
  )
}
