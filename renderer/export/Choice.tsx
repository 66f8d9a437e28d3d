/** One of a few, side by side: arrow keys go from one to the next. */
import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './Export.module.css'

interface ChoiceProps<Value extends string | number> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly isDisabled?: boolean }[]
  onChange(value: Value): void
}

export function Choice<Value extends string | number>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const choose = (text: string) => {
    const chosen = options.find((option) => String(option.value) === text)
    if (chosen !== undefined) onChange(chosen.value)
  }
  return (
    <RadioGroup className={styles.choice ?? ''} value={String(value)} onChange={choose} orientation="horizontal">
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.segments}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={String(option.value)}
            className={styles.segment ?? ''}
            isDisabled={option.isDisabled ?? false}
          >
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
