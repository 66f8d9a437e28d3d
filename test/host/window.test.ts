/** Windows, menus, dialogs and the rest of the desktop on the stand-in. */
import { expect, test } from 'vitest'
import { happenedIn, launchFixture, sharedFixture } from './launchFixture.ts'

const shared = sharedFixture()

test("a window's size is its page's, no smaller than its least", async () => {
  const { app, page } = await launchFixture()
  const inner = () => page.evaluate(() => [innerWidth, innerHeight])
  expect(await inner()).toEqual([1000, 700])
  const bounds = await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 5, y: 6, width: 300, height: 500 })
    return BrowserWindow.getAllWindows()[0]?.getBounds()
  })
  expect(bounds).toEqual({ x: 5, y: 6, width: 640, height: 500 })
  await expect.poll(inner).toEqual([640, 500])
})

test('a maximized window covers the display and remembers where it was', async () => {
  const fixture = await launchFixture()
  const [normal, now, display] = await fixture.app.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.maximize()
    return [window?.getNormalBounds(), window?.getBounds(), screen.getPrimaryDisplay().workArea]
  })
  expect(now).toEqual(display)
  expect(normal).toMatchObject({ width: 1000, height: 700 })
  await expect.poll(() => fixture.page.evaluate(() => innerWidth)).toBe(2560)
  expect(await happenedIn(fixture, 'maximize')).toHaveLength(1)
})

test('a page goes nowhere that main forbids, and opens nothing', async () => {
  const fixture = await launchFixture()
  const { app, page } = fixture
  const { url } = { url: page.url() }
  await page.click('#away')
  await expect.poll(() => happenedIn(fixture, 'will-navigate')).toEqual([['will-navigate', 'https://example.invalid/']])
  await page.click('#beside')
  await page.evaluate(() => window.open('https://example.invalid/b'))
  const opened = ['fixture://room/page.html', 'https://example.invalid/b'].map((address) => ['window-open', address])
  await expect.poll(() => happenedIn(fixture, 'window-open')).toEqual(opened)
  expect(app.windows()).toHaveLength(1)
  expect(page.url()).toBe(url)
  expect(await page.title()).toBe('fixture')
})

test('a page reloads and talks again', async () => {
  const { app, page } = shared()
  const loaded = page.waitForEvent('load')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.reload())
  await loaded
  expect(await page.evaluate(() => bridge.echo('again'))).toBe('again')
})

test('every menu item can be clicked: checkboxes flip, one radio item is on', async () => {
  const fixture = shared()
  const states = await fixture.app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()
    for (const id of ['first', 'switch', 'two']) menu?.getMenuItemById(id)?.click()
    return ['switch', 'one', 'two'].map((id) => menu?.getMenuItemById(id)?.checked)
  })
  expect(states).toEqual([true, false, true])
  expect(await happenedIn(fixture, 'clicked')).toEqual([
    ['clicked', 'first'],
    ['clicked', 'switch', true],
  ])
})

test('a role does what it says', async () => {
  const { app } = await launchFixture()
  const ended = new Promise((resolve) => app.process().on('exit', resolve))
  await app.evaluate(({ Menu }) => {
    const quit = Menu.getApplicationMenu()?.items[0]?.submenu?.items.find(({ role }) => role === 'quit')
    setImmediate(() => quit?.click())
  })
  expect(await ended).toBe(0)
})

test('a dialog that nobody answers fails, and takes the answer that a test gives', async () => {
  const { app } = shared()
  const ask = () => app.evaluate(({ dialog }) => dialog.showOpenDialog({ title: 'Import' }))
  await expect(ask()).rejects.toThrow(/dialog.showOpenDialog was called.*"Import"/)
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['games'] })
  })
  expect(await ask()).toEqual({ canceled: false, filePaths: ['games'] })
})

test('a theme reaches the page, and main hears of it', async () => {
  const { app, page } = await launchFixture()
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  expect(await isDark()).toBe(false)
  const heard = await app.evaluate(({ nativeTheme }) => {
    let updates = 0
    nativeTheme.on('updated', () => updates++)
    nativeTheme.themeSource = 'dark'
    return [updates, nativeTheme.shouldUseDarkColors]
  })
  expect(heard).toEqual([1, true])
  await expect.poll(isDark).toBe(true)
  await page.reload()
  await expect.poll(isDark).toBe(true)
})

test('permissions are what the handler grants', async () => {
  const { page } = shared()
  const states = await page.evaluate(() =>
    Promise.all(
      (['notifications', 'geolocation'] as const).map((name) =>
        navigator.permissions.query({ name }).then(({ state }) => state),
      ),
    ),
  )
  expect(states).toEqual(['granted', 'denied'])
})

test('main reads what the page prints, and hears when it crashes', async () => {
  const fixture = await launchFixture()
  await fixture.page.evaluate(() => console.warn('a warning', 2))
  await expect.poll(() => happenedIn(fixture, 'console')).toContainEqual(['console', 'warning', 'a warning 2'])
  const client = await fixture.page.context().newCDPSession(fixture.page)
  client.send('Page.crash').catch(() => {})
  await expect.poll(() => happenedIn(fixture, 'gone')).toEqual([['gone', 'crashed']])
})

test('what is copied can be pasted, what is shown is noted', async () => {
  const { app } = shared()
  const text = await app.evaluate(async ({ clipboard, shell }) => {
    await clipboard.writeText('details')
    shell.showItemInFolder('/games/clip.gif')
    const asked: unknown = Reflect.get(shell, Symbol.for('asked'))
    return [await clipboard.readText(), asked]
  })
  expect(text).toEqual(['details', [{ name: 'showItemInFolder', what: '/games/clip.gif' }]])
})

test('requests can be forbidden', async () => {
  const { app, page } = await launchFixture()
  await app.evaluate(({ session }) =>
    session.defaultSession.webRequest.onBeforeRequest(({ url }, callback) =>
      callback({ cancel: !url.startsWith('fixture:') }),
    ),
  )
  const reached = await page.evaluate(() => fetch('/echo').then(({ status }) => status))
  expect(reached).toBe(200)
})

test('what the stand-in lacks throws by name', async () => {
  const { app } = shared()
  const messages = await app.evaluate(({ app, BrowserWindow, Menu, Tray, powerMonitor, shell, session }) => {
    const attempts: readonly (() => unknown)[] = [
      () => app.setBadgeCount(1),
      () => app.on('login', () => {}),
      () => new Tray(''),
      () => powerMonitor.getSystemIdleTime(),
      () => BrowserWindow.getAllWindows()[0]?.webContents.print(),
      () => Menu.sendActionToFirstResponder('copy'),
      () => shell.trashItem('a'),
      () => session.fromPartition('b'),
    ]
    return attempts.map((attempt) => {
      try {
        return `${attempt()}`
      } catch (error) {
        return (error as Error).message
      }
    })
  })
  const names = ['App.setBadgeCount', "App.on('login')", 'Tray', 'powerMonitor', 'WebContents.print']
  names.push('Menu.sendActionToFirstResponder', 'shell.trashItem', 'session.fromPartition')
  expect(messages).toEqual(names.map((name) => `electron.${name} is not implemented in the stand-in (test/host)`))
})
