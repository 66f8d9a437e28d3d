/** A dialog over the film room: Escape closes it, and the focus goes back to where it was. */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly width?: 'narrow' | 'wide' | 'page'
  readonly children: ReactNode
  /** Buttons at its foot; a close button where there are none. */
  readonly actions?: ReactNode
  /** Work runs in it: a press beside it does not end that. */
  readonly isBusy?: boolean
  /** It is read rather than worked with: the focus goes into the text, so that arrow keys scroll it. */
  readonly isText?: boolean
  onClose(): void
}

export function Dialog({ title, width = 'narrow', children, actions, ...rest }: DialogProps) {
  const { isBusy = false, isText = false, onClose } = rest
  const asText = isText ? { role: 'group', 'aria-label': title, tabIndex: 0 } : {}
  return (
    <ModalOverlay
      isOpen
      isDismissable={!isBusy}
      className={styles.overlay ?? ''}
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <Modal className={`${styles.modal} ${styles[width]}`}>
        <AriaDialog className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          <div className={styles.body} {...asText}>
            {children}
          </div>
          <div className={styles.actions}>{actions ?? <Button onPress={onClose}>Close</Button>}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
