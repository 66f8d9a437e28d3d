/** A page that draws plays with the real stage, for tests and benches that look at the picture. */
import { tellsOf } from '../../ml/model/disguise.ts'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import { PLAIN_LOOK, type SceneLook } from '../../renderer/replay/scene.ts'
import { Stage, type StageOptions } from '../../renderer/replay/stage.ts'
import { disposeThumbnails, thumbnail } from '../../renderer/replay/thumbnail.ts'
import { drawCurve } from '../../renderer/timeline/curve.ts'
import { inventedReading, openedPlays } from '../builders/openedPlay.ts'
import { mountView } from './view.tsx'

export interface Shot extends StageOptions {
  readonly opened: OpenedPlay
  readonly reading: PlayReading | null
  readonly look?: Partial<SceneLook>
}

/** A stage in the page that shows a scene. */
async function open({ opened, reading, look, ...options }: Shot): Promise<Stage> {
  const stage = await Stage.create(options)
  document.getElementById('place')?.replaceChildren(stage.canvas)
  stage.show({ opened, reading, look: { ...PLAIN_LOOK, ...look } })
  return stage
}

const place = document.getElementById('place') as HTMLElement

const api = {
  place,
  PLAIN_LOOK,
  mountView,
  thumbnail,
  disposeThumbnails,
  Stage,
  open,
  openedPlays,
  inventedReading,
  drawCurve,
  tellsOf,
}

declare global {
  var harness: typeof api
}
globalThis.harness = api
