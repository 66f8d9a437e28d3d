/** A choice of one among some, as the system draws it: its list is never cut off by a panel. */
import { Icon } from './Icon.tsx'
import styles from './Select.module.css'

export interface Option {
  readonly value: string
  readonly label: string
  /** It may be what is chosen, but cannot be chosen again. */
  readonly isDisabled?: boolean
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  /** Stands out from one that says "any". */
  readonly isSet?: boolean
  /** The label is written beside it; otherwise only screen readers hear it. */
  readonly isLabelled?: boolean
  onChange(value: string): void
}

export function Select({ label, value, options, isSet = false, isLabelled = false, onChange }: SelectProps) {
  return (
    <label className={styles.field}>
      <span className={isLabelled ? styles.label : 'visually-hidden'}>{label}</span>
      <span className={styles.box}>
        <select
          className={`${styles.select} ${isSet ? styles.set : ''}`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" size={12} />
      </span>
    </label>
  )
}
