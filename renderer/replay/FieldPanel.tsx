/** The middle: the field with its play, or what to do where there is none. */
import { useMemo } from 'react'
import { EmptyLibrary } from '../imports/EmptyLibrary.tsx'
import { situationText } from '../read/playWords.ts'
import { useHighlight } from '../session/highlight.ts'
import { useLibrary } from '../session/library.ts'
import { clock, useOpenPlay } from '../session/openPlay.ts'
import { useSettings } from '../session/settings.ts'
import { useNoRead } from '../session/useNoRead.ts'
import { useView } from '../session/view.ts'
import { CopyDetails } from '../ui/CopyDetails.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useShown } from '../ui/followTheme.ts'
import { camera, useCamera } from './cameraControl.ts'
import styles from './FieldPanel.module.css'
import { FrameTable } from './FrameTable.tsx'
import { ReplayView } from './ReplayView.tsx'
import { PLAIN_LOOK, type Scene } from './scene.ts'

export function FieldPanel() {
  const scene = useScene()
  const fault = useOpenPlay((open) => open.fault)
  const isEmpty = useLibrary((library) => library.rows.length === 0 && !library.isLoading)
  const showsTable = useView((view) => view.showsTable)
  if (fault !== null) {
    return (
      <Place>
        <EmptyState title={fault.what} icon="warning">
          {fault.where !== undefined && <p>{fault.where}</p>}
          <p>{fault.next}</p>
          <CopyDetails fault={fault} />
        </EmptyState>
      </Place>
    )
  }
  if (isEmpty) return <Place>{<EmptyLibrary />}</Place>
  if (scene === null) return <Place>{null}</Place>
  if (scene.opened.tracking === null) {
    return (
      <Place>
        <EmptyState title="This play has no tracking">
          <p>There is nothing to replay: only its record came in. Press N or P for another play.</p>
        </EmptyState>
      </Place>
    )
  }
  const label = `The field: ${situationText(scene.opened.row.play)}. The table of this frame says where everybody is.`
  return (
    <section className={styles.panel} aria-label="Field">
      <div className={styles.field}>
        <ReplayView scene={scene} clock={clock} label={label} onCamera={camera.set} onView={camera.resize} />
      </div>
      <TablePlace isShown={showsTable}>
        <FrameTable scene={scene} clock={clock} />
      </TablePlace>
    </section>
  )
}

interface TablePlaceProps {
  readonly isShown: boolean
  readonly children: React.ReactNode
}

/** Beside the field, or for screen readers alone. */
function TablePlace({ isShown, children }: TablePlaceProps) {
  if (!isShown) return <div className="visually-hidden">{children}</div>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard, too
    <section className={styles.table} aria-label="Table of this frame" tabIndex={0}>
      {children}
    </section>
  )
}

function Place({ children }: { readonly children: React.ReactNode }) {
  return (
    <section className={styles.place} aria-label="Field">
      {children}
    </section>
  )
}

/** The open play as it is to be looked at, or null where there is none. */
function useScene(): Scene | null {
  const opened = useOpenPlay((open) => open.opened)
  const reading = useOpenPlay((open) => open.reading)
  const { theme, isReducedMotion } = useShown()
  const wanted = useCamera((state) => state.camera)
  const threshold = useSettings((settings) => settings.threshold)
  const noRead = useNoRead()
  const isTrueSide = useView((view) => view.isTrueSide)
  const showsTrails = useView((view) => view.showsTrails)
  const showsShares = useView((view) => view.showsShares)
  const showsMatchUps = useView((view) => view.showsMatchUps)
  const highlighted = useHighlight((shown) => shown.track)
  const look = useMemo(() => {
    const switches = { isTrueSide, showsTrails, showsShares, showsMatchUps, isReducedMotion }
    return { ...PLAIN_LOOK, ...switches, theme, camera: wanted, threshold, noRead, highlighted }
  }, [
    theme,
    isReducedMotion,
    wanted,
    threshold,
    noRead,
    isTrueSide,
    showsTrails,
    showsShares,
    showsMatchUps,
    highlighted,
  ])
  return useMemo(() => (opened === null ? null : { opened, reading, look }), [opened, reading, look])
}
