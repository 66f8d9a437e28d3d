/** Over the list of plays: how many the filter leaves, and in which order they run. */

import { changeView, useView } from '../session/view.ts'
import { countText } from '../ui/numbers.ts'
import { Select } from '../ui/Select.tsx'
import styles from './CutUpHead.module.css'
import { type PlaySort, SORTS } from './sorts.ts'

interface CutUpHeadProps {
  readonly shown: number
  readonly total: number
}

const ORDERS = Object.entries(SORTS).map(([value, label]) => ({ value, label }))

export function CutUpHead({ shown, total }: CutUpHeadProps) {
  const sort = useView((view) => view.sort)
  return (
    <div className={styles.head}>
      <p role="status" className={styles.count}>
        Plays <strong>{countText(shown)}</strong> of {countText(total)}
      </p>
      <Select
        label="Order of plays"
        value={sort}
        options={ORDERS}
        onChange={(value) => changeView({ sort: value as PlaySort })}
      />
    </div>
  )
}
