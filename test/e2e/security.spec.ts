/** The window keeps to itself: no other page, no right it does not need, no argument that is not the contract's. */
import { seeFilm } from './coach.ts'
import { expect, sharedFilmRoom, test } from './filmRoom.ts'

const filmRoom = sharedFilmRoom((library) => ({
  library,
  provoked: /Content Security Policy|responded with a status of 404/,
}))

test.beforeEach(async () => {
  await seeFilm(filmRoom().page)
})

test('the page goes nowhere else', async () => {
  const { page } = filmRoom()
  const before = page.url()
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.invalid/'
    document.body.append(link)
    link.click()
    link.remove()
  })
  await seeFilm(page)
  expect(page.url()).toBe(before)
})

test('no other window opens', async () => {
  const { app, page } = filmRoom()
  expect(await page.evaluate(() => window.open('https://example.invalid/'))).toBeNull()
  expect(app.windows()).toHaveLength(1)
})

test('no permission is given', async () => {
  const { page } = filmRoom()
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[]
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
})

test('nothing is fetched from elsewhere, and no text becomes a program', async () => {
  const { page } = filmRoom()
  const refused = await page.evaluate(async () => {
    const violations: string[] = []
    const twice = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (violations.push(effectiveDirective) === 2) resolve()
      })
    })
    const fetched = await fetch('https://example.invalid/').then(
      () => 'fetched',
      () => 'refused',
    )
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken over"'
    document.body.append(script)
    script.remove()
    await twice
    return { fetched, violations: violations.toSorted(), title: document.title }
  })
  expect(refused).toEqual({ fetched: 'refused', violations: ['connect-src', 'script-src-elem'], title: 'Presnap' })
})

test('the bridge refuses what is not in the contract, and repeats nothing of it', async () => {
  const { page } = filmRoom()
  const answers = await page.evaluate(async () => {
    const room = (globalThis as unknown as { filmRoom: Record<string, (argument: unknown) => Promise<unknown>> })
      .filmRoom
    const flag = {
      flagId: 'x',
      gameId: 1,
      playId: 1,
      moment: 0,
      state: 'added',
      note: '',
      createdAt: '',
      changedAt: '',
    }
    const bad: readonly (readonly [string, unknown])[] = [
      ['putFlag', { ...flag, moment: 'soon' }],
      ['putFlag', { ...flag, path: '/etc/passwd' }],
      ['saveSettings', { theme: 'pink' }],
      ['saveSettings', { theme: 'dark', threshold: 7, model: '../../..', keys: {}, singleLetterKeys: true }],
      ['chooseSaveFile', { kind: 'exe', suggestedName: 'x' }],
      ['importRecent', -1],
      ['showSaved', '/etc/passwd'],
      ['setChecked', ['quit']],
      ['readFirst', [{ gameId: 'x', playId: {} }]],
      ['copyText', 7],
    ]
    return Promise.all(bad.map(async ([name, argument]) => room[name]?.(argument)))
  })
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, fault: { what: expect.any(String) } })
  expect(JSON.stringify(answers)).not.toContain('passwd')
})

test('no file outside of the page can be named', async () => {
  const { page } = filmRoom()
  const states = await page.evaluate(() => {
    const paths = [
      '/../../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/C:/x.html',
      '/.env',
    ]
    return Promise.all(paths.map(async (path) => (await fetch(path)).status))
  })
  expect(states).toEqual([404, 404, 404, 404, 404])
})
