/** The read at the moment on the field: a plain number, its bar, and how far it can be off. */
import { type Tracking, timeOfFrame } from '../../ml/football/tracking.ts'
import { lookOf } from '../../ml/review/suspects.ts'
import type { PlayReading } from '../../preload/values.ts'
import { modelName } from '../commands/modelWords.ts'
import { useFrame } from '../replay/useFrame.ts'
import { useJudging } from '../session/judging.ts'
import { useWork } from '../session/work.ts'
import { momentText } from '../timeline/moments.ts'
import { percentText } from '../ui/numbers.ts'
import { type LikelyCoverage, likelyCoverages } from './likelyCoverages.ts'
import styles from './NowRead.module.css'
import { rangeText } from './percent.ts'
import panel from './ReadPanel.module.css'

interface NowReadProps {
  readonly reading: PlayReading
  readonly tracking: Tracking
}

export function NowRead({ reading, tracking }: NowReadProps) {
  const frame = Math.min(useFrame(), tracking.frameCount - 1)
  const judging = useJudging()
  const man = reading.manProbability[frame] ?? 0
  const low = reading.band?.low[frame]
  const high = reading.band?.high[frame]
  const look = lookOf(man, judging)
  const isNone = look === 'no read'
  return (
    <section className={styles.now} aria-label={`The read at ${momentText(timeOfFrame(tracking, frame))}`}>
      <p className={styles.line}>
        <span className={styles.number} data-side={isNone ? 'none' : look}>
          {isNone ? 'No read' : percentText(man)}
        </span>
        <span className={styles.words}>
          <span>{isNone ? `P(man) ${percentText(man)}` : 'man'}</span>
          <span className={panel.muted}>now, {momentText(timeOfFrame(tracking, frame))}</span>
        </span>
      </p>
      <Bar man={man} band={low === undefined || high === undefined ? null : { low, high }} />
      <p className={styles.ends}>
        <span>zone</span>
        <span>{low === undefined || high === undefined ? '' : `band ${rangeText(low, high)}`}</span>
        <span>man</span>
      </p>
      {reading.coverage !== null && <Coverages likely={likelyCoverages(reading.coverage, frame)} />}
      <ReadBy modelId={reading.modelId} />
    </section>
  )
}

/** Whose read it is. While another model takes over, the film shows the read of the one before for a moment. */
function ReadBy({ modelId }: Pick<PlayReading, 'modelId'>) {
  const model = useWork((work) => work.model)
  const name = model?.modelId === modelId ? modelName(model.card) : 'another model'
  return model === null ? null : <p className={panel.muted}>Read by {name}</p>
}

function Coverages({ likely }: { readonly likely: readonly LikelyCoverage[] }) {
  return (
    <p className={styles.coverages}>
      <span className={panel.muted}>Looks like</span>
      {likely.map(({ coverage, probability }) => (
        <span key={coverage} className={styles.coverage}>
          {coverage} <span className={styles.share}>{percentText(probability)}</span>
        </span>
      ))}
    </p>
  )
}

interface BarProps {
  readonly man: number
  readonly band: { readonly low: number; readonly high: number } | null
}

function Bar({ man, band }: BarProps) {
  const { threshold, noRead } = useJudging()
  return (
    <div className={styles.bar} aria-hidden="true">
      {noRead !== null && <span className={styles.noRead} style={between(noRead.low, noRead.high)} />}
      <span className={styles.fill} data-side={man >= 0.5 ? 'man' : 'zone'} style={between(0.5, man)} />
      {band !== null && <span className={styles.band} style={between(band.low, band.high)} />}
      <span className={styles.threshold} style={{ left: `${threshold * 100}%` }} />
      <span className={styles.value} style={{ left: `${man * 100}%` }} />
    </div>
  )
}

function between(a: number, b: number): { readonly left: string; readonly width: string } {
  return { left: `${Math.min(a, b) * 100}%`, width: `${Math.abs(b - a) * 100}%` }
}
