/** Another model: chosen by keyboard, it reads the film again, and what the coach marked stays his; and one of his own, in
 *  a folder that he chooses. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { seeFilm, tabTo } from './coach.ts'
import { expect, test } from './filmRoom.ts'

/** Of the model that ships, without its measures. */
const COVERAGE = String(JSON.parse(readFileSync('resources/models/coverage/card.json', 'utf8')).name).split(',')[0]
const SEED = /^Seed transformer on the seed's features/

/** Chooses by keyboard, as the system's list is stepped through. */
async function choose(page: Page, key: 'ArrowDown' | 'ArrowUp'): Promise<void> {
  const models = page.getByRole('combobox', { name: 'Model that reads' })
  await tabTo(page, models)
  await page.keyboard.press(key)
}

test('the baseline is chosen in the settings, says that it reads, and the one before is there again at once', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  const { page, clickMenu, userData } = await launchFilmRoom({
    library: demoLibrary,
    size: { width: 1280, height: 720 },
  })
  const sight = await seeFilm(page)
  const panel = page.getByRole('complementary', { name: 'Read' })
  const list = page.getByRole('region', { name: 'Games and plays' })
  await expect(panel.getByText(`Read by ${COVERAGE}`)).toBeVisible()
  await expect(list.getByText(new RegExp(`Read by ${COVERAGE}\\.$`))).toBeVisible()
  await page.keyboard.press('f')
  await expect(sight.flags).toHaveCount(1)
  const situation = await sight.situation.textContent()

  await clickMenu('settings')
  const models = page.getByRole('combobox', { name: 'Model that reads' })
  await expect(models.getByRole('option')).toContainText([/comes with Presnap, the default/, SEED])
  await choose(page, 'ArrowDown')
  await expect(page.locator('footer').getByText(SEED)).toBeVisible()
  const settings = join(userData, 'settings.json')
  await expect.poll(() => (existsSync(settings) ? readFileSync(settings, 'utf8') : '')).toContain('"presnap/seed"')
  await page.keyboard.press('Escape')
  await expect(sight.dialog).toBeHidden()

  await expect(panel.getByText("Read by Seed transformer on the seed's features")).toBeVisible()
  await expect(sight.situation).toHaveText(situation ?? '')
  await expect(sight.flags).toHaveCount(1)
  // every play of the demo is read again, in the background
  await expect(page.getByRole('progressbar', { name: 'Reading plays' })).toBeHidden()
  await expect(list.getByText(/\d+ of \d+.*Read by Seed transformer on the seed's features\.$/)).toBeVisible()

  await clickMenu('settings')
  await choose(page, 'ArrowUp')
  await page.keyboard.press('Escape')
  await expect(panel.getByText(`Read by ${COVERAGE}`)).toBeVisible()
  await expect(sight.flags).toHaveCount(1)
})

test('a model of the coach’s own is chosen by its folder, reads, and is in use again after a new start', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  const userData = mkdtempSync(join(tmpdir(), 'presnap-models-'))
  const [mine, photos] = [join(userData, 'my-model'), join(userData, 'photos')]
  cpSync('resources/models/seed', mine, { recursive: true })
  mkdirSync(photos)
  const card = JSON.parse(readFileSync(join(mine, 'card.json'), 'utf8'))
  writeFileSync(join(mine, 'card.json'), JSON.stringify({ ...card, name: 'Mine, by hand' }))
  try {
    const first = await launchFilmRoom({ userData, library: demoLibrary, dialogs: { open: [[photos], null, [mine]] } })
    const { page, clickMenu } = first
    const sight = await seeFilm(page)
    await clickMenu('settings')
    const models = page.getByRole('combobox', { name: 'Model that reads' })
    const choose = page.getByRole('button', { name: 'Choose a folder…' })
    await choose.click()
    const fault = page.getByRole('alert').filter({ hasText: 'There is no model in this folder: it has no card.json.' })
    await expect(fault).toBeVisible()
    await fault.getByRole('button', { name: 'Close notice' }).click()
    // closed without a choice
    await choose.click()
    await expect.poll(async () => (await first.asked()).length).toBe(2)
    await expect(models).toHaveValue('')
    await choose.click()
    await expect(models).toHaveValue('chosen/1')
    await expect(models.getByRole('option', { name: /^Mine, by hand, trained .* \(my-model\)$/ })).toBeAttached()
    await expect(page.locator('footer').getByText('Mine, by hand')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sight.dialog).toBeHidden()
    await expect(page.getByText('Read by Mine', { exact: true })).toBeVisible()
    await first.close()

    const second = await launchFilmRoom({ userData })
    await seeFilm(second.page)
    await expect(second.page.getByText('Read by Mine', { exact: true })).toBeVisible()
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 10 })
  }
})

test('a model that is gone is said to be, and the default is chosen in its place', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  const userData = mkdtempSync(join(tmpdir(), 'presnap-models-'))
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ model: 'gone' }))
  try {
    const { page, clickMenu } = await launchFilmRoom({ userData, library: demoLibrary })
    const fault = page.getByRole('alert').filter({ hasText: 'This model is not there any more.' })
    await expect(fault.first()).toBeVisible()
    await clickMenu('settings')
    const models = page.getByRole('combobox', { name: 'Model that reads' })
    await expect(models.locator('option:checked')).toHaveText('A model that is not there any more')
    await choose(page, 'ArrowDown')
    await expect(models).toHaveValue('')
    await expect(page.locator('footer').getByText(COVERAGE ?? '')).toBeVisible()
    await expect(models.getByRole('option', { name: 'A model that is not there any more' })).toHaveCount(0)
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 10 })
  }
})
