/** A table that is folded up until somebody wants its numbers. */
import { useState } from 'react'
import type { Table } from '../../ml/figures/table.ts'
import type { PlayMoment } from '../../ml/football/playLink.ts'
import { Button } from '../ui/Button.tsx'
import { NumberTable } from './NumberTable.tsx'

interface FoldedTableProps {
  readonly table: Table
  /** It is there from the start. */
  readonly isOpenAtFirst: boolean
  onOpen(play: PlayMoment): void
}

export function FoldedTable({ table, isOpenAtFirst, onOpen }: FoldedTableProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <div>
      <Button weight="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {isOpen ? '▾' : '▸'} {table.title}
      </Button>
      {isOpen && <NumberTable table={table} onOpen={onOpen} />}
    </div>
  )
}
