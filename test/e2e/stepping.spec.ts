/** Stepping through a play: keys, the timeline, loops, and keys as a coach wants them. */
import type { Locator } from '@playwright/test'
import { momentOn, momentText, rangeOn, type Sight, seeFilm } from './coach.ts'
import { expect, sharedFilmRoom, test } from './filmRoom.ts'

/** The paces that keys step through, the slowest first. */
const SPEEDS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4]

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1600, height: 900 } }))
let sight: Sight

test.beforeEach(async () => {
  const { page } = filmRoom()
  sight = await seeFilm(page)
  for (const key of ['u', 's']) await page.keyboard.press(key)
  await expect(sight.time).toHaveText('0.0 s')
})

test('arrows step one frame, with Shift ten, and Home, End, S and Shift+S go where they say', async () => {
  const { start, end } = await rangeOn(sight)
  const way = [
    ['ArrowRight', '+0.1 s'],
    ['ArrowLeft', '0.0 s'],
    ['ArrowLeft', '-0.1 s'],
    ['Shift+ArrowRight', '+0.9 s'],
    ['Shift+ArrowLeft', '-0.1 s'],
    ['Home', momentText(start)],
    ['ArrowLeft', momentText(start)],
    ['End', momentText(end)],
    ['ArrowRight', momentText(end)],
    ['Shift+s', '-0.1 s'],
    ['s', '0.0 s'],
  ] as const
  for (const [key, moment] of way) {
    await filmRoom().page.keyboard.press(key)
    await expect(sight.time).toHaveText(moment)
  }
})

test('the two likeliest coverages of the frame are named, and follow the film', async () => {
  const { page } = filmRoom()
  const read = page.getByRole('region', { name: /^The read at / })
  const named = async () =>
    [...((await read.textContent()) ?? '').matchAll(/(Cover-[01236]|2-Man|Quarters)\s+(\d+) %/g)].map(
      ([, name, percent]) => ({
        name,
        percent: Number(percent),
      }),
    )
  await expect(read).toContainText('Looks like')
  const seen = new Set<string>()
  for (const key of ['Home', 's', 'Shift+ArrowRight', 'Shift+ArrowRight', 'End']) {
    await page.keyboard.press(key)
    const [first, second, ...others] = await named()
    expect(others).toEqual([])
    expect(first?.percent).toBeGreaterThanOrEqual(second?.percent ?? 101)
    expect((first?.percent ?? 0) + (second?.percent ?? 0)).toBeLessThanOrEqual(101)
    seen.add(JSON.stringify([first, second]))
  }
  expect(seen.size).toBeGreaterThan(1)
})

test('a held arrow key steps frame by frame and loses none', async () => {
  const { keyboard } = filmRoom().page
  const { start } = await rangeOn(sight)
  await keyboard.press('Home')
  for (let repeat = 0; repeat < 40; repeat++) await keyboard.down('ArrowRight')
  await keyboard.up('ArrowRight')
  await expect(sight.time).toHaveText(momentText(start + 4))
  for (let repeat = 0; repeat < 15; repeat++) await keyboard.down('ArrowLeft')
  await keyboard.up('ArrowLeft')
  await expect(sight.time).toHaveText(momentText(start + 2.5))
  await expect(sight.timeline).toHaveAttribute('aria-valuenow', String(Math.round((start + 2.5) * 10) / 10))
})

test('the film plays to its last frame and pauses there', async () => {
  const { page } = filmRoom()
  const { end } = await rangeOn(sight)
  for (const key of ['End', 'Shift+ArrowLeft', 'Space']) await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await expect(sight.time).toHaveText(momentText(end))
})

test('Space and K play and pause, and L and J change pace and direction', async () => {
  const { page } = filmRoom()
  const speed = page.getByRole('status', { name: /^Speed / })
  const isPlaying = page.getByRole('button', { name: 'Pause', exact: true })
  const isPaused = page.getByRole('button', { name: 'Play', exact: true })
  // going round, it never comes to an end by itself
  for (const key of ['Home', 'i', 'End', 'o', 's']) await page.keyboard.press(key)
  await setSpeed(speed, '0.25x')
  const way = [
    ['k', isPlaying, '0.25x'],
    ['l', isPlaying, '0.5x'],
    ['j', isPlaying, '0.5x back'],
    ['j', isPlaying, '0.75x back'],
    ['Space', isPaused, '0.75x back'],
    ['Space', isPlaying, '0.75x'],
    ['k', isPaused, '0.75x'],
  ] as const
  for (const [key, state, pace] of way) {
    await page.keyboard.press(key)
    await expect(state).toBeVisible()
    await expect(speed).toHaveText(pace)
  }
  await page.keyboard.press('u')
})

test('between an in and an out mark the film goes round', async () => {
  const { page } = filmRoom()
  for (const key of ['Shift+ArrowLeft', 'i', 's', 'ArrowRight', 'ArrowRight', 'o']) await page.keyboard.press(key)
  await expect(page.getByText('loop -1.0 s to +0.2 s')).toBeVisible()
  await page.keyboard.press('Space')
  const seen: number[] = []
  await expect
    .poll(async () => {
      seen.push(Number.parseFloat((await sight.time.textContent()) ?? ''))
      return seen.filter((moment, place) => moment < (seen[place - 1] ?? moment)).length
    })
    .toBeGreaterThan(1)
  await page.keyboard.press('k')
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(-1)
  expect(Math.max(...seen)).toBeLessThanOrEqual(0.2)
  await page.keyboard.press('u')
  await expect(page.getByText('loop -1.0 s to +0.2 s')).toBeHidden()
})

test('a drag on the timeline scrubs, and the moment follows the pointer', async () => {
  const { page } = filmRoom()
  const { start, end } = await rangeOn(sight)
  const box = await boxOf(sight.timeline)
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + 1, y)
  await page.mouse.down()
  await expect(sight.time).toHaveText(momentText(start))
  await page.mouse.move(box.x + box.width / 2, y, { steps: 5 })
  await expect.poll(() => momentOn(sight)).toBeGreaterThan(start + (end - start) / 3)
  expect(await momentOn(sight)).toBeLessThan(start + ((end - start) * 2) / 3)
  await page.mouse.move(box.x + box.width - 1, y, { steps: 5 })
  await page.mouse.up()
  await expect(sight.time).toHaveText(momentText(end))
  await page.keyboard.press('ArrowLeft')
  await expect(sight.time).toHaveText(momentText(end - 0.1))
})

test('keys go on working after a press on a button, a switch, a tab and a play', async () => {
  const { page } = filmRoom()
  const steps = async () => {
    await page.keyboard.press('s')
    await page.keyboard.press('ArrowRight')
    await expect(sight.time).toHaveText('+0.1 s')
  }
  await page.getByRole('button', { name: 'Trails' }).click()
  await steps()
  await page.getByRole('button', { name: 'Trails' }).click()
  await page.getByRole('button', { name: 'Suspects', exact: true }).click()
  await steps()
  await page.getByRole('button', { name: 'Plays', exact: true }).click()
  await sight.plays.getByRole('option').nth(2).click()
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '3')
  await seeFilm(page)
  await steps()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
  await page.keyboard.press('p')
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '2')
})

test('a text field keeps its letters, and the film stands', async () => {
  const { page } = filmRoom()
  const before = await sight.openRow.getAttribute('aria-label')
  await page.keyboard.press('/')
  const field = page.getByRole('searchbox', { name: 'Find plays' })
  await page.keyboard.type('snap [jkl] 12')
  await expect(field).toHaveValue('snap [jkl] 12')
  await page.keyboard.press('ArrowLeft')
  await expect(sight.time).toHaveText('0.0 s')
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('')
  await expect(sight.openRow).toHaveAttribute('aria-label', before ?? '')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowLeft')
  await expect(sight.time).toHaveText('-0.1 s')
})

test('single-letter keys can be switched off, and arrows go on working', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('ArrowRight')
  const switchLetters = async () => {
    await page.keyboard.press('ControlOrMeta+,')
    await sight.dialog.getByRole('switch', { name: 'Single-letter keys' }).press('Space')
    await page.keyboard.press('Escape')
    await expect(sight.dialog).toBeHidden()
  }
  await switchLetters()
  for (const key of ['s', 'f', 'n', 'ArrowRight']) await page.keyboard.press(key)
  await expect(sight.time).toHaveText('+0.2 s')
  await expect(sight.flags).toHaveCount(0)
  await switchLetters()
  await page.keyboard.press('s')
  await expect(sight.time).toHaveText('0.0 s')
})

test('a key given to a command works from then on, and the one taken from it no longer', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('ControlOrMeta+,')
  await sight.dialog.getByRole('button', { name: 'Take S from To the Snap' }).press('Enter')
  await sight.dialog.getByRole('button', { name: 'Add a key to To the Snap' }).press('Enter')
  await page.keyboard.press('w')
  await expect(sight.dialog.getByRole('button', { name: 'Take W from To the Snap' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sight.dialog).toBeHidden()
  for (const key of ['ArrowRight', 's', 'ArrowRight']) await page.keyboard.press(key)
  await expect(sight.time).toHaveText('+0.2 s')
  await page.keyboard.press('w')
  await expect(sight.time).toHaveText('0.0 s')
  await page.keyboard.press('ControlOrMeta+,')
  await sight.dialog.getByRole('button', { name: 'Reset all keys' }).press('Enter')
  await page.keyboard.press('Escape')
})

/** By the keys for it. */
async function setSpeed(speed: Locator, wanted: string): Promise<void> {
  const { keyboard } = filmRoom().page
  for (let presses = 0; presses < 8; presses++) await keyboard.press('[')
  await expect(speed).toHaveText('0.1x')
  for (const step of SPEEDS.slice(1, 1 + SPEEDS.findIndex((one) => `${one}x` === wanted))) {
    await keyboard.press(']')
    await expect(speed).toHaveText(`${step}x`)
  }
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error(`${locator} is not on screen`)
  return box
}
