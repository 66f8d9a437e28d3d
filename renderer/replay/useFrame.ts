/** The frame on the field as React state: as often as a person can read numbers, and at once when the film stands. */
import { create } from 'zustand'
import { FRAME_RATE } from '../../ml/football/tracking.ts'
import { clock } from '../session/openPlay.ts'
import { steadyFrames } from './steadyFrames.ts'

const useShownFrame = create<{ readonly frame: number }>(() => ({ frame: 0 }))

/** Faster than the frames of the film nothing needs to change. */
const LEAST_MS = 1000 / FRAME_RATE

clock.subscribe(steadyFrames(LEAST_MS, (frame) => useShownFrame.setState({ frame })))

/** The index of the frame that holds now. It changes at most ten times a second, at whatever speed. */
export function useFrame(): number {
  return useShownFrame((shown) => shown.frame)
}
