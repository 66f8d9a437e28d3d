/** What the export dialog keeps going: the frames that are drawn, and how large the file will be. */
import { useEffect, useState } from 'react'
import { ClipFrames, type ClipPicture } from './clipFrames.ts'
import type { ClipPlan } from './clipPlan.ts'
import { estimatedGifBytes } from './makeGif.ts'

/** Frames of a picture; null until they can be drawn. */
export function useClipFrames(picture: ClipPicture): ClipFrames | null {
  const [frames, setFrames] = useState<ClipFrames | null>(null)
  // the first picture makes them; later ones are shown by them
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    let made: ClipFrames | null = null
    let isGone = false
    void ClipFrames.create(picture).then((created) => {
      made = created
      if (isGone) created.dispose()
      else setFrames(created)
    })
    return () => {
      isGone = true
      made?.dispose()
    }
  }, [])
  useEffect(() => frames?.show(picture), [frames, picture])
  return frames
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
