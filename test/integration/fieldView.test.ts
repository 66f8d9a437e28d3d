/** The field and its table as they are mounted in a page, in the system's Chromium and under the page's own strict policy. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fittedCamera, screenFromField } from '../../renderer/replay/camera.ts'
import { openStagePage, PLAY, type StagePage, VIEW } from '../builders/stagePage.ts'

let stagePage: StagePage

beforeAll(async () => {
  stagePage = await openStagePage()
})
afterAll(() => stagePage.dispose())
beforeEach(() => stagePage.page.evaluate(() => harness.place.replaceChildren()))

test('the mounted field has a name, says who is under the pointer, and zooms, pans and fits by it', async () => {
  const { page } = stagePage
  await page.evaluate((opened) => {
    const mounted = harness.mountView(harness.place, opened, null)
    Object.assign(globalThis, { mounted })
  }, PLAY)
  const field = page.getByRole('img', { name: 'An invented play' })
  await field.waitFor()
  const { x, y, width, height } = (await field.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  expect([width, height]).toEqual([700, 520])
  // 30 yd from top to bottom frame it, 17.3 px a yard; a turn of 100 px makes that 20.3
  await page.mouse.move(x + 350, y + 260)
  await page.mouse.wheel(0, -100)
  await expect.poll(() => page.getByRole('status').textContent()).toBe('20.3 px a yard')
  await page.mouse.down()
  await page.mouse.move(x + 300, y + 200, { steps: 4 })
  await page.mouse.up()
  await page.mouse.dblclick(x + 350, y + 100)
  await expect.poll(() => page.getByRole('status').textContent()).toBe('the play')
  const guard = screenFromField(fittedCamera(PLAY.tracking, VIEW), { x: 50, y: 20 })
  await page.mouse.move(x + guard.x, y + guard.y)
  await expect.poll(() => page.locator('.replay-tip').textContent()).toBe('#1 A. Invented\n0.0 yd/s')
  await page.evaluate(() => (globalThis as unknown as { mounted: { unmount(): void } }).mounted.unmount())
  expect(await page.evaluate(() => harness.Stage.liveObjects())).toBe(0)
})

test('the table tells the frame at which the play rests', async () => {
  const { page } = stagePage
  await page.evaluate((opened) => {
    const mounted = harness.mountView(harness.place, opened, null)
    Object.assign(globalThis, { mounted })
    mounted.clock.apply({ kind: 'step', frames: 1 })
  }, PLAY)
  const ball = page.getByRole('row', { name: 'football' })
  await expect.poll(() => ball.getByRole('cell').allTextContents()).toContain('5.3 left')
  expect(await page.getByRole('caption').textContent()).toContain('+0.1 s')
  await page.evaluate(() => (globalThis as unknown as { mounted: { unmount(): void } }).mounted.unmount())
})

test('the page had nothing to complain of', () => {
  expect(stagePage.complaints).toEqual([])
})
