/** The window itself: it opens, keeps to itself, and closes. */
import { expect, test } from './filmRoom.ts'

test('the window opens with its name, in the size that is asked for', async ({ launchFilmRoom }) => {
  const { page } = await launchFilmRoom({ size: { width: 1280, height: 720 } })
  await expect(page).toHaveTitle('Presnap')
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 720])
  await expect(page.locator('main')).toBeVisible()
})

test('the page reaches nothing of Node or Electron but its bridge', async ({ launchFilmRoom }) => {
  const { page } = await launchFilmRoom()
  const names = ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron', 'filmRoom']
  expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual(['filmRoom'])
})

test('every command has its menu item', async ({ launchFilmRoom }) => {
  const { app, clickMenu, page } = await launchFilmRoom()
  const ids = await app.evaluate(({ Menu }) => {
    const items = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      (menu?.items ?? []).flatMap((item) => [item, ...items(item.submenu ?? null)])
    return items(Menu.getApplicationMenu()).flatMap(({ id }) => (id === undefined || id === '' ? [] : [id]))
  })
  const { COMMAND_IDS } = await import('../../preload/commands.ts')
  expect(ids).toEqual(expect.arrayContaining([...COMMAND_IDS]))
  await clickMenu('keys')
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('a second start shows the first window and ends', async ({ launchFilmRoom }) => {
  const first = await launchFilmRoom()
  await expect(first.page.locator('main')).toBeVisible()
  const { spawn } = await import('node:child_process')
  const args = ['node_modules/electron/cli.js', '.', '--no-sandbox', `--user-data-dir=${first.userData}`]
  const second = spawn(process.execPath, args, { stdio: 'ignore' })
  expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(0)
  expect(first.app.windows()).toHaveLength(1)
})
