/** The film room for somebody who does not see it, or has no mouse: names, values, announcements, focus, and axe. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandId } from '../../preload/commands.ts'
import { expectAccessible } from './axe.ts'
import { type Sight, seeWholeField } from './coach.ts'
import { expect, sharedFilmRoom, test } from './filmRoom.ts'
import { expectOtherField } from './picture.ts'
import { controlsOf, walkRound } from './tabOrder.ts'

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1280, height: 720 }, reducedMotion: true }))
let sight: Sight

test.beforeEach(async () => {
  const { page } = filmRoom()
  sight = await seeWholeField(page)
})

test('the landmarks tell what the film room has', async () => {
  await expect(filmRoom().page.locator('body')).toMatchAriaSnapshot(`
    - region "Games and plays":
      - heading "Games and plays" [level=2]
      - group "List":
        - button "Games"
        - button "Plays" [pressed]
        - button "Suspects"
      - search "Plays":
        - searchbox "Find plays"
        - button "Filters"
      - status:
        - strong: "130"
      - combobox "Order of plays"
      - listbox "Plays"
      - paragraph: /Read right on \\d+ of \\d+ labelled dropbacks .* always zone. .* Simulated\\./
    - main "Film":
      - heading "Presnap film room" [level=1]
      - region "Field":
        - img /The field. 1st & 10 at UMR 22/
        - table /The field at −4.0 s/
      - toolbar "Transport"
      - region "Timeline":
        - slider "Time in the play"
    - complementary "Read":
      - heading "1st & 10 at UMR 22" [level=2]
      - region "The read at -4.0 s"
      - region "Last look"
      - region "Flags and notes"
      - region "Who gave it away"
      - region "Tells"
    - contentinfo
    - region "Notices"
  `)
})

test('the slider says the moment and the read, as in "-1.2 s, man 83 %"', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('s')
  await expect(sight.timeline).toHaveAttribute('aria-valuetext', /^0\.0 s, (man \d+ %|no read)$/)
  await expect(sight.timeline).toHaveAttribute('aria-valuenow', '0')
  for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowLeft')
  await expect(sight.timeline).toHaveAttribute('aria-valuetext', /^-1\.2 s, (man \d+ %|no read)$/)
  await expect(sight.timeline).toHaveAttribute('aria-valuenow', '-1.2')
})

test('a row of the list tells situation, result, coverage, read and disguise', async () => {
  const { page } = filmRoom()
  await expect(sight.plays.getByRole('option').nth(1)).toHaveAccessibleName(
    /^Q1 14:18, UMR, 2 and 3, at UMR 29, shotgun, \+5 yd, played Cover-1, man, (no read|P man \d+ %) at the last look, (looked zone, )?simulated$/,
  )
  await page.keyboard.press('2')
  await expect(sight.suspects.getByRole('option').first()).toHaveAccessibleName(
    /, played .+, zone, P man \d+ % at the last look, looked man, .*simulated/,
  )
  await page.keyboard.press('1')
})

test('the table has everybody in the frame on the field, and follows it', async () => {
  const { page } = filmRoom()
  const table = page.getByRole('table', { name: /^The field at / })
  await page.keyboard.press('s')
  await expect(table).toHaveAccessibleName(/^The field at 0\.0 s: yards beyond the line of scrimmage/)
  await expect(table.getByRole('row')).toHaveCount(24)
  await expect(table.getByRole('row', { name: /QB offense/ })).toHaveCount(1)
  await expect(
    table.getByRole('row', { name: / CB defense [+−]?\d+\.\d \d+\.\d (left|right) \d+\.\d [+−]?\d+ points?( |$)/ }),
  ).not.toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(table).toHaveAccessibleName(/^The field at \+0\.1 s/)
})

test('what happens beside the film is announced', async () => {
  const { page } = filmRoom()
  const announced = (text: string | RegExp) =>
    expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible()
  await page.keyboard.press('s')
  await page.keyboard.press('f')
  await announced('Saved: flag at 0.0 s.')
  await page.keyboard.press('Control+z')
  await announced('Undone: flag at 0.0 s.')
  await page.keyboard.press('/')
  await page.keyboard.type('shotgun')
  await announced(/^Plays \d+ of 130$/)
  await page.keyboard.press('Escape')
  await announced(/^Plays 130 of 130$/)
})

test('Tab leads to everything once round, and shows where it is', async () => {
  const { page } = filmRoom()
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  const stops = await walkRound(page)
  const inOneStop = await controlsOf(page.getByRole('region', { name: 'Who gave it away' }))
  const controls = (await controlsOf(page.locator('body'))).filter((control) => !inOneStop.includes(control))
  expect(controls.length).toBeGreaterThan(40)
  expect(controls.filter((control) => !stops.includes(control))).toEqual([])
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
})

test('Up and Down lead through the defenders, who are one stop, and each is shown on the field', async () => {
  const { page } = filmRoom()
  const defenders = page.getByRole('region', { name: 'Who gave it away' }).getByRole('button')
  await expectOtherField(page, () => defenders.first().focus())
  await expectOtherField(page, () => page.keyboard.press('ArrowDown'))
  await expect(defenders.nth(1)).toBeFocused()
  await expect(defenders.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('ArrowUp')
  await expect(defenders.first()).toBeFocused()
})

const DIALOGS: readonly (readonly [CommandId, string])[] = [
  ['settings', 'Settings'],
  ['keys', 'Keys'],
  ['about', 'About Presnap and its model'],
  ['export', 'Export clip'],
  ['export-cut-up', 'Export cut-up as GIFs'],
  ['evaluate', 'How good is the read?'],
]

for (const [id, name] of DIALOGS) {
  test(`the dialog "${name}" keeps the focus, breaks no rule, and gives the focus back`, async () => {
    const { page, clickMenu } = filmRoom()
    await sight.plays.focus()
    await clickMenu(id)
    const dialog = page.getByRole('dialog', { name, exact: true })
    await expect(dialog).toBeVisible()
    await expectAccessible(page)
    const stops = await walkRound(page)
    expect((await controlsOf(dialog)).filter((control) => !stops.includes(control))).toEqual([])
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(sight.plays).toBeFocused()
  })
}

test('the answer to "How often is 80 % right?" breaks no rule, and gives the focus back', async () => {
  const { page } = filmRoom()
  const question = page.getByRole('button', { name: 'How often is 80 % right?' })
  await question.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'How often is 80 % right?' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(question).toBeFocused()
})

test('the film room with its plays, filters, suspects, games and table breaks no rule', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('f')
  await page.keyboard.press('b')
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await expectAccessible(page)
  await page.keyboard.press('2')
  await expect(sight.suspects).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('g')
  await expect(page.getByRole('listbox', { name: 'Games' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('1')
  await page.keyboard.press('b')
})

test('a fault is told at once; F6 leads to it, and Escape closes it and leads back', async () => {
  const { page, answer, clickMenu, userData } = filmRoom()
  const path = join(userData, 'grocery-list.csv')
  writeFileSync(path, 'milk,eggs\n1,12\n')
  await sight.plays.focus()
  await answer({ open: [[path]] })
  await clickMenu('import-files')
  const fault = page.getByRole('alert')
  await expect(fault).toContainText('grocery-list.csv')
  await expectAccessible(page)
  await page.keyboard.press('F6')
  await expect(fault.getByRole('button', { name: 'Close notice' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(fault).toBeHidden()
  await expect(sight.plays).toBeFocused()
})

test('an empty library, an import under way, its end and its report break no rule', async () => {
  const { page, answer, clickMenu, userData } = filmRoom()
  await answer({ save: [join(userData, 'season.presnap')] })
  await clickMenu('new-library')
  await expect(page.getByText('No games yet')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add the simulated demo game' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('progressbar', { name: /^Import/ }).first()).toBeVisible()
  await expectAccessible(page)
  const report = page.getByRole('button', { name: 'Show report' })
  await expect(report).toBeVisible()
  await report.focus()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Import of / })).toContainText('Nothing was left out')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})
