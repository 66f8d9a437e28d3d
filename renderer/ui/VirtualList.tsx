/** A list that draws only the rows in view: as live with ten thousand of them as with ten. The focus stays on the list
 *  and the active row is told by its id, so that keys go on working whichever rows are drawn. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import styles from './VirtualList.module.css'

interface VirtualListProps {
  readonly label: string
  readonly count: number
  /** Pixels, the same for all. */
  readonly rowHeight: number
  /** The row that is highlighted and kept in view; -1 for none. */
  readonly active: number
  keyOf(index: number): string
  /** The row as screen readers say it. */
  spoken(index: number): string
  /** Arrow keys, Home and End. */
  onMove(index: number): void
  /** Enter or a click. */
  onOpen(index: number): void
  children(index: number): ReactNode
}

/** Rows drawn beyond either edge, so that scrolling shows no gap. */
const MARGIN = 6

export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, active } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const range = useRowsInView(scroller, rowHeight)
  const activeKey = active < 0 || active >= count ? null : props.keyOf(active)
  useKeptInView(scroller, { active, activeKey, count, rowHeight })
  const [first, last] = [Math.max(0, range.first - MARGIN), Math.min(count, range.last + MARGIN)]
  const drawn = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
  // the active row is drawn wherever it is: the list names it by its id
  if (activeKey !== null && (active < first || active >= last)) drawn.push(active)
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      className={styles.list}
      onKeyDown={(event) => hearKey(event, props)}
      {...(activeKey === null ? {} : { 'aria-activedescendant': `${id}-${activeKey}` })}
    >
      <div role="presentation" className={styles.rows} style={{ height: count * rowHeight }}>
        {drawn.map((index) => (
          <Row key={props.keyOf(index)} id={`${id}-${props.keyOf(index)}`} index={index} list={props} />
        ))}
      </div>
    </div>
  )
}

interface RowProps {
  readonly id: string
  readonly index: number
  readonly list: VirtualListProps
}

function Row({ id, index, list }: RowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
    <div
      id={id}
      role="option"
      aria-selected={index === list.active}
      aria-setsize={list.count}
      aria-posinset={index + 1}
      aria-label={list.spoken(index)}
      className={styles.row}
      style={{ height: list.rowHeight, transform: `translateY(${index * list.rowHeight}px)` }}
      onClick={() => list.onOpen(index)}
    >
      {list.children(index)}
    </div>
  )
}

function hearKey(event: KeyboardEvent, { active, count, onMove, onOpen }: VirtualListProps): void {
  const to = event.key === 'Enter' ? active : targetOf(event.key, active, count)
  if (to === null || to < 0) return
  event.preventDefault()
  if (event.key === 'Enter') onOpen(to)
  else if (to !== active) onMove(to)
}

/** Where a key leads, or null where it is not the list's. */
function targetOf(key: string, active: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(count - 1, active + 1)
  if (key === 'ArrowUp') return active < 0 ? count - 1 : Math.max(0, active - 1)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

interface Rows {
  readonly first: number
  /** One past the last. */
  readonly last: number
}

function useRowsInView(scroller: React.RefObject<HTMLDivElement | null>, rowHeight: number): Rows {
  const [rows, setRows] = useState<Rows>({ first: 0, last: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => {
      const first = Math.floor(element.scrollTop / rowHeight)
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight)
      setRows((before) => (before.first === first && before.last === last ? before : { first, last }))
    }
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, rowHeight])
  return rows
}

interface ActiveRow {
  readonly active: number
  readonly activeKey: string | null
  readonly count: number
  readonly rowHeight: number
}

/** Scrolls no further than it takes, and only when another row is active or the list is another: a coach who looks
 *  elsewhere in the list is left alone. */
function useKeptInView(scroller: React.RefObject<HTMLDivElement | null>, row: ActiveRow): void {
  const latest = useRef(row)
  latest.current = row
  const { activeKey, count } = row
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say when, not what
  useEffect(() => {
    const element = scroller.current
    const { active, rowHeight } = latest.current
    if (element === null || latest.current.activeKey === null) return
    const top = active * rowHeight
    const lowest = top + rowHeight - element.clientHeight
    if (element.scrollTop > top) element.scrollTop = top
    else if (element.scrollTop < lowest) element.scrollTop = lowest
  }, [activeKey, count, scroller])
}
