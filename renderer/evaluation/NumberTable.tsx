/** A table of a report: the numbers behind its figures, for those who want them and for those who see no figure. */
import { type Cell, type Column, cellWords, type Table } from '../../ml/figures/table.ts'
import { type PlayMoment, playFromLink } from '../../ml/football/playLink.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Evaluation.module.css'

interface NumberTableProps {
  readonly table: Table
  /** Opens a play that is named in it. */
  onOpen(play: PlayMoment): void
}

export function NumberTable({ table: { title, columns, rows }, onOpen }: NumberTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: by keyboard it is scrolled from there
    <section className={styles.scroll} aria-label={title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ name, heading, kind }) => (
              <th key={name} scope="col" className={kind === 'text' ? styles.words : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, i) => (
                <TableCell key={columns[i]?.name} cell={cell} column={columns[i] as Column} onOpen={onOpen} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface TableCellProps extends Pick<NumberTableProps, 'onOpen'> {
  readonly cell: Cell
  readonly column: Column
}

function TableCell({ cell, column: { kind }, onOpen }: TableCellProps) {
  const play = kind === 'play' && typeof cell === 'string' ? playFromLink(cell) : null
  if (play === null) return <td className={kind === 'text' ? styles.words : undefined}>{cellWords(cell, kind)}</td>
  return (
    <td>
      <Button weight="quiet" hint={`Open play ${play.playId} of game ${play.gameId}`} onPress={() => onOpen(play)}>
        Open
      </Button>
    </td>
  )
}
