/** Taking a play away: GIFs of a play and of what lies between marks, and the frame as PNG, read by other decoders. */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TestInfo } from '@playwright/test'
import { PNG } from 'pngjs'
import { type DecodedGif, decodedGif } from '../builders/gifFrames.ts'
import { momentOn, rangeOn, type Sight, seeFilm } from './coach.ts'
import { DEMO_GAME } from './demoGame.ts'
import { expect, sharedFilmRoom, test } from './filmRoom.ts'

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1280, height: 720 } }))
let sight: Sight

test.beforeEach(async () => {
  const { page } = filmRoom()
  sight = await seeFilm(page)
  for (const key of ['u', 's']) await page.keyboard.press(key)
  await expect(sight.time).toHaveText('0.0 s')
})

test('a GIF of a play has all its frames, in the pace, size and rounds that the dialog tells', async ({
  launchFilmRoom: _,
}, testInfo) => {
  const { page } = filmRoom()
  const { start, end } = await rangeOn(sight)
  const frames = Math.round((end - start) * 10) + 1
  await page.keyboard.press('e')
  await choose({ 'Width in pixels': '640', 'Frames a second': '10', Speed: 'Real time' })
  await expect(sight.dialog.getByText(`${((frames + 9) / 10 + 0.1).toFixed(1)} s, ${frames} frames`)).toBeVisible()
  const estimate = await bytesTold()
  const path = await saveGif(testInfo, 'play.gif')
  const gif = gifAt(path)
  expect(gif.delays_cs).toEqual([...Array(frames - 1).fill(10), 110])
  expect([gif.width, gif.height, gif.loops]).toEqual([640, 461, 0])
  expect(Math.abs(Math.log2(estimate / statSync(path).size))).toBeLessThan(0.5)
  await expect(sight.dialog).toBeHidden()
})

test('a GIF of what lies between marks moves in slow motion, frame after frame', async ({
  launchFilmRoom: _,
}, testInfo) => {
  const { page } = filmRoom()
  for (const key of ['i', 'Shift+ArrowRight', 'o', 'e']) await page.keyboard.press(key)
  await expect(sight.dialog.getByRole('radio', { name: 'Marks' })).toBeChecked()
  await choose({ 'Width in pixels': '640', 'Frames a second': '25', Speed: '1/2' })
  await expect(sight.dialog.getByText('3.0 s, 51 frames')).toBeVisible()
  const gif = gifAt(await saveGif(testInfo, 'marks.gif'))
  expect(gif.delays_cs).toEqual([...Array(50).fill(4), 104])
  expect(stills(gif)).toEqual([])
  await expect.poll(() => momentOn(sight)).toBe(1)
})

for (const { rate, frames, delay_cs } of [
  { rate: '10', frames: 6, delay_cs: 10 },
  { rate: '20', frames: 11, delay_cs: 5 },
  { rate: '50', frames: 26, delay_cs: 2 },
]) {
  test(`at ${rate} frames a second every frame stands ${delay_cs} hundredths`, async ({
    launchFilmRoom: _,
  }, testInfo) => {
    const { page } = filmRoom()
    for (const key of ['i', ...Array(5).fill('ArrowRight'), 'o', 'e']) await page.keyboard.press(key)
    await choose({ 'Width in pixels': '640', 'Frames a second': rate, Speed: 'Real time' })
    const once = sight.dialog.getByRole('checkbox', { name: 'Repeat' })
    const hold = sight.dialog.getByRole('checkbox', { name: 'Hold the end 1 s' })
    for (const tick of [once, hold]) if (await tick.isChecked()) await tick.press('Space')
    const gif = gifAt(await saveGif(testInfo, `${rate}.gif`))
    expect(gif.delays_cs).toEqual(Array(frames).fill(delay_cs))
    expect(gif.loops).toBeNull()
  })
}

test('the frame is saved as a sharp PNG with both teams on it', async ({ launchFilmRoom: _ }, testInfo) => {
  const { page, answer, asked } = filmRoom()
  const path = testInfo.outputPath('frame.png')
  await answer({ save: [path] })
  await page.keyboard.press('ControlOrMeta+Shift+S')
  await expect(sight.notices.getByText('Saved frame.png.')).toBeVisible()
  expect((await asked()).at(-1)?.suggested).toBe(`Q1_1454_1-10_UMR_${DEMO_GAME}_58.png`)
  const png = PNG.sync.read(readFileSync(path))
  expect([png.width, png.height]).toEqual([2560, 1696])
  expect(countOf(png, OFFENSE)).toBeGreaterThan(1000)
  expect(countOf(png, DEFENSE)).toBeGreaterThan(1000)
})

test('an export that is cancelled leaves no file', async ({ launchFilmRoom: _ }, testInfo) => {
  const { page, answer } = filmRoom()
  const folder = testInfo.outputPath('clips')
  mkdirSync(folder)
  await page.keyboard.press('e')
  await choose({ 'Frames a second': '50', Speed: '1/10' })
  await answer({ save: [join(folder, 'long.gif')] })
  await sight.dialog.getByRole('button', { name: 'Save GIF…' }).press('Enter')
  await expect(sight.dialog.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^frame [1-9]\d* of/)
  await expect(sight.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(sight.notices.getByText('Cancelled. Nothing was saved.')).toBeVisible()
  expect(readdirSync(folder)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(sight.dialog).toBeHidden()
})

test('a save dialog that is closed leaves the clip as it was wished, and nothing on the disk', async () => {
  const { page, answer, asked } = filmRoom()
  await page.keyboard.press('e')
  await choose({ 'Frames a second': '20', Speed: 'Real time' })
  const before = (await asked()).length
  await answer({ save: [null] })
  await sight.dialog.getByRole('button', { name: 'Save GIF…' }).press('Enter')
  await expect.poll(async () => (await asked()).length).toBe(before + 1)
  await expect(sight.dialog.getByRole('radio', { name: '20' })).toBeChecked()
  await expect(sight.dialog.getByRole('progressbar')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(sight.dialog).toBeHidden()
})

type Wish = Readonly<Partial<Record<'Width in pixels' | 'Frames a second' | 'Speed', string>>>

async function choose(wish: Wish): Promise<void> {
  for (const [group, name] of Object.entries(wish)) {
    const radio = sight.dialog.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true })
    await radio.press('Space')
    await expect(radio).toBeChecked()
  }
}

/** By the button that has the focus. */
async function saveGif(testInfo: TestInfo, name: string): Promise<string> {
  const { page, answer } = filmRoom()
  const path = testInfo.outputPath(name)
  await answer({ save: [path] })
  await sight.dialog.getByRole('button', { name: 'Save GIF…' }).focus()
  await page.keyboard.press('Enter')
  await expect(sight.notices.getByText(`Saved ${name}.`)).toBeVisible()
  return path
}

function gifAt(path: string): DecodedGif {
  return decodedGif(new Uint8Array(readFileSync(path)))
}

/** The size that the dialog tells, once it knows it. */
async function bytesTold(): Promise<number> {
  const told = sight.dialog.getByText(/^about [\d.]+ [KM]B$/)
  const [, number = '', unit] = /([\d.]+) ([KM])B/.exec((await told.textContent()) ?? '') ?? []
  return Number(number) * (unit === 'K' ? 1e3 : 1e6)
}

/** Frames whose field is as in the frame before. */
function stills({ width, frames }: DecodedGif): number[] {
  const field = (frame: Uint8ClampedArray) => Buffer.from(frame).subarray(FIELD.top * width * 4, FIELD.end * width * 4)
  return frames.flatMap((frame, place) => {
    const before = frames[place - 1]
    return before !== undefined && field(before).equals(field(frame)) ? [place] : []
  })
}

/** Rows of pixels on a clip 640 wide: under the caption, over the curve. */
const FIELD = { top: 29, end: 349 }
const OFFENSE = [0xe6, 0x9f, 0x00] as const
const DEFENSE = [0x00, 0x72, 0xb2] as const

function countOf({ data }: PNG, [red, green, blue]: readonly [number, number, number]): number {
  let count = 0
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count++
  }
  return count
}
