/** Takes files and folders that are dropped anywhere on the window. */
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { filmRoom } from '../filmRoom.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './DropTarget.module.css'
import { asked } from './importActions.ts'

export function DropTarget({ children }: { readonly children: ReactNode }) {
  const [isOver, setOver] = useState(false)
  // every element under the pointer tells of entering and leaving: over is between the first and the last
  const depth = useRef(0)
  const move = (event: DragEvent, by: number) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    depth.current = 0
    setOver(false)
    void asked(filmRoom.importDropped([...event.dataTransfer.files]))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same is done by the import commands with keys
    <div
      className={styles.target}
      onDragEnter={(event) => move(event, 1)}
      onDragOver={(event) => move(event, 0)}
      onDragLeave={(event) => move(event, -1)}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <div className={styles.hint}>
          <EmptyState title="Drop to import" icon="plus">
            <p>A Big Data Bowl folder, its files, or the zip as downloaded.</p>
          </EmptyState>
        </div>
      )}
    </div>
  )
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files')
}
