/** The film room in its looks: dark, light, without motion, on a small screen and on a large one. */
import type { Locator, Page } from '@playwright/test'
import { PNG } from 'pngjs'
import { type Sight, seeWholeField } from './coach.ts'
import { expect, type FilmRoom, sharedFilmRoom, test } from './filmRoom.ts'
import { fieldOf, stillPicture } from './picture.ts'

const SMALL = { width: 1280, height: 720 }
const LARGE = { width: 2560, height: 1440 }

const filmRoom = sharedFilmRoom((library) => ({ library, size: SMALL, theme: 'dark' }))
let sight: Sight

test.beforeEach(async () => {
  const { page } = filmRoom()
  sight = await seeWholeField(page)
})

for (const theme of ['dark', 'light'] as const) {
  for (const size of [SMALL, LARGE]) {
    test(`everything has its place in the ${theme} at ${size.width} x ${size.height}`, async ({
      launchFilmRoom: _,
    }, testInfo) => {
      const room = filmRoom()
      await resize(room, size)
      await room.page.emulateMedia({ colorScheme: theme })
      await testInfo.attach('film room', { body: await room.page.screenshot(), contentType: 'image/png' })
      expect(await cutOff(room.page)).toEqual([])
      const field = await boxOf(fieldOf(room.page))
      expect(field.width).toBeGreaterThanOrEqual(size.width / 2)
      expect(field.height).toBeGreaterThanOrEqual(size.height / 2)
      const brightness = meanBrightness(await fieldOf(room.page).screenshot())
      if (theme === 'dark') expect(brightness).toBeLessThan(0.3)
      else expect(brightness).toBeGreaterThan(0.6)
    })
  }
}

test('both teams are on the field in their colors, with marks large enough for an 11 px number', async () => {
  const room = filmRoom()
  await resize(room, SMALL)
  await room.page.emulateMedia({ colorScheme: 'dark' })
  const picture = PNG.sync.read(await stillPicture(fieldOf(room.page)))
  const share = (red: number, green: number, blue: number) => {
    let hits = 0
    for (let at = 0; at < picture.data.length; at += 4) {
      const [r, g, b] = picture.data.subarray(at, at + 3)
      if (Math.hypot((r ?? 0) - red, (g ?? 0) - green, (b ?? 0) - blue) < 12) hits++
    }
    return hits
  }
  // a circle around an 11 px number has a radius of 9: eleven of them, more than half under digits, edges and others
  const leastArea_px = 11 * Math.PI * 9 ** 2 * 0.4
  expect(share(0xe6, 0x9f, 0x00)).toBeGreaterThan(leastArea_px)
  expect(share(0x00, 0x72, 0xb2)).toBeGreaterThan(leastArea_px / 2)
})

test('with the filters open no row of the narrow list runs into itself', async () => {
  await resize(filmRoom(), SMALL)
  await filmRoom().page.getByRole('button', { name: 'Filters', exact: true }).click()
  for (const words of ['', 'alderidge', 'shotgun']) {
    await filmRoom().page.getByRole('searchbox', { name: 'Find plays' }).fill(words)
    await expect(sight.plays.getByRole('option').first()).toBeVisible()
    for (const row of await sight.plays.getByRole('option').all()) expect(await overlapsIn(row)).toEqual([])
  }
  // one empties the field, the other leaves it
  for (let press = 0; press < 2; press++) await filmRoom().page.keyboard.press('Escape')
  await filmRoom().page.getByRole('button', { name: 'Filters', exact: true }).click()
})

test('with reduced motion nothing moves by itself, and the play goes from frame to frame', async () => {
  const { page } = filmRoom()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const frames = new Set<string>()
  for (const key of ['s', 'i', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'o']) {
    await page.keyboard.press(key)
    frames.add(pixelsOf(await stillPicture(fieldOf(page))))
  }
  for (let press = 0; press < 4; press++) await page.keyboard.press('[')
  await page.keyboard.press('k')
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
  const seen = new Set<string>()
  await expect
    .poll(async () => seen.add(pixelsOf(await fieldOf(page).screenshot())).size, { intervals: [0] })
    .toBeGreaterThan(1)
  expect([...seen].filter((picture) => !frames.has(picture))).toHaveLength(0)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  await page.keyboard.press('k')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
})

async function resize({ app, page }: FilmRoom, size: typeof SMALL): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height])
  await stillPicture(fieldOf(page))
}

/** What lies outside of the window, or is cut off where it cannot be scrolled to. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('main, aside, section, footer, search, button, select, input, canvas')]
    return shown.flatMap((element) => {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
      const isHidden = width <= 1 || height <= 1 || element.closest('.visually-hidden, [role=listbox], aside') !== null
      const isInside = left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5
      if (isHidden || isInside) return []
      return [`${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 30)}`]
    })
  })
}

/** Pairs of words in a row that lie over each other. */
function overlapsIn(row: Locator): Promise<readonly string[]> {
  return row.evaluate((element) => {
    const words = [...element.querySelectorAll('span, strong')].filter(
      ({ children, textContent }) => children.length === 0 && textContent !== '',
    )
    const boxes = words.map((word) => {
      const range = document.createRange()
      range.selectNodeContents(word)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      const { right: edge } = word.getBoundingClientRect()
      const isClipped = getComputedStyle(word).overflow === 'hidden'
      return { text: word.textContent, left, right: isClipped ? Math.min(right, edge) : right, top, bottom }
    })
    return boxes.flatMap((a, place) =>
      boxes
        .slice(place + 1)
        .filter((b) => a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
        .map((b) => `${a.text} over ${b.text}`),
    )
  })
}

async function boxOf(place: Locator): Promise<{ readonly width: number; readonly height: number }> {
  const box = await place.boundingBox()
  if (box === null) throw new Error('it is not on screen')
  return box
}

function pixelsOf(picture: Buffer): string {
  return picture.toString('base64')
}

/** From 0 to 1. */
function meanBrightness(picture: Buffer): number {
  const { data } = PNG.sync.read(picture)
  let sum = 0
  for (let at = 0; at < data.length; at += 4)
    sum += ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / (3 * 255)
  return (4 * sum) / data.length
}
