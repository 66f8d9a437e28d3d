/** The life of the window: where it stands, where the coach was, other libraries, other starts, and what goes wrong. */
import { spawn } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeFilm } from './coach.ts'
import { expect, type FilmRoom, test } from './filmRoom.ts'

let userData = ''

test.beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'presnap-life-'))
})

test.afterEach(() => {
  rmSync(userData, { recursive: true, force: true, maxRetries: 10 })
})

/** The window's place, as the system knows it. */
function placeOf({ app }: FilmRoom) {
  return app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return { bounds: window?.getNormalBounds(), isMaximized: window?.isMaximized() }
  })
}

/** Starts the program once more, as a double click does; tells its exit code. */
function startAgain(args: readonly string[]): Promise<number | null> {
  const started = spawn(
    process.execPath,
    ['node_modules/electron/cli.js', '.', '--no-sandbox', `--user-data-dir=${userData}`, ...args],
    { stdio: 'ignore' },
  )
  return new Promise((resolve) => started.on('exit', resolve))
}

test('window, play, filters, list and switches are as they were when it was closed', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  const first = await launchFilmRoom({ userData, library: demoLibrary })
  const before = await seeFilm(first.page)
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 120, y: 80, width: 1400, height: 800 }),
  )
  await first.page.keyboard.press('/')
  await first.page.keyboard.type('shotgun')
  await first.page.keyboard.press('Enter')
  for (const key of ['n', 'n', 'r', '2']) await first.page.keyboard.press(key)
  await first.page.keyboard.press('Shift+n')
  await expect(before.openRow).toHaveAttribute('aria-posinset', '1')
  const [down, distance] =
    /(\d) and (\w+)/.exec((await before.openRow.getAttribute('aria-label')) ?? '')?.slice(1) ?? []
  await expect(before.situation).toHaveText(new RegExp(`^${down}\\w\\w & ${distance} at`, 'i'))
  const situation = await before.situation.textContent()
  await expect
    .poll(() => (existsSync(join(userData, 'views.json')) ? readFileSync(join(userData, 'views.json'), 'utf8') : ''))
    .toMatch(/"list": "suspects"[\s\S]*"showsTrails": false|"showsTrails": false[\s\S]*"list": "suspects"/)
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize())
  await first.close()

  const second = await launchFilmRoom({ userData })
  const after = await seeFilm(second.page)
  await expect(after.suspects).toBeVisible()
  await expect(after.situation).toHaveText(situation ?? '')
  await expect(after.openRow).toHaveAttribute('aria-posinset', '1')
  await expect(second.page.getByRole('searchbox', { name: 'Find plays' })).toHaveValue('shotgun')
  await expect(second.page.getByRole('button', { name: 'Trails' })).toHaveAttribute('aria-pressed', 'false')
  expect(await placeOf(second)).toEqual({ bounds: { x: 120, y: 80, width: 1400, height: 800 }, isMaximized: true })
})

test('each library has its own view, and the one opened last is opened again', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  const other = join(userData, 'other.presnap')
  copyFileSync(demoLibrary, other)
  const first = await launchFilmRoom({ userData, library: demoLibrary })
  const sight = await seeFilm(first.page)
  for (const key of ['n', 'n', 'n']) await first.page.keyboard.press(key)
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '4')
  await expect.poll(() => viewOf('library.presnap')).toMatch(/"play"/)
  const foot = first.page.getByRole('contentinfo')
  await first.answer({ open: [[other]] })
  await first.clickMenu('open-library')
  await expect(foot.getByText('other.presnap', { exact: true })).toBeVisible()
  await seeFilm(first.page)
  await first.close()

  const second = await launchFilmRoom({ userData })
  await seeFilm(second.page)
  await expect(second.page.getByRole('contentinfo').getByText('other.presnap', { exact: true })).toBeVisible()
  await second.answer({ open: [[join(userData, 'library.presnap')]] })
  await second.clickMenu('open-library')
  await expect(second.page.getByRole('contentinfo').getByText('library.presnap', { exact: true })).toBeVisible()
})

function viewOf(library: string): string {
  const path = join(userData, 'views.json')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return text.includes(library) ? text : ''
}

test('a second start hands over its play, by name or link, and its folder, and what it names wrongly', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  const { page } = await launchFilmRoom({ userData, library: demoLibrary })
  const sight = await seeFilm(page)
  const third = sight.plays.getByRole('option').nth(2)
  const [gameId, playId] = /(\d{6,})_(\d+)$/.exec((await third.getAttribute('id')) ?? '')?.slice(1) ?? []
  expect(await startAgain(['--play', `${gameId}_${playId}`])).toBe(0)
  await expect(third).toHaveAttribute('aria-selected', 'true')
  expect(await startAgain([`presnap://play/${gameId}/${playId}?t=-1.5`])).toBe(0)
  await expect(sight.time).toHaveText('-1.5 s')
  expect(await startAgain(['--play', 'the-good-one'])).toBe(0)
  await expect(page.getByRole('alert').filter({ hasText: 'This names no play.' })).toBeVisible()
  const notes = join(userData, 'grocery-list.csv')
  writeFileSync(notes, 'milk,eggs\n1,12\n')
  expect(await startAgain([notes])).toBe(0)
  await expect(page.getByRole('alert').filter({ hasText: 'grocery-list.csv' })).toBeVisible()
})

test('a start with a link to a play that is not there says so, and opens another', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  const { page } = await launchFilmRoom({ userData, library: demoLibrary, args: ['presnap://play/1/2'] })
  await expect(
    page.getByRole('alert').filter({ hasText: 'This play is not in the library that is open.' }),
  ).toBeVisible()
  await seeFilm(page)
})

test('settings that are broken are put aside, and the defaults hold', async ({ launchFilmRoom, demoLibrary }) => {
  writeFileSync(join(userData, 'settings.json'), '{"theme": "pink"')
  const { page, clickMenu } = await launchFilmRoom({ userData, library: demoLibrary })
  await seeFilm(page)
  await clickMenu('settings')
  await expect(page.getByRole('radio', { name: 'As the system' })).toBeChecked()
  expect(readFileSync(join(userData, 'settings.json.broken'), 'utf8')).toBe('{"theme": "pink"')
})

test('a library that is gone is told of with its place and what to do, and the first one is open instead', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  const gone = join(userData, 'gone.presnap')
  writeFileSync(join(userData, 'chosen-library.json'), JSON.stringify(gone))
  const { app, page } = await launchFilmRoom({ userData, library: demoLibrary })
  await seeFilm(page)
  const fault = page.getByRole('alert')
  await expect(fault).toContainText(gone)
  await expect(fault).toContainText('connect it and try again')
  await fault.getByRole('button', { name: 'Copy details' }).click()
  await expect(fault.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/gone\.presnap.*\[library-missing\]$/s)
})

test('a library that is damaged is told of, and another one can be opened', async ({ launchFilmRoom, demoLibrary }) => {
  const good = join(userData, 'good.presnap')
  copyFileSync(demoLibrary, good)
  writeFileSync(join(userData, 'library.presnap'), 'this is no database, '.repeat(500))
  const { page, answer, clickMenu } = await launchFilmRoom({ userData })
  const fault = page.getByRole('alert').first()
  await expect(fault).toContainText(join(userData, 'library.presnap'))
  await expect(page.getByRole('region', { name: 'Field' }).getByRole('heading')).toHaveText(
    /damaged|no library|corrupt/i,
  )
  await expect(fault).toContainText('Choose another library (File, Open Library)')
  await answer({ open: [[good]] })
  await clickMenu('open-library')
  await seeFilm(page)
  await expect(page.getByRole('contentinfo').getByText('good.presnap', { exact: true })).toBeVisible()
})

test('the theme follows the settings and, as the system, the system', async ({ launchFilmRoom, demoLibrary }) => {
  const { page, clickMenu } = await launchFilmRoom({ userData, library: demoLibrary, theme: 'light' })
  await seeFilm(page)
  const [dark, light] = ['rgb(13, 16, 20)', 'rgb(233, 237, 241)']
  const ground = page.locator('body')
  await expect(ground).toHaveCSS('background-color', light)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(ground).toHaveCSS('background-color', dark)
  await page.emulateMedia({ colorScheme: 'light' })
  await clickMenu('settings')
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await expect(ground).toHaveCSS('background-color', dark)
  const settings = join(userData, 'settings.json')
  // the file may not be there yet when the story looks
  await expect.poll(() => (existsSync(settings) ? readFileSync(settings, 'utf8') : '')).toContain('"theme": "dark"')
})

test('another model reads all plays again, and one that is gone is told of', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  const model = join(userData, 'models', 'mine')
  cpSync('resources/models/coverage', model, { recursive: true })
  const card = JSON.parse(readFileSync(join(model, 'card.json'), 'utf8'))
  writeFileSync(join(model, 'card.json'), JSON.stringify({ ...card, name: 'Model of my own' }))
  const { page, clickMenu } = await launchFilmRoom({ userData, library: demoLibrary })
  await seeFilm(page)
  await clickMenu('settings')
  const models = page.getByRole('combobox', { name: 'Model that reads' })
  await models.selectOption({ label: `Model of my own, trained ${card.trainedOn} (mine)` })
  await expect(page.getByText(/^Model of my own on /)).toBeVisible()
  await page.keyboard.press('Escape')
  await seeFilm(page)
  rmSync(model, { recursive: true })
  await clickMenu('settings')
  await models.selectOption({ label: `${card.name}, trained ${card.trainedOn} (comes with Presnap, the default)` })
  await expect(page.getByText(new RegExp(`^${card.name} on `))).toBeVisible()
})
