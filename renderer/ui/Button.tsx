/** Buttons of three weights; each says its key. */
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './Button.module.css'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  /** Primary: the one thing to do here. Plain: everything else. Quiet: on panels full of them. */
  readonly weight?: 'primary' | 'plain' | 'quiet'
  readonly children: ReactNode
  /** Said by the tooltip and by screen readers where the button shows a mark instead of a word. */
  readonly hint?: string
}

export function Button({ weight = 'plain', hint, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(hint === undefined ? {} : { 'aria-label': hint })}
      className={`${styles.button} ${styles[weight]}`}
    >
      {children}
    </AriaButton>
  )
}
