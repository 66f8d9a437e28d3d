/** The controls between field and timeline: play, steps, marks, speed, and what the field shows. */
import { useEffect, useRef } from 'react'
import { saysOfDefenders } from '../../ml/model/defenderReads.ts'
import type { CommandId } from '../../preload/commands.ts'
import { frameMoment } from '../session/flags.ts'
import { clock, useOpenPlay } from '../session/openPlay.ts'
import { type Switches, useView } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { CommandButton } from '../ui/CommandButton.tsx'
import { loopText, momentText, speedText } from './moments.ts'
import styles from './Transport.module.css'
import { TransportIcon, type TransportIconName } from './TransportIcon.tsx'
import { usePlayback } from './usePlayback.ts'

export function Transport() {
  const isEmpty = useOpenPlay(({ opened }) => opened?.tracking == null)
  return (
    <div className={styles.place}>
      <div className={styles.transport} role="toolbar" aria-label="Transport">
        <Steps isEmpty={isEmpty} />
        <TimeReadout isEmpty={isEmpty} />
        <Speed isEmpty={isEmpty} />
        <MarkButtons isEmpty={isEmpty} />
        <span className={styles.space} />
        <LookSwitches />
      </div>
    </div>
  )
}

interface PartProps {
  readonly isEmpty: boolean
}

function Steps({ isEmpty }: PartProps) {
  const isPlaying = usePlayback((playback) => playback.isPlaying)
  return (
    <div className={styles.group}>
      <CommandButton command="previous-play">
        <TransportIcon name="play-back" />
      </CommandButton>
      <CommandButton command="previous-frame" isDisabled={isEmpty}>
        <TransportIcon name="frame-back" />
      </CommandButton>
      <CommandButton command="play-pause" weight="plain" name={isPlaying ? 'Pause' : 'Play'} isDisabled={isEmpty}>
        <TransportIcon name={isPlaying ? 'pause' : 'play'} />
      </CommandButton>
      <CommandButton command="next-frame" isDisabled={isEmpty}>
        <TransportIcon name="frame-on" />
      </CommandButton>
      <CommandButton command="next-play">
        <TransportIcon name="play-on" />
      </CommandButton>
      <CommandButton command="to-last-look" isDisabled={isEmpty}>
        <TransportIcon name="eye" />
        <span className={styles.word}>Last look</span>
      </CommandButton>
      <CommandButton command="to-snap" isDisabled={isEmpty}>
        Snap
      </CommandButton>
    </div>
  )
}

/** "-1.2 s", written without React: it changes with every frame. */
function TimeReadout({ isEmpty }: PartProps) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const write = () => {
      const text = momentText(frameMoment(clock.playback.time))
      if (place.current !== null && place.current.textContent !== text) place.current.textContent = text
    }
    write()
    return clock.subscribe(write)
  }, [])
  return <span ref={place} className={styles.time} role="timer" aria-label="Time from the snap" hidden={isEmpty} />
}

function Speed({ isEmpty }: PartProps) {
  const text = usePlayback(speedText)
  return (
    <div className={styles.group}>
      <CommandButton command="speed-down" isDisabled={isEmpty}>
        −
      </CommandButton>
      <span className={styles.speed} role="status" aria-label={`Speed ${text}`}>
        {text}
      </span>
      <CommandButton command="speed-up" isDisabled={isEmpty}>
        +
      </CommandButton>
    </div>
  )
}

function MarkButtons({ isEmpty }: PartProps) {
  const hasMarks = usePlayback(({ markIn, markOut }) => markIn !== null || markOut !== null)
  const text = usePlayback(loopText)
  return (
    <div className={styles.group}>
      <CommandButton command="mark-in" isDisabled={isEmpty}>
        In
      </CommandButton>
      <CommandButton command="mark-out" isDisabled={isEmpty}>
        Out
      </CommandButton>
      {hasMarks && (
        <>
          <span className={styles.loop}>{text}</span>
          <CommandButton command="clear-marks">✕</CommandButton>
        </>
      )}
    </div>
  )
}

const SWITCHES: readonly {
  readonly command: CommandId
  readonly name: keyof Switches
  readonly word: string
  /** Its name where the menu's has not the word in it. */
  readonly title?: string
  readonly icon: TransportIconName
  /** Only for models that say what each defender does. */
  readonly ofDefenders?: true
}[] = [
  { command: 'toggle-trails', name: 'showsTrails', word: 'Trails', icon: 'trails' },
  { command: 'toggle-shares', name: 'showsShares', word: 'Shares', title: "Defenders' Shares", icon: 'shares' },
  { command: 'toggle-match-ups', name: 'showsMatchUps', word: 'Match-ups', icon: 'matchUps', ofDefenders: true },
  { command: 'toggle-side', name: 'isTrueSide', word: 'True side', icon: 'side' },
  { command: 'toggle-table', name: 'showsTable', word: 'Table', icon: 'table' },
]

function LookSwitches() {
  const hasDefenders = useWork(({ model }) => model !== null && saysOfDefenders(model.card))
  return (
    <div className={styles.group}>
      {SWITCHES.filter(({ ofDefenders }) => hasDefenders || ofDefenders !== true).map((each) => (
        <LookSwitch key={each.command} {...each} />
      ))}
      <CommandButton command="zoom-fit">
        <TransportIcon name="fit" />
        <span className={styles.word}>Fit</span>
      </CommandButton>
      <CommandButton command="zoom-field">
        <TransportIcon name="field" />
        <span className={styles.word}>Whole field</span>
      </CommandButton>
    </div>
  )
}

function LookSwitch({ command, name, word, title, icon }: (typeof SWITCHES)[number]) {
  const isOn = useView((view) => view[name])
  return (
    <CommandButton command={command} isOn={isOn} {...(title === undefined ? {} : { name: title })}>
      <TransportIcon name={icon} />
      <span className={styles.word}>{word}</span>
    </CommandButton>
  )
}
