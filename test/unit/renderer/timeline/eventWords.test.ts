import { describe, expect, test } from 'vitest'
import { eventMarks, placedLabels } from '../../../../renderer/timeline/eventWords.ts'

describe('events on the timeline', () => {
  test('providers’ words become a coach’s', () => {
    const marks = eventMarks([
      { frame: 40, name: 'pass_forward' },
      { frame: 10, name: 'line_set' },
      { frame: 52, name: 'pass_outcome_caught' },
    ])
    expect(marks.map(({ label }) => label)).toEqual(['line set', 'throw', 'caught'])
  })

  test('words that are nothing to look at, and the snap’s own, are left out', () => {
    const names = ['play_submit', 'huddle_start_offense', 'ball_snap', 'autoevent_ballsnap', 'toString']
    expect(eventMarks(names.map((name, frame) => ({ frame, name })))).toEqual([])
  })

  test('a throw that an operator and a computer recorded is one', () => {
    const events = [
      { frame: 40, name: 'pass_forward' },
      { frame: 42, name: 'autoevent_passforward' },
    ]
    expect(eventMarks(events)).toHaveLength(1)
  })

  test('two men in motion one after the other are two', () => {
    const events = [
      { frame: 10, name: 'man_in_motion' },
      { frame: 40, name: 'man_in_motion' },
    ]
    expect(eventMarks(events)).toHaveLength(2)
  })
})

describe('labels on the timeline', () => {
  const room = { width: 200, kept: [], widthOf: () => 40, xOf: (frame: number) => frame }

  test('of two that would touch, the one of the lower rank goes', () => {
    const [low, high] = placedLabels(
      [
        { frame: 100, label: 'contact', rank: 3 },
        { frame: 110, label: 'caught', rank: 7 },
      ],
      room,
    )
    expect([low?.left, high?.left]).toEqual([null, 90])
  })

  test('a label at the edge stays inside', () => {
    const labels = placedLabels(
      [
        { frame: 3, label: 'line set', rank: 5 },
        { frame: 198, label: 'tackle', rank: 5 },
      ],
      room,
    )
    expect(labels.map(({ left }) => left)).toEqual([0, 160])
  })

  test('marks keep their order, whatever their rank', () => {
    const marks = [
      { frame: 10, label: 'set', rank: 1 },
      { frame: 150, label: 'throw', rank: 3 },
    ]
    expect(placedLabels(marks, room).map(({ frame }) => frame)).toEqual([10, 150])
  })

  test('no words lie on the line of the snap', () => {
    const labels = placedLabels([{ frame: 110, label: 'motion', rank: 2 }], { ...room, kept: [100] })
    expect(labels.map(({ left }) => left)).toEqual([null])
  })
})
