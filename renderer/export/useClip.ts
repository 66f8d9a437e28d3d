/** What the export dialog keeps going: the frames that are drawn, and how large the file will be. */
import { useEffect, useState } from 'react'
import { ClipFrames, type ClipPicture } from './clipFrames.ts'
import type { ClipPlan } from './clipPlan.ts'
import { estimatedGifBytes } from './makeGif.ts'

export interface ComingFrames {
  /** Null until they can be drawn. */
  readonly frames: ClipFrames | null
  readonly coming: Promise<ClipFrames>
}

/** Frames of a picture: the first one makes them, later ones are shown by them. */
export function useClipFrames(picture: ClipPicture): ComingFrames {
  const [coming] = useState(() => ClipFrames.create(picture))
  const [frames, setFrames] = useState<ClipFrames | null>(null)
  useEffect(() => {
    let isGone = false
    void coming.then((made) => (isGone ? undefined : setFrames(made)))
    return () => {
      isGone = true
      void coming.then((made) => made.dispose())
    }
  }, [coming])
  useEffect(() => frames?.show(picture), [frames, picture])
  return { frames, coming }
}

export interface EstimatedClip {
  readonly frames: ClipFrames | null
  readonly picture: ClipPicture
  readonly plan: ClipPlan
  readonly isLooped: boolean
}

/** Long enough that going through the choices by arrow keys encodes nothing on the way. */
const ESTIMATE_AFTER_MS = 250

/** Bytes of the whole file, about; null while that is worked out. */
export function useEstimate({ frames, picture, plan, isLooped }: EstimatedClip): number | null {
  const [bytes, setBytes] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture weighs something else
  useEffect(() => {
    setBytes(null)
    if (frames === null) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const estimate = await estimatedGifBytes({ source: frames, plan, isLooped, signal: stop.signal })
      if (!stop.signal.aborted) setBytes(estimate)
    }, ESTIMATE_AFTER_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [frames, picture, plan, isLooped])
  return bytes
}
