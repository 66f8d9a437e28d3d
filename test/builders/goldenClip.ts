/** The frame of a clip that a golden file holds: a moment of a simulated play, as another library decodes it. */
import type { Page } from '@playwright/test'
import type {} from '../harness/clips.ts'
import { type DecodedGif, decodedGif } from './gifFrames.ts'

/** The first play of a league of its own, from 0.4 s before the snap to 0.4 s after it. */
export async function goldenClip(page: Page): Promise<DecodedGif> {
  const file = await page.evaluate(() => {
    const opened = clips.openedPlays('golden clip', 1)[0]
    if (opened?.tracking == null) throw new Error('the simulated league has no play')
    const reading = clips.inventedReading(opened.tracking)
    const times = [-0.4, -0.2, 0, 0.2, 0.4]
    const plan = { times, delays_cs: times.map(() => 20), duration_s: 1 }
    return clips.makeGif({ opened, reading, plan, width: 640, isLooped: true })
  })
  if (file === null) throw new Error('no clip came')
  return decodedGif(new Uint8Array(Buffer.from(file, 'base64')))
}

/** The frame that is kept: the last one, which holds the changes of all before it. */
export const GOLDEN_FRAME = 4
