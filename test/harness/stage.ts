/** A page that draws plays with the real stage, for tests and benches that look at the picture. */
import type { OpenedPlay, PlayReading } from '../../preload/contract.ts'
import { PLAIN_LOOK, type SceneLook } from '../../renderer/replay/scene.ts'
import { Stage, type StageOptions } from '../../renderer/replay/stage.ts'
import { drawCurve } from '../../renderer/timeline/curve.ts'
import { inventedReading, openedPlays } from '../builders/openedPlay.ts'

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

const api = { Stage, open, openedPlays, inventedReading, drawCurve }

declare global {
  var harness: typeof api
}
globalThis.harness = api
