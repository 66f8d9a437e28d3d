/** The settings and the page of keys: what is changed there holds at once, and is kept. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { COMMAND_IDS, COMMANDS } from '../../preload/commands.ts'
import { type Sight, seeFilm } from './coach.ts'
import { expect, sharedFilmRoom, test } from './filmRoom.ts'
import { shownKey } from './menuItems.ts'

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1280, height: 720 } }))
let sight: Sight

test.beforeEach(async () => {
  sight = await seeFilm(filmRoom().page)
})

/** What the settings' file has. */
function kept(): Record<string, unknown> {
  const path = join(filmRoom().userData, 'settings.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { keys: {} }
}

async function inSettings(work: (dialog: Locator) => Promise<void>): Promise<void> {
  const { page, clickMenu } = filmRoom()
  await clickMenu('settings')
  await work(page.getByRole('dialog', { name: 'Settings' }))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** How keys are written on a keyboard, where their names say it otherwise. */
const WRITTEN: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ' ': 'Space',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
}

function written(key: string): string {
  const parts = key === '+' ? [key] : key.split('+')
  return parts.map((part) => WRITTEN[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join('+')
}

test('the page of keys lists every command with all its keys', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await expect(dialog.getByText('Next Play', { exact: true })).toBeVisible()
  const [labels, keys] = [dialog.getByRole('term'), dialog.getByRole('definition')]
  const told = (await labels.allTextContents()).map((label) => label.trim())
  const keyTexts = await keys.evaluateAll((places) =>
    places.map((place) => [...place.children].map((key) => key.textContent)),
  )
  const expected = COMMAND_IDS.map((id) => [COMMANDS[id].label, COMMANDS[id].keys.map(written)] as const)
  const byLabel = new Map(told.map((label, place) => [label, keyTexts[place]]))
  for (const [label, all] of expected) expect(byLabel.get(label), label).toEqual(all.length === 0 ? ['no key'] : all)
  expect(told).toHaveLength(COMMAND_IDS.length)
  await page.keyboard.press('Escape')
})

test('the page of keys finds a command by its name and by its key', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await page.keyboard.type('last look')
  await expect(dialog.getByRole('term')).toHaveText(['To the Last Look'])
  await dialog.getByRole('searchbox').fill('f1')
  await expect(dialog.getByRole('term')).toHaveText(['Keys'])
  await dialog.getByRole('searchbox').fill('hail mary')
  await expect(dialog.getByRole('status')).toHaveText('No command has “hail mary” in its name or its keys.')
  await page.keyboard.press('Escape')
})

test('the theme is dark or light at once, and kept', async () => {
  const { page } = filmRoom()
  const ground = page.locator('body')
  await inSettings(async (dialog) => {
    await dialog.getByText('Dark', { exact: true }).click()
    await expect(ground).toHaveCSS('background-color', 'rgb(13, 16, 20)')
    await dialog.getByText('Light', { exact: true }).click()
    await expect(ground).toHaveCSS('background-color', 'rgb(233, 237, 241)')
    await expect.poll(() => kept().theme).toBe('light')
    await dialog.getByText('As the system', { exact: true }).click()
    await expect.poll(() => kept().theme).toBe('system')
  })
})

test('another threshold counts suspects anew, is kept, and can be taken back', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('2')
  const told = page.getByRole('status').filter({ hasText: /judged plays/ })
  const before = (await told.textContent()) ?? ''
  await inSettings(async (dialog) => {
    await dialog.getByRole('slider', { name: 'Says man from' }).focus()
    for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight')
    await expect(dialog.getByText('70 %', { exact: true })).toBeVisible()
    await expect.poll(() => kept().threshold).toBe(0.7)
  })
  await expect(told).toContainText('at 70 %')
  for (let press = 0; press < 20; press++) await page.keyboard.press('Control+z')
  await expect(told).toHaveText(before)
  await page.keyboard.press('1')
})

test('a key is given to another command: both say so while they share it, and one hears it', async () => {
  const { app, page } = filmRoom()
  await inSettings(async (dialog) => {
    const row = (label: string) => dialog.getByRole('listitem').filter({ hasText: new RegExp(`^${label}`) })
    await dialog.getByRole('button', { name: 'Add a key to Next Play' }).click()
    await page.keyboard.press('f')
    await expect(row('Next Play')).toContainText('F is also Flag This Moment')
    await expect(row('Flag This Moment')).toContainText('F is also Next Play')
    await dialog.getByRole('button', { name: 'Take F from Flag This Moment' }).click()
    await expect(dialog.getByText(/is also/)).toHaveCount(0)
  })
  await page.keyboard.press('f')
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '2')
  await expect(sight.flags).toHaveCount(0)
  await expect.poll(() => shownKey(app, 'flag')).toBeNull()
  expect(kept().keys).toEqual({ 'next-play': ['n', 'PageDown', 'f'], flag: [] })
  await inSettings(async (dialog) => {
    await dialog.getByRole('button', { name: 'Reset all keys' }).click()
    await expect(dialog.getByRole('button', { name: 'Take F from Flag This Moment' })).toBeVisible()
  })
  await page.keyboard.press('p')
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '1')
  expect(kept().keys).toEqual({})
})

test('Escape and Tab give no key to a command', async () => {
  const { page } = filmRoom()
  await inSettings(async (dialog) => {
    const add = dialog.getByRole('button', { name: /(Add a key to|Press a key for) Next Play/ })
    for (const key of ['Escape', 'Tab']) {
      await add.click()
      await expect(add).toHaveText('Press a key')
      await page.keyboard.press(key)
      await expect(add).not.toHaveText('Press a key')
      await expect(dialog).toBeVisible()
    }
  })
  expect(kept().keys).toEqual({})
})

test('without single-letter keys letters do nothing, and all others what they did', async () => {
  const { app, page } = filmRoom()
  const letters = page.getByRole('dialog').getByRole('switch', { name: 'Single-letter keys' })
  const flip = () => inSettings(async (dialog) => await dialog.getByText('Single-letter keys').click())
  await flip()
  await expect.poll(() => kept().singleLetterKeys).toBe(false)
  for (const key of ['n', 's', 'f', 'PageDown']) await page.keyboard.press(key)
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '2')
  await expect(sight.time).toHaveText('-4.0 s')
  await expect(sight.flags).toHaveCount(0)
  expect(await shownKey(app, 'flag')).toBeNull()
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('are switched off')
  await page.keyboard.press('Escape')
  await flip()
  await expect(letters).toBeHidden()
  for (const key of ['p', 's']) await page.keyboard.press(key)
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '1')
  await expect(sight.time).toHaveText('0.0 s')
})

test('about tells the version, the model with its figures, and the terms', async () => {
  const { page, clickMenu } = filmRoom()
  await clickMenu('about')
  const dialog = page.getByRole('dialog', { name: 'About Presnap and its model' })
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  await expect(dialog).toContainText(`Presnap ${version} replays`)
  await expect(dialog.getByRole('heading', { name: /^The model: / })).toBeVisible()
  await expect(
    dialog.getByRole('table', { name: 'Accuracy by data set and moment' }).getByRole('row').nth(1),
  ).toContainText(/-0\.1 s.*\d+.*\d+\.\d %.*\d+\.\d %/)
  await expect(dialog).toContainText('Tracking data are yours')
  await dialog.getByRole('button', { name: 'How often is 80 % right?' }).click()
  await expect(page.getByRole('dialog', { name: 'How often is 80 % right?' })).toBeVisible()
  await page.keyboard.press('Escape')
})
