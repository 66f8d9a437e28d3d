/** The timeline under the field: the curve of the read over the whole play, to look at and to scrub on. */
import { useMemo, useRef } from 'react'
import type { Tracking } from '../../ml/football/tracking.ts'
import { flagsOf, useFlags } from '../session/flags.ts'
import { useOpenPlay } from '../session/openPlay.ts'
import { useSize } from '../ui/useSize.ts'
import { plotOf, xOfTime } from './curveScale.ts'
import { FlagPins } from './FlagPins.tsx'
import { MarkHandles } from './MarkHandles.tsx'
import { Scrubber } from './Scrubber.tsx'
import styles from './Timeline.module.css'
import { TimelineCanvas } from './TimelineCanvas.tsx'
import { usePlayback } from './usePlayback.ts'

export function Timeline() {
  const tracking = useOpenPlay(({ opened }) => opened?.tracking ?? null)
  return (
    <section className={styles.timeline} aria-label="Timeline">
      {tracking === null ? <NoTimeline /> : <PlayTimeline tracking={tracking} />}
    </section>
  )
}

function NoTimeline() {
  const opened = useOpenPlay((play) => play.opened)
  return <p className={styles.nothing}>{opened === null ? '' : 'This play has no tracking: there is no read of it.'}</p>
}

function PlayTimeline({ tracking }: { readonly tracking: Tracking }) {
  const place = useRef<HTMLDivElement>(null)
  const size = useSize(place)
  const range = useRange()
  const key = useOpenPlay((play) => play.key)
  const all = useFlags(({ flags }) => flags)
  const flags = useMemo(() => flagsOf(all, key), [all, key])
  const plot = useMemo(() => (size === null ? null : plotOf({ x: 0, y: 0, ...size })), [size])
  return (
    <div ref={place} className={styles.place}>
      {plot !== null && size !== null && (
        <>
          <TimelineCanvas tracking={tracking} range={range} size={size} flags={flags} />
          <Scrubber plot={plot} range={range} />
          {tracking.isSnapEstimated && (
            <span className={styles.estimated} style={{ left: xOfTime(plot, range, 0) }}>
              snap estimated
            </span>
          )}
          <MarkHandles plot={plot} range={range} />
          <FlagPins flags={flags} plot={plot} range={range} />
        </>
      )}
    </div>
  )
}

/** The first and the last moment of the play on the field. */
function useRange() {
  const start = usePlayback((playback) => playback.start)
  const end = usePlayback((playback) => playback.end)
  return useMemo(() => ({ start, end }), [start, end])
}
