/** How the clips are wanted: what of the play, how fast, how large, and what is on them. */

import { Choice } from './Choice.tsx'
import { CLIP_WIDTHS } from './clipLayout.ts'
import { CLIP_RATES, CLIP_SPEEDS, type ClipPart } from './clipPlan.ts'
import { type ClipWish, changeWish } from './clipWish.ts'
import styles from './Export.module.css'
import { Tick } from './Tick.tsx'

const SPEED_NAMES = { 1: 'Real time', 0.5: '1/2', 0.25: '1/4', 0.1: '1/10' } as const

export interface PartOption {
  readonly value: ClipPart
  readonly label: string
  readonly isDisabled?: boolean
}

interface ClipOptionsProps {
  readonly parts: readonly PartOption[]
  /** One play's clip can be framed as the coach looks at it. */
  readonly isOnePlay: boolean
  readonly wish: ClipWish
  /** Something is being made with them. */
  readonly isDisabled: boolean
}

export function ClipOptions({ parts, isOnePlay, wish, isDisabled }: ClipOptionsProps) {
  const speeds = CLIP_SPEEDS.map((value) => ({ value, label: SPEED_NAMES[value] }))
  return (
    <div className={styles.options} inert={isDisabled}>
      <Choice label="Part of the play" value={wish.part} options={parts} onChange={(part) => changeWish({ part })} />
      <Choice label="Speed" value={wish.speed} options={speeds} onChange={(speed) => changeWish({ speed })} />
      <Choice
        label="Frames a second"
        value={wish.rate}
        options={CLIP_RATES.map((value) => ({ value, label: String(value) }))}
        onChange={(rate) => changeWish({ rate })}
      />
      <Choice
        label="Width in pixels"
        value={wish.width}
        options={CLIP_WIDTHS.map((value) => ({ value, label: String(value) }))}
        onChange={(width) => changeWish({ width })}
      />
      <fieldset className={styles.ticks}>
        <legend className={styles.label}>On the clip</legend>
        <Tick isOn={wish.showsCurve} onChange={(showsCurve) => changeWish({ showsCurve })}>
          P(man) curve
        </Tick>
        <Tick isOn={wish.showsPlayed} onChange={(showsPlayed) => changeWish({ showsPlayed })}>
          What was played
        </Tick>
        <Tick isOn={wish.showsShares} onChange={(showsShares) => changeWish({ showsShares })}>
          Each defender's share
        </Tick>
        <Tick isOn={wish.showsTrails} onChange={(showsTrails) => changeWish({ showsTrails })}>
          Trails
        </Tick>
        <Tick isOn={wish.isLooped} onChange={(isLooped) => changeWish({ isLooped })}>
          Repeat
        </Tick>
        <Tick isOn={wish.holdsLast} onChange={(holdsLast) => changeWish({ holdsLast })}>
          Hold the end 1 s
        </Tick>
        {isOnePlay && (
          <Tick isOn={wish.isAsOnScreen} onChange={(isAsOnScreen) => changeWish({ isAsOnScreen })}>
            Zoomed as on screen
          </Tick>
        )}
      </fieldset>
    </div>
  )
}
