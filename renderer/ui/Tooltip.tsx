/** What a button does and which key does it, shown beside it. */
import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './Tooltip.module.css'

/** Long enough that nobody sees tooltips who only passes by. */
const DELAY_MS = 500

interface TooltipProps {
  readonly text: string
  /** As on the keyboard, "Ctrl+Z". */
  readonly keyText?: string | null
  readonly children: ReactElement
}

export function Tooltip({ text, keyText = null, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
        {text}
        {keyText !== null && <kbd className={styles.key}>{keyText}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
