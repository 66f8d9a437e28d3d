/** Small pictures of plays for lists: one stage out of sight draws them, one after the other. */
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import type { View } from './camera.ts'
import { PLAIN_LOOK, type SceneLook } from './scene.ts'
import type { Stage } from './stage.ts'

export interface ThumbnailRequest {
  readonly opened: OpenedPlay
  readonly reading: PlayReading | null
  /** Seconds from the snap. */
  readonly time: number
  /** CSS pixels. */
  readonly size: View
  readonly look?: Partial<SceneLook>
}

let shared: Promise<Stage> | null = null
let last: Promise<unknown> = Promise.resolve()

/** A picture of the play at a time, at two device pixels a CSS pixel. */
export function thumbnail(request: ThumbnailRequest): Promise<ImageBitmap> {
  const drawn = last.then(() => drawThumbnail(request))
  last = drawn.catch(() => undefined)
  return drawn
}

/** Lets go of the stage once the pictures asked for are drawn. */
export async function disposeThumbnails(): Promise<void> {
  await last
  const stage = shared
  shared = null
  ;(await stage)?.dispose()
}

const RESOLUTION = 2

async function drawThumbnail({ opened, reading, time, size, look }: ThumbnailRequest): Promise<ImageBitmap> {
  shared ??= stageOf(size)
  const stage = await shared
  stage.resize(size.width, size.height, RESOLUTION)
  stage.show({ opened, reading, look: { ...PLAIN_LOOK, detail: 'small', ...look } })
  stage.draw(time)
  return createImageBitmap(stage.canvas)
}

async function stageOf(size: View): Promise<Stage> {
  const { Stage } = await import('./stage.ts')
  return await Stage.create({ ...size, resolution: RESOLUTION, preference: 'canvas' })
}
