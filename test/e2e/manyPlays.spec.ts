/** Ten thousand plays: the list is as live as with ten. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeManyPlays } from '../builders/manyPlays.ts'
import { type Sight, seeFilm } from './coach.ts'
import { expect, sharedFilmRoom, test } from './filmRoom.ts'

const LEAST = 10_000
/** As many as a screen has, with a margin: not one a play. */
const MOST_ROWS = 60

const userData = mkdtempSync(join(tmpdir(), 'presnap-many-'))
let total = ''
let sight: Sight

const filmRoom = sharedFilmRoom((game) => {
  total = writeManyPlays(join(userData, 'library.presnap'), { game, least: LEAST }).toLocaleString('en-US')
  return { userData, size: { width: 1280, height: 720 } }
})

test.beforeEach(async () => {
  sight = await seeFilm(filmRoom().page)
})

test.afterAll(() => {
  rmSync(userData, { recursive: true, force: true, maxRetries: 10 })
})

async function expectPlace(place: number): Promise<void> {
  await expect(sight.openRow).toHaveAttribute('aria-posinset', String(place))
  await expect(sight.openRow).toBeInViewport()
}

test('all plays are in the list, and only those in view are on the page', async () => {
  await expect(sight.count).toHaveText(`Plays ${total} of ${total}`)
  const rows = sight.plays.getByRole('option')
  await expect(rows.first()).toHaveAttribute('aria-setsize', total.replace(',', ''))
  expect(await rows.count()).toBeLessThan(MOST_ROWS)
})

test('End and Home lead to the last play and the first, and open them', async () => {
  const { page } = filmRoom()
  await sight.plays.focus()
  await page.keyboard.press('End')
  await expectPlace(Number(total.replace(',', '')))
  expect(await sight.plays.getByRole('option').count()).toBeLessThan(MOST_ROWS)
  await expect(sight.timeline).toHaveAttribute('aria-valuetext', / s, (man \d+ %|no read)$/)
  await page.keyboard.press('Home')
  await expectPlace(1)
})

test('N that is held goes through the plays one by one, and loses none', async () => {
  const { page } = filmRoom()
  await expectPlace(1)
  for (let repeat = 0; repeat < 40; repeat++) await page.keyboard.down('n')
  await page.keyboard.up('n')
  await expectPlace(41)
  for (let repeat = 0; repeat < 40; repeat++) await page.keyboard.down('p')
  await page.keyboard.up('p')
  await expectPlace(1)
})

test('what is typed is found at once, filters and sorts hold for all plays, and N stays among them', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('/')
  await page.keyboard.type('cover-0 shotgun')
  const field = page.getByRole('searchbox', { name: 'Find plays' })
  await expect(field).toHaveValue('cover-0 shotgun')
  await expect(sight.count).toHaveText(new RegExp(`^Plays [1-9]\\d{0,3} of ${total}$`))
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Order of plays' }).selectOption('Most surprising')
  await sight.plays.focus()
  await page.keyboard.press('Home')
  await expectPlace(1)
  await page.keyboard.press('n')
  await expectPlace(2)
  await expect(sight.openRow).toHaveAccessibleName(/shotgun.*Cover-0/)
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await page.getByRole('button', { name: '3rd', exact: true }).click()
  for (const row of await sight.plays.getByRole('option').all())
    await expect(row).toHaveAccessibleName(/, 3 and .*(shotgun.*Cover-0|Cover-0.*shotgun)|, P man/)
  await page.keyboard.press('\\')
  await expect(sight.count).toHaveText(`Plays ${total} of ${total}`)
  await page.getByRole('combobox', { name: 'Order of plays' }).selectOption('In order of play')
})

test('the suspects of all plays are listed, and follow the threshold', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('2')
  const told = page.getByRole('status').filter({ hasText: `of ${total} judged plays` })
  await expect(told).toContainText(/^[1-9][\d,]* of .* at 50 %; [1-9][\d,]* the other way round\.$/)
  expect(await sight.suspects.getByRole('option').count()).toBeLessThan(MOST_ROWS)
  await page.getByRole('slider', { name: 'Says man from' }).focus()
  for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowRight')
  await expect(told).toContainText('at 60 %')
  await page.keyboard.press('Shift+n')
  await expectPlace(1)
})
