/** Keys while the film runs and plays are being read, and plays opened from a library that is read. */
import type { Page } from '@playwright/test'
import type { Figure } from './figures.ts'
import { timed } from './probe.ts'
import { type Libraries, pause, withRoom } from './room.ts'

const FRAME_KEYS = ['ArrowRight', 'ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowLeft'] as const
/** Odd, so that keys meet the film in every phase of its frames. */
const PLAYED_MS = 137
/** Long enough for the neighbours of a play to be fetched. */
const LOOKED_MS = 250

export async function keyFigures({ unread }: Libraries, rounds: number): Promise<Figure[]> {
  const stepped: number[] = []
  const started: number[] = []
  await withRoom({ library: unread }, async ({ page }) => {
    for (let round = 0; round < rounds; round++) {
      // from the snap, so that there is film on either side
      if (round % 8 === 0) await page.keyboard.press('s')
      started.push(await timed(page, 'moved', () => page.keyboard.press('Space')))
      await pause(PLAYED_MS)
      const key = FRAME_KEYS[round % FRAME_KEYS.length] as string
      stepped.push(await timed(page, 'moved', () => page.keyboard.press(key)))
    }
    const isReading = await page.getByRole('progressbar', { name: /read/i }).isVisible()
    if (!isReading) process.stderr.write('keys: the plays were all read before the last key.\n')
  })
  const frame =
    'to the end of the animation frame in which the timeline and the field show it, plays being read meanwhile'
  return [
    figure('key while playing', stepped, { statistic: 'p95', most: 33 }, `a frame key's own time ${frame}`),
    figure('play key', started, null, `the space bar's own time ${frame}`),
  ]
}

export async function openingFigures({ read }: Libraries, rounds: number): Promise<Figure[]> {
  return await withRoom({ library: read }, async ({ page }) => {
    const next: number[] = []
    const held: number[] = []
    const far: number[] = []
    for (let round = 0; round < rounds; round++) {
      await pause(LOOKED_MS)
      next.push(await timed(page, 'opened', () => page.keyboard.press('n')))
    }
    for (let round = 0; round < rounds; round++) held.push(await timed(page, 'opened', () => page.keyboard.press('n')))
    for (let round = 0; round < rounds; round++) {
      const row = await farRow(page, (round * 0.37 + 0.2) % 1)
      await pause(LOOKED_MS)
      far.push(await timed(page, 'opened', () => page.mouse.click(row.x, row.y)))
    }
    const aim = { statistic: 'p95', most: 100 } as const
    const drawn = 'to the end of the animation frame in which the field, the list and the read panel show the play'
    return [
      figure('next play', next, aim, `N's own time ${drawn}, the play looked at for ${LOOKED_MS} ms before`),
      figure('next play at once', held, aim, `N's own time ${drawn}, pressed when the play before is just drawn`),
      figure(
        'far play',
        far,
        aim,
        `a click's own time, on a play anywhere in the list that was not opened yet, ${drawn}`,
      ),
    ]
  })
}

/** The middle of a row so far down the list. */
async function farRow(page: Page, share: number): Promise<{ readonly x: number; readonly y: number }> {
  const list = page.getByRole('listbox', { name: 'Plays' })
  await list.evaluate((element, part) => {
    element.scrollTop = part * (element.scrollHeight - element.clientHeight)
  }, share)
  const box = await list.boundingBox()
  if (box === null) throw new Error('the list of plays is not on screen')
  return { x: box.x + box.width / 3, y: box.y + box.height / 2 }
}

function figure(name: string, samples: readonly number[], aim: Figure['aim'], means: string): Figure {
  return { name, unit: 'ms', samples, aim, means }
}
