/** Every defender's share of the read at the moment on the field. */
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { Tracking } from '../../ml/football/tracking.ts'
import type { PlayReading, ReadShares } from '../../preload/values.ts'
import { type DefenderRead, defenderReadAt, doesText } from '../replay/defenders.ts'
import { useFrame } from '../replay/useFrame.ts'
import { highlight, useHighlight } from '../session/highlight.ts'
import { useWork } from '../session/work.ts'
import { defendersText } from './defenderFigures.ts'
import panel from './ReadPanel.module.css'
import styles from './ShareList.module.css'
import { type DefenderShares, orderedShares, playerText, shareSide, shareText, shortShareText } from './shares.ts'

interface ShareListProps {
  readonly shares: ReadShares
  readonly reading: PlayReading
  readonly tracking: Tracking
  readonly lastLook: number
}

export function ShareList({ shares, reading, tracking, lastLook }: ShareListProps) {
  const frame = Math.min(useFrame(), tracking.frameCount - 1)
  const [focused, setFocused] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: nobody of the play before is pointed at any more
  useEffect(() => () => highlight(null), [tracking])
  return (
    <>
      <p className={panel.muted}>Points of P(man) that go when he is off the field, now. Sorted by the last look.</p>
      <ul className={styles.list} onKeyDown={(event) => moveFocus(event, setFocused)}>
        {orderedShares(shares, frame, lastLook).map((defender, place) => (
          <li key={defender.track}>
            <Share
              defender={defender}
              does={defenderReadAt(reading, frame, defender.track)}
              tracking={tracking}
              isTabStop={place === focused}
              onFocus={() => setFocused(place)}
            />
          </li>
        ))}
      </ul>
      {reading.defenders !== null && <DefendersNote modelId={reading.modelId} />}
    </>
  )
}

/** While another model takes over, nothing is said of the one before. */
function DefendersNote({ modelId }: Pick<PlayReading, 'modelId'>) {
  const model = useWork((work) => work.model)
  return model?.modelId === modelId ? (
    <p className={`${panel.muted} ${styles.note}`}>{defendersText(model.card)}</p>
  ) : null
}

interface ShareProps {
  readonly defender: DefenderShares
  /** What the model has him do now; null where it does not say. */
  readonly does: DefenderRead | null
  readonly tracking: Tracking
  readonly isTabStop: boolean
  onFocus(): void
}

function Share({ defender: { track, now, atLastLook }, does, tracking, isTabStop, onFocus }: ShareProps) {
  const isPointedAt = useHighlight((shown) => shown.track === track)
  const player = tracking.tracks[track]
  if (player === undefined) return null
  const side = shareSide(now)
  return (
    <button
      type="button"
      className={styles.row}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isPointedAt}
      title={[`At the last look: ${shareText(atLastLook)}`, ...nowWords(does, tracking)].join('\n')}
      onPointerEnter={() => highlight(track)}
      onPointerLeave={() => highlight(null)}
      onFocus={() => {
        onFocus()
        highlight(track)
      }}
      onBlur={() => highlight(null)}
    >
      <span className={styles.name}>
        <span>{playerText(player)}</span>
        <span className={styles.position}>
          {[player.position, does?.assignment].filter((word) => word != null).join(' · ')}
        </span>
      </span>
      <span className={styles.bar} aria-hidden="true">
        <span data-side={side} style={barStyle(now)} />
      </span>
      <span className={styles.points} data-side={side}>
        {shortShareText(now)}
      </span>
    </button>
  )
}

function nowWords(does: DefenderRead | null, { tracks }: Tracking): string[] {
  return does === null ? [] : [`Now: ${doesText(does, tracks)}`]
}

/** A bar that is full says this much or more. */
const FULL_SHARE = 0.3

function barStyle(share: number): { readonly left: string; readonly width: string } {
  const half = Number.isNaN(share) ? 0 : Math.min(1, Math.abs(share) / FULL_SHARE) * 50
  return { left: `${share < 0 ? 50 - half : 50}%`, width: `${half}%` }
}

/** Up and down go from one to the next: the list is one stop of the Tab key. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>, setFocused: (place: number) => void): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const next = buttons.indexOf(document.activeElement as HTMLButtonElement) + by
  const button = buttons[next]
  if (button === undefined) return
  event.preventDefault()
  setFocused(next)
  button.focus()
}
