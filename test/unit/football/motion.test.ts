import { describe, expect, test } from 'vitest'
import { isInMotion, motionToldOf } from '../../../ml/football/motion.ts'
import type { Track } from '../../../ml/football/tracking.ts'
import { track, trackingOf } from '../../builders/tracking.ts'

const SNAP = { snapFrame: 8, snapSource: 'ball_snap' } as const

/** Ten frames with the snap at 8: one man whose y changes by `step_yd` a frame. */
function mover(
  step_yd: number,
  man: Partial<Track> = { position: 'WR' },
  partial: Parameters<typeof trackingOf>[2] = SNAP,
) {
  const samples = Array.from({ length: 10 }, (_, frame) => [{ x: 40, y: 20 + step_yd * frame }])
  return trackingOf([track(man)], samples, partial)
}

describe('the tracks show motion', () => {
  test('where a receiver goes across the field at 1.2 yards a second: 0.6 yards in the half second to the last look', () => {
    expect(isInMotion(mover(0.12))).toBe(true)
    expect(isInMotion(mover(-0.12))).toBe(true)
  })

  test('but not where he sways by 0.8 yards a second', () => {
    expect(isInMotion(mover(0.08))).toBe(false)
  })

  test('but not by a lineman or a defender', () => {
    expect(isInMotion(mover(0.12, { position: 'G' }))).toBe(false)
    expect(isInMotion(mover(0.12, { position: 'CB', side: 'defense' }))).toBe(false)
  })

  test('but not by what he does at the snap itself', () => {
    const samples = Array.from({ length: 10 }, (_, frame) => [{ x: 40, y: frame < 8 ? 20 : 25 }])
    expect(isInMotion(trackingOf([track({ position: 'WR' })], samples, SNAP))).toBe(false)
  })

  test('where the provider marks it before the snap, whoever moved', () => {
    const marked = (frame: number) => mover(0, {}, { ...SNAP, events: [{ frame, name: 'man_in_motion' }] })
    expect([isInMotion(marked(2)), isInMotion(marked(9))]).toEqual([true, false])
  })

  test('or cannot tell: without a snap, or without half a second before it', () => {
    expect(isInMotion(mover(0.12, {}, {}))).toBeNull()
    expect(isInMotion(mover(0.12, {}, { ...SNAP, snapFrame: 5 }))).toBeNull()
  })
})

describe('a source tells of motion', () => {
  const told = (...values: (boolean | null)[]) => motionToldOf(values.map((inMotionAtSnap) => ({ inMotionAtSnap })))

  test('by one man in motion, by men who were not, or not at all', () => {
    expect([told(null, true, false), told(false, null), told(null), told()]).toEqual([true, false, null, null])
  })
})
