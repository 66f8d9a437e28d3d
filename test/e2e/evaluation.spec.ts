/** How good is the read? The analyst looks at the report of his library, opens a play that was read wrong, saves the
 *  report for a meeting, and follows a link out of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { expectAccessible } from './axe.ts'
import { type Sight, seeFilm, tabTo } from './coach.ts'
import { expect, type FilmRoom, sharedFilmRoom, test } from './filmRoom.ts'

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1280, height: 800 } }))
let sight: Sight

test.beforeEach(async () => {
  sight = await seeFilm(filmRoom().page)
})

/** Opens the dialog and waits until the plays are judged. */
async function seeReport({ page }: FilmRoom) {
  await page.keyboard.press('h')
  const dialog = page.getByRole('dialog', { name: 'How good is the read?' })
  await expect(dialog.getByText(/^At -0\.1 s the read is right on/)).toBeVisible()
  return dialog
}

test('the report says that the plays are simulated, and gives its accuracy with n, base rate and interval', async () => {
  const dialog = await seeReport(filmRoom())
  await expect(dialog.getByText('All plays are simulated: that says nothing of real football.')).toBeVisible()
  await expect(dialog.getByText(/^At -0\.1 s/)).toHaveText(
    /right on \d+\.\d % of \d+ plays \(simulated plays of library\.presnap; 95 % interval .*\)\. Always saying zone would get \d+\.\d %\. AUC/,
  )
  await filmRoom().page.keyboard.press('Escape')
})

test('every figure is drawn, and has its numbers in a table', async () => {
  const { page } = filmRoom()
  const dialog = await seeReport(filmRoom())
  const figures = dialog.getByRole('figure')
  await expect(figures).toHaveCount(17)
  for (const name of ['Accuracy against time', 'Calibration, stretch', 'Man and zone', 'ROC', 'By defense'])
    await expect(dialog.getByRole('img', { name: new RegExp(`^${name}`) })).toBeVisible()
  await dialog.getByRole('button', { name: 'Accuracy and AUC, moment by moment' }).click()
  const moments = dialog.getByRole('region', { name: 'Accuracy and AUC, moment by moment' })
  await expect(moments.getByRole('row')).toHaveCount(19)
  await expect(moments.getByRole('row', { name: /^-0\.1 s \d+ / })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('held-out figures of the card stand apart from those of the library', async () => {
  const dialog = await seeReport(filmRoom())
  await expect(dialog.getByRole('heading', { name: 'On games that the model had not seen' })).toBeVisible()
  await expect(dialog.getByText(/^Not of this library: held-out plays/)).toBeVisible()
  await filmRoom().page.keyboard.press('Escape')
})

test('the report breaks no rule, with its tables open, too', async () => {
  const { page } = filmRoom()
  const dialog = await seeReport(filmRoom())
  const folded = dialog.getByRole('button', { expanded: false })
  for (let left = await folded.count(); left > 0; left--) await folded.first().click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('by keyboard, a play that was read wrong comes onto the field at its last look', async () => {
  const { page } = filmRoom()
  const dialog = await seeReport(filmRoom())
  const worst = dialog.getByRole('button', { name: /^Open play \d+ of game \d+$/ }).first()
  await tabTo(page, worst)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(sight.time).toHaveText('-0.1 s')
  await expect(page.getByText(/looked (man|zone)/i).first()).toBeVisible()
})

test('the report is saved as a folder, and a link out of it opens its play', async () => {
  const { page, answer, userData, app } = filmRoom()
  const dialog = await seeReport(filmRoom())
  await answer({ open: [[userData]] })
  await dialog.getByRole('button', { name: 'Save report…' }).click()
  await expect(sight.notices.getByText('Saved presnap-report.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const folder = join(userData, 'presnap-report')
  expect(PNG.sync.read(readFileSync(join(folder, 'figures', 'accuracy.png'))).width).toBe(1520)
  const [, link = ''] = /href="(presnap:\/\/play\/[^"]+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8')) ?? []
  await page.keyboard.press('s')
  await expect(sight.time).toHaveText('0.0 s')
  await app.evaluate(({ app: program }, url) => program.emit('open-url', { preventDefault() {} }, url), link)
  await expect(sight.time).toHaveText('-0.1 s')
})

test('a report that was opened while plays were still being read takes them in when they are', async ({
  launchFilmRoom,
}) => {
  const { page, clickMenu } = await launchFilmRoom()
  const foot = page.getByRole('contentinfo')
  await expect(foot.getByText(/^Reading plays [1-9]\d* of 130/)).toBeVisible()
  await clickMenu('stop-reading')
  await expect(foot.getByText(/^Reading stopped at play \d+ of 130$/)).toBeVisible()
  await page.keyboard.press('h')
  const dialog = page.getByRole('dialog', { name: 'How good is the read?' })
  const leftOut = dialog.getByText(/\d+ labelled plays were not read/)
  await expect(leftOut).toBeVisible()
  await clickMenu('stop-reading')
  await expect(leftOut).toBeHidden()
  await expect(dialog.getByText(/^At -0\.1 s the read is right on/)).toBeVisible()
})

test('a link to a play that is not in the library is said in a sentence, and the film stays', async () => {
  const { page, app } = filmRoom()
  await page.keyboard.press('s')
  await app.evaluate(({ app: program }) => program.emit('open-url', { preventDefault() {} }, 'presnap://play/1/2'))
  const fault = page.getByRole('alert')
  await expect(fault).toContainText('This play is not in the library that is open.')
  await expect(sight.time).toHaveText('0.0 s')
  await page.keyboard.press('F6')
  await page.keyboard.press('Escape')
})
