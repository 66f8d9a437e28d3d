/** A GIF of ten seconds, made as a coach makes it: marks, the dialog, a file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { decodedGif } from '../../builders/gifFrames.ts'
import type { FilmRoom } from '../../e2e/filmRoom.ts'
import type { Figure } from './figures.ts'
import { type Libraries, withRoom } from './room.ts'

/** At 10 frames a second. */
const FRAMES = 100

export async function clipFigures({ read }: Libraries, rounds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'presnap-bench-'))
  try {
    return await withRoom({ library: read }, async (room) => {
      await findLongPlay(room.page)
      await markTenSeconds(room.page)
      const samples: number[] = []
      for (let round = 0; round < rounds; round++) samples.push(await savedClip(room, join(folder, `${round}.gif`)))
      const means = `${FRAMES} frames, 960 pixels wide, field and curve: from the button to the file and the news of it`
      return [{ name: 'GIF of 10 s', unit: 's', samples, aim: { statistic: 'p50', most: 5 }, means }]
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A play with five seconds on both sides of its snap. */
async function findLongPlay(page: Page): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Time in the play' })
  for (let play = 0; play < 200; play++) {
    const [first, last] = [await slider.getAttribute('aria-valuemin'), await slider.getAttribute('aria-valuemax')]
    if (Number(first) <= -5 && Number(last) >= 5) return
    const headline = await page.locator('aside header').textContent()
    await page.keyboard.press('n')
    await page.waitForFunction((before) => document.querySelector('aside header')?.textContent !== before, headline)
  }
  throw new Error('no play is long enough')
}

/** From 5.0 s before the snap to 4.9 s after it. */
async function markTenSeconds(page: Page): Promise<void> {
  const keys = ['s', ...Array<string>(5).fill('Shift+ArrowLeft'), 'i']
  for (const key of [...keys, 's', ...Array<string>(5).fill('Shift+ArrowRight'), 'ArrowLeft', 'o'])
    await page.keyboard.press(key)
}

/** Seconds. */
async function savedClip({ page, answer }: FilmRoom, path: string): Promise<number> {
  await answer({ save: [path] })
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: 'Export clip' })
  await choose(page, 'Width in pixels', '960')
  await choose(page, 'Frames a second', '10')
  await choose(page, 'Speed', 'Real time')
  const hold = dialog.getByRole('checkbox', { name: /Hold the end/ })
  if (await hold.isChecked()) await hold.press(' ')
  // the preview is drawn and the estimate made: the encoder has nothing else to do
  await dialog.getByText(/about [\d.,]+ [kM]B/i).waitFor()
  const began = performance.now()
  await dialog.getByRole('button', { name: 'Save GIF…' }).click()
  await dialog.waitFor({ state: 'detached' })
  const took = (performance.now() - began) / 1000
  const { frames, width } = decodedGif(new Uint8Array(readFileSync(path)))
  if (frames.length !== FRAMES || width !== 960) throw new Error(`the GIF has ${frames.length} frames, ${width} wide`)
  return took
}

function choose(page: Page, group: string, option: string): Promise<void> {
  return page
    .getByRole('radiogroup', { name: group })
    .getByRole('radio', { name: option, exact: true })
    .check({ force: true })
}
