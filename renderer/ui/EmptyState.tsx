/** What stands where there is nothing to show: what is missing, and what to do about it. */
import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'
import { Icon, type IconName } from './Icon.tsx'

interface EmptyStateProps {
  readonly title: string
  readonly icon?: IconName
  readonly children?: ReactNode
}

export function EmptyState({ title, icon = 'film', children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={28} />
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
  )
}
