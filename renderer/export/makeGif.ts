/** From a plan and something that draws to the bytes of a GIF, while the window stays live. */
import type { Color } from './clipPalette.ts'
import { type ClipPlan, estimatedBytes, sampleSteps } from './clipPlan.ts'
import { GifEncoder } from './gifEncoder.ts'
import type { Pixels } from './gifMessages.ts'

/** Draws moments of a play, in device pixels. */
export interface FrameSource {
  readonly size: { readonly width: number; readonly height: number }
  /** Colors that must come through unchanged. */
  readonly exact: readonly Color[]
  /** Seconds from the snap. */
  draw(time: number): void
  /** Of the last draw; the caller's own. */
  pixels(): Pixels
}

export interface GifWork {
  readonly source: FrameSource
  readonly plan: ClipPlan
  readonly isLooped: boolean
  readonly signal: AbortSignal
  /** After each frame. */
  onProgress?(done: number): void
}

/** Frames from all over a clip: its palette is made from them. */
const PALETTE_SAMPLES = 6
/** Pairs of frames that tell what a change weighs. */
const SIZE_SAMPLES = 4

/** The whole file; null where it was cancelled. */
export async function gifOf(work: GifWork): Promise<Uint8Array<ArrayBuffer> | null> {
  const { source, plan, signal, onProgress } = work
  return withEncoder(work, PALETTE_SAMPLES, async (encoder) => {
    for (let step = 0; step < plan.times.length; step++) {
      await addStep(encoder, { source, plan, step })
      onProgress?.(step + 1)
      if (signal.aborted) return null
    }
    return encoder.finish()
  })
}

/** How many bytes the file will have, about: some of its frames are encoded as they will be. Null where it was
 *  cancelled. */
export async function estimatedGifBytes(work: GifWork): Promise<number | null> {
  const { source, plan, signal } = work
  const steps = sampleSteps(plan, SIZE_SAMPLES)
  const pairs = steps.flatMap((step) => (step + 1 < plan.times.length ? [step, step + 1] : [step]))
  return withEncoder(work, SIZE_SAMPLES, async (encoder) => {
    for (const step of pairs) {
      await addStep(encoder, { source, plan, step })
      if (signal.aborted) return null
    }
    await encoder.drained()
    const added = encoder.sizes.map((bytes, i) => bytes - (encoder.sizes[i - 1] ?? 0))
    const next_bytes = added.filter((_, i) => i % 2 === 1)
    return estimatedBytes(plan.times.length, { first_bytes: encoder.sizes[0] ?? 0, next_bytes })
  })
}

/** An encoder that has its palette, for as long as some work takes. */
async function withEncoder<Value>(
  { source, plan, isLooped, signal }: GifWork,
  samples: number,
  use: (encoder: GifEncoder) => Promise<Value>,
): Promise<Value | null> {
  const encoder = new GifEncoder()
  try {
    for (const step of sampleSteps(plan, samples)) {
      source.draw(plan.times[step] as number)
      encoder.addSample(source.pixels())
      await nextTurn()
      if (signal.aborted) return null
    }
    encoder.begin({ ...source.size, isLooped, exact: source.exact })
    return await use(encoder)
  } finally {
    encoder.dispose()
  }
}

interface Step {
  readonly source: FrameSource
  readonly plan: ClipPlan
  readonly step: number
}

async function addStep(encoder: GifEncoder, { source, plan, step }: Step): Promise<void> {
  source.draw(plan.times[step] as number)
  await encoder.addFrame(source.pixels(), plan.delays_cs[step] as number)
  await nextTurn()
}

/** Lets keys, pointers and paints through between two frames. */
async function nextTurn(): Promise<void> {
  await scheduler.yield()
}
