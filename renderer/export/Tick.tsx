/** Something that is on or off. */
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import styles from './Export.module.css'

interface TickProps {
  readonly isOn: boolean
  readonly children: ReactNode
  onChange(isOn: boolean): void
}

export function Tick({ isOn, children, onChange }: TickProps) {
  return (
    <Checkbox className={styles.tick ?? ''} isSelected={isOn} onChange={onChange}>
      <svg className={styles.box} viewBox="0 0 16 16" aria-hidden="true">
        <rect x="0.75" y="0.75" width="14.5" height="14.5" rx="3" />
        {isOn && <path d="M3.5 8.4l3 3 6-6.6" />}
      </svg>
      {children}
    </Checkbox>
  )
}
