/** News and faults over the film. News goes by itself unless somebody looks at it; a fault stays until it is closed.
 *  F6 leads here, Escape closes and leads back. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Fault } from '../../ml/base/fault.ts'
import { closeNotice, type Notice, useNotices } from '../session/notices.ts'
import { Button } from './Button.tsx'
import { CopyDetails } from './CopyDetails.tsx'
import { Icon } from './Icon.tsx'
import styles from './Notices.module.css'

/** Time to read a short sentence ... */
const NEWS_STAYS_MS = 5000
/** ... and to reach for the button beside it. */
const ACTION_STAYS_MS = 9000

export function Notices() {
  const notices = useNotices((state) => state.notices)
  const [isHeld, setHeld] = useState(false)
  const region = useRef<HTMLElement>(null)
  const goBack = useWayThere(region, notices.length)
  const close = (id: number) => {
    if (region.current?.contains(document.activeElement)) goBack()
    // a button that is gone tells nobody that it lost the focus
    setHeld(false)
    closeNotice(id)
  }
  const hearKey = (event: KeyboardEvent) => {
    const id = Number((event.target as Element).closest('[data-notice]')?.getAttribute('data-notice'))
    if (event.key !== 'Escape' || !Number.isFinite(id) || id === 0) return
    event.stopPropagation()
    close(id)
  }
  return (
    // dialogs leave what is on the top layer alone: a fault can be read, and closed, over them
    <section
      ref={region}
      className={styles.notices}
      aria-label="Notices"
      data-react-aria-top-layer="true"
      onKeyDown={hearKey}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {notices.map((notice) =>
        notice.kind === 'fault' ? (
          <FaultNotice key={notice.id} fault={notice.fault} id={notice.id} close={close} />
        ) : (
          <News key={notice.id} notice={notice} isHeld={isHeld} close={close} />
        ),
      )}
    </section>
  )
}

/** F6 puts the focus on the newest notice. Returns how to put it back where it was. */
function useWayThere(region: React.RefObject<HTMLElement | null>, count: number): () => void {
  const before = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F6' || count === 0) return
      event.preventDefault()
      if (document.activeElement instanceof HTMLElement) before.current = document.activeElement
      const closers = region.current?.querySelectorAll<HTMLElement>('[data-close] button')
      closers?.item(closers.length - 1)?.focus()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [region, count])
  return () => before.current?.focus()
}

interface NoticeProps {
  close(id: number): void
}

interface NewsProps extends NoticeProps {
  readonly notice: Extract<Notice, { kind: 'news' }>
  /** Somebody points at the notices, or the focus is there. */
  readonly isHeld: boolean
}

function News({ notice: { id, text, action }, isHeld, close }: NewsProps) {
  const staysMs = action === null ? NEWS_STAYS_MS : ACTION_STAYS_MS
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => closeNotice(id), staysMs)
    return () => clearTimeout(timer)
  }, [id, isHeld, staysMs])
  const run = () => {
    close(id)
    action?.run()
  }
  return (
    <div role="status" className={styles.notice} data-notice={id}>
      <p className={styles.text}>{text}</p>
      {action !== null && <Button onPress={run}>{action.label}</Button>}
      <Closer close={() => close(id)} />
    </div>
  )
}

interface FaultNoticeProps extends NoticeProps {
  readonly id: number
  readonly fault: Fault
}

function FaultNotice({ id, fault, close }: FaultNoticeProps) {
  return (
    <div role="alert" className={`${styles.notice} ${styles.fault}`} data-notice={id}>
      <Icon name="warning" size={18} />
      <div className={styles.text}>
        <p className={styles.what}>{fault.what}</p>
        {fault.where !== undefined && <p className={styles.where}>{fault.where}</p>}
        <p>{fault.next}</p>
        <CopyDetails fault={fault} />
      </div>
      <Closer close={() => close(id)} />
    </div>
  )
}

function Closer({ close }: { close(): void }) {
  return (
    <span data-close="">
      <Button weight="quiet" hint="Close notice" onPress={close}>
        <Icon name="cross" size={12} />
      </Button>
    </span>
  )
}
