/** What happened when, in a coach's words: the providers' event names, translated, and which of them are worth a label. */
import type { TrackingEvent } from '../../ml/football/tracking.ts'

/** An event as the timeline marks it. */
export interface EventMark {
  readonly frame: number
  readonly label: string
  /** Greater is kept where two labels do not fit. */
  readonly rank: number
}

interface EventWords {
  readonly label: string
  readonly rank: number
}

/** Ranks: how it ended, the throw, what gives the defense away before the snap, and the rest. */
const [OUTCOME_RANK, THROW_RANK, BEFORE_RANK, DETAIL_RANK] = [4, 3, 2, 1] as const

/** By the provider's word. What is not here is nothing to look at: huddles, penalties being announced, ends of paths.
 *  The snap is marked where the play says it is, so its own events are left out, too. */
const WORDS: Readonly<Record<string, EventWords>> = {
  line_set: { label: 'line set', rank: BEFORE_RANK },
  man_in_motion: { label: 'motion', rank: BEFORE_RANK },
  shift: { label: 'shift', rank: BEFORE_RANK },
  huddle_break_offense: { label: 'huddle breaks', rank: DETAIL_RANK },
  play_action: { label: 'play-action', rank: DETAIL_RANK },
  run_pass_option: { label: 'run-pass option', rank: DETAIL_RANK },
  handoff: { label: 'handoff', rank: THROW_RANK },
  lateral: { label: 'lateral', rank: DETAIL_RANK },
  run: { label: 'run', rank: DETAIL_RANK },
  pass_forward: { label: 'throw', rank: THROW_RANK },
  pass_shovel: { label: 'shovel pass', rank: THROW_RANK },
  autoevent_passforward: { label: 'throw', rank: THROW_RANK },
  pass_tipped: { label: 'tipped', rank: DETAIL_RANK },
  pass_arrived: { label: 'ball arrives', rank: DETAIL_RANK },
  pass_outcome_caught: { label: 'caught', rank: OUTCOME_RANK },
  pass_outcome_incomplete: { label: 'incomplete', rank: OUTCOME_RANK },
  dropped_pass: { label: 'dropped', rank: OUTCOME_RANK },
  pass_outcome_interception: { label: 'intercepted', rank: OUTCOME_RANK },
  pass_outcome_touchdown: { label: 'touchdown', rank: OUTCOME_RANK },
  touchdown: { label: 'touchdown', rank: OUTCOME_RANK },
  qb_sack: { label: 'sack', rank: OUTCOME_RANK },
  qb_strip_sack: { label: 'strip sack', rank: OUTCOME_RANK },
  qb_kneel: { label: 'kneel', rank: OUTCOME_RANK },
  qb_spike: { label: 'spike', rank: OUTCOME_RANK },
  qb_slide: { label: 'slide', rank: OUTCOME_RANK },
  fumble: { label: 'fumble', rank: OUTCOME_RANK },
  fumble_offense_recovered: { label: 'offense recovers', rank: DETAIL_RANK },
  fumble_defense_recovered: { label: 'defense recovers', rank: DETAIL_RANK },
  first_contact: { label: 'contact', rank: DETAIL_RANK },
  tackle: { label: 'tackle', rank: BEFORE_RANK },
  out_of_bounds: { label: 'out of bounds', rank: BEFORE_RANK },
  safety: { label: 'safety', rank: OUTCOME_RANK },
}

/** Two records of one thing, an operator's and a computer's, lie closer than this, frames. */
const SAME_EVENT_FRAMES = 5

/** The events of a play that have words, in order; the same thing recorded twice shortly after itself is one. */
export function eventMarks(events: readonly TrackingEvent[]): EventMark[] {
  const marks: EventMark[] = []
  for (const { frame, name } of events.toSorted((a, b) => a.frame - b.frame)) {
    const words = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined
    const isRepeated = marks.some((mark) => mark.label === words?.label && frame - mark.frame <= SAME_EVENT_FRAMES)
    if (words !== undefined && !isRepeated) marks.push({ frame, ...words })
  }
  return marks
}

/** A label with its place: pixels from the left edge of the timeline. */
export interface PlacedLabel extends EventMark {
  /** Where its tick is. */
  readonly x: number
  /** The left edge of its words; null where there is no room for them. */
  readonly left: number | null
}

interface LabelRoom {
  readonly width: number
  /** Places that no words may lie on, as the line of the snap. */
  readonly kept: readonly number[]
  /** Width of some words, pixels. */
  widthOf(label: string): number
  xOf(frame: number): number
}

/** Pixels that stay free between two labels. */
const GAP = 6

/** Gives every mark its place. Labels are centered on their ticks and kept inside; where two would touch, the one of
 *  the lower rank is left to its tick and its tooltip. */
export function placedLabels(marks: readonly EventMark[], { width, kept, widthOf, xOf }: LabelRoom): PlacedLabel[] {
  const taken = kept.map((x) => ({ left: x, right: x }))
  const placed = new Map<EventMark, number>()
  for (const mark of marks.toSorted((a, b) => b.rank - a.rank || a.frame - b.frame)) {
    const wide = widthOf(mark.label)
    const left = Math.max(0, Math.min(xOf(mark.frame) - wide / 2, width - wide))
    const right = left + wide
    if (taken.some((other) => left < other.right + GAP && right + GAP > other.left)) continue
    taken.push({ left, right })
    placed.set(mark, left)
  }
  return marks.map((mark) => ({ ...mark, x: xOf(mark.frame), left: placed.get(mark) ?? null }))
}
