/** A coach's marks: flags, notes and verdicts, taken back and made again, kept whatever happens, and taken away. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { type Sight, seeFilm, sightOf } from './coach.ts'
import { DEMO_GAME } from './demoGame.ts'
import { expect, sharedFilmRoom, test } from './filmRoom.ts'
import { type Suspect, suspectsOf } from './suspects.ts'

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1600, height: 900 } }))
let sight: Sight

test.beforeEach(async () => {
  sight = await seeFilm(filmRoom().page)
})

test('flags, notes and verdicts are in the library the moment they are made, and there again after kill -9', async ({
  launchFilmRoom,
  demoLibrary,
}, testInfo) => {
  const userData = testInfo.outputPath('user')
  mkdirSync(userData)
  const first = await launchFilmRoom({ userData, library: demoLibrary })
  await seeFilm(first.page)
  const { suspects } = suspectsOf(demoLibrary)
  await markPlays(first.page, suspects)
  await first.kill()
  const [most, next] = suspects.map(({ playId }) => playId)
  const made = [
    { play_id: most, moment_s: -0.1, state: 'confirmed', note: '' },
    { play_id: most, moment_s: 0, state: 'added', note: 'corner turns\nhis hips late' },
    { play_id: next, moment_s: -0.1, state: 'dismissed', note: '' },
  ]
  const kept = flagsIn(join(userData, 'library.presnap'))
  expect(kept).toHaveLength(made.length)
  expect(kept).toEqual(expect.arrayContaining(made))
  const again = await launchFilmRoom({ userData })
  const seen = await seeFilm(again.page)
  await again.page.keyboard.press('2')
  await seen.suspects.press('Home')
  await expect(seen.openRow).toHaveAccessibleName(/, confirmed/)
  await expect(seen.flags).toHaveCount(2)
  await expect(seen.flags.nth(0)).toContainText('Confirmed disguise')
  await expect(seen.flags.nth(1).getByRole('textbox')).toHaveValue('corner turns\nhis hips late')
  await seen.suspects.press('ArrowDown')
  await expect(seen.openRow).toHaveAccessibleName(/, dismissed/)
  await expect(seen.flags).toHaveCount(1)
  await expect(seen.flags).toContainText('Dismissed disguise')
})

test('a note that is being written keeps the cursor when the read of the play comes', async ({
  launchFilmRoom,
  demoLibrary,
}, testInfo) => {
  const userData = testInfo.outputPath('user')
  mkdirSync(userData)
  copyFileSync(demoLibrary, join(userData, 'library.presnap'))
  // no read is told before it is kept, and none is kept while another program writes
  const library = new Database(join(userData, 'library.presnap'))
  library.exec(`DELETE FROM predictions; INSERT INTO flags VALUES
    ('a', ${DEMO_GAME}, 58, 0, 'added', '', '2098-01-01T00:00:00Z', '2098-01-01T00:00:00Z'); BEGIN IMMEDIATE`)
  const { page } = await launchFilmRoom({ userData })
  const note = sightOf(page).flags.getByRole('textbox')
  const lastLook = page.getByRole('heading', { name: 'Last look' })
  await expect(note).toBeVisible()
  await page.keyboard.press('m')
  await expect(note).toBeFocused()
  await page.keyboard.type('before ')
  await expect(lastLook).toBeHidden()
  library.close()
  await expect(lastLook).toBeVisible()
  await page.keyboard.type('and after')
  await expect(note).toBeFocused()
  await expect(note).toHaveValue('before and after')
})

test('undo and redo go through flags, notes, marks and the threshold', async () => {
  const { page } = filmRoom()
  const threshold = page.getByRole('slider', { name: 'Says man from' })
  const note = sight.flags.getByRole('textbox')
  const loop = page.getByText('from 0.0 s')
  for (const key of ['2', 's', 'f', 'm']) await page.keyboard.press(key)
  await expect(note).toBeFocused()
  await page.keyboard.type('safety rolls down')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(said(page, 'Saved: note.')).toBeVisible()
  await page.keyboard.press('i')
  await expect(loop).toBeVisible()
  await threshold.press('ArrowRight')
  await expect(threshold).toHaveAttribute('aria-valuetext', '51%')

  await page.keyboard.press('ControlOrMeta+z')
  await expect(threshold).toHaveAttribute('aria-valuetext', '50%')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(loop).toBeHidden()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(note).toHaveValue('')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(sight.flags).toHaveCount(0)

  for (const key of ['y', 'y', 'Shift+z']) await page.keyboard.press(`ControlOrMeta+${key}`)
  await expect(note).toHaveValue('safety rolls down')
  await expect(loop).toBeVisible()
  await page.keyboard.press('ControlOrMeta+y')
  await expect(threshold).toHaveAttribute('aria-valuetext', '51%')
  for (let edits = 0; edits < 4; edits++) await page.keyboard.press('ControlOrMeta+z')
  await expect(sight.flags).toHaveCount(0)
  await expect(threshold).toHaveAttribute('aria-valuetext', '50%')
  await page.keyboard.press('1')
})

test('a note keeps its letters to itself, and Escape brings back what was there', async () => {
  const { page } = filmRoom()
  for (const key of ['s', 'm']) await page.keyboard.press(key)
  const note = sight.flags.getByRole('textbox')
  await expect(note).toBeFocused()
  await page.keyboard.type('nickel jumps; find 3 snaps')
  await page.keyboard.press('ArrowLeft')
  await expect(sight.time).toHaveText('0.0 s')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.keyboard.press('m')
  await expect(note).toBeFocused()
  await page.keyboard.type(' and more')
  await page.keyboard.press('Escape')
  await expect(note).toHaveValue('nickel jumps; find 3 snaps')
  await page.keyboard.press('ArrowRight')
  await expect(sight.time).toHaveText('+0.1 s')
  await page.keyboard.press('Shift+f')
  await expect(sight.flags).toHaveCount(0)
})

test('a flag leads back to its moment, is confirmed and is removed', async () => {
  const { page } = filmRoom()
  for (const key of ['s', 'ArrowLeft', 'ArrowLeft', 'f', 'End']) await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Go to Flag at -0.2 s' }).press('Enter')
  await expect(sight.time).toHaveText('-0.2 s')
  await page.keyboard.press('Home')
  await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: 'Flag at -0.2 s' }).click()
  await expect(sight.time).toHaveText('-0.2 s')
  await expect(sight.openRow).toHaveAccessibleName(/, flagged/)
  await page.getByRole('button', { name: 'Confirm as a disguise: Flag at -0.2 s' }).press('Enter')
  await expect(sight.openRow).toHaveAccessibleName(/, confirmed/)
  await page.getByRole('button', { name: 'Remove Confirmed disguise at -0.2 s' }).press('Enter')
  await expect(sight.flags).toHaveCount(0)
  await expect(sight.openRow).not.toHaveAccessibleName(/confirmed/)
})

test('the flags are saved as a table for a spreadsheet, and a dialog that is closed saves nothing', async ({
  launchFilmRoom: _,
}, testInfo) => {
  const { page, answer, asked, clickMenu } = filmRoom()
  const path = testInfo.outputPath('my flags.csv')
  for (const key of ['Shift+s', 'f', 'm']) await page.keyboard.press(key)
  await expect(sight.flags.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('=late, "rolled"')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(said(page, 'Saved: note.')).toBeVisible()
  await answer({ save: [null, path] })
  await clickMenu('export-flags')
  await expect.poll(async () => (await asked()).length).toBe(1)
  await clickMenu('export-flags')
  await expect(sight.notices.getByText('Saved my flags.csv.')).toBeVisible()
  expect((await asked()).map(({ kind, suggested }) => [kind, suggested])).toEqual([
    ['save', 'flags.csv'],
    ['save', 'flags.csv'],
  ])
  expect(existsSync(path)).toBe(true)
  const [heading = '', ...rows] = readFileSync(path, 'utf8').trim().split('\r\n')
  expect(heading).toContain('moment_s')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatch(
    new RegExp(`^${DEMO_GAME},1900-09-07,UMR,ELK,yes,58,1,14:54,1,10,UMR,ELK,SINGLEBACK,-0\\.1,no,`),
  )
  expect(rows[0]).toContain(`,added,"'=late, ""rolled""",`)
})

/** On the first suspect: a flag with a note at the snap, and confirmed; the second is dismissed. */
async function markPlays(page: Page, suspects: readonly Suspect[]): Promise<void> {
  const { keyboard } = page
  const [most, next] = suspects.map(({ down, yardsToGo }) => new RegExp(`^${down}(st|nd|rd|th) & ${yardsToGo} `))
  const { flags, situation } = sightOf(page)
  await keyboard.press('Shift+n')
  await expect(situation).toHaveText(most ?? '')
  for (const key of ['s', 'f', 'm']) await keyboard.press(key)
  await expect(flags.getByRole('textbox')).toBeFocused()
  await keyboard.type('corner turns')
  await keyboard.press('Enter')
  await keyboard.type('his hips late')
  await keyboard.press('ControlOrMeta+Enter')
  await expect(said(page, 'Saved: note.')).toBeVisible()
  await keyboard.press('c')
  await expect(said(page, 'Saved: confirmed disguise at -0.1 s.')).toBeVisible()
  await keyboard.press('Shift+n')
  await expect(situation).toHaveText(next ?? '')
  await keyboard.press('x')
  await expect(said(page, 'Saved: dismissed disguise at -0.1 s.')).toBeVisible()
}

/** What screen readers hear once it is on the disk. */
function said(page: Page, text: string) {
  return page.getByRole('status').filter({ hasText: text }).first()
}

function flagsIn(path: string): unknown[] {
  const library = new Database(path)
  const rows = library.prepare('SELECT play_id, moment_s, state, note FROM flags ORDER BY play_id DESC, moment_s').all()
  library.close()
  return rows
}
