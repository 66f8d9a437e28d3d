/** What crosses between main and the page on the stand-in. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { happenedIn, sharedFixture } from './launchFixture.ts'

const shared = sharedFixture()

test('the preload script runs before the page, whose policy holds', async () => {
  const { app, page } = shared()
  expect(await page.evaluate(() => bridge.isBeforePage)).toBe(true)
  expect(await page.title()).toBe('fixture')
  const shown = () =>
    app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return [window?.isVisible(), window?.getTitle(), window?.webContents.getURL()]
    })
  await expect.poll(shown).toEqual([true, 'fixture', 'fixture://room/page.html'])
})

test('values cross an invoke whole, columns as columns', async () => {
  const { page } = shared()
  const crossed = await page.evaluate(async () => {
    const sent = {
      floats: new Float32Array([1.5, Number.NaN]),
      shorts: new Int16Array([-1, 2]).subarray(1),
      ...{ nothing: undefined, none: null, infinite: -Infinity, big: 12n, date: new Date(5), text: 'é\u2028"' },
      ...{ map: new Map([[1, { a: [1] }]]), set: new Set(['a']), $: 'a field of this name' },
    }
    const got = await bridge.echo(sent)
    return {
      floats: [got.floats.constructor.name, ...got.floats].map(String),
      shorts: [got.shorts.constructor.name, ...got.shorts],
      ...{ hasNothing: 'nothing' in got, nothing: got.nothing, none: got.none, infinite: got.infinite },
      ...{ big: String(got.big), date: got.date.getTime(), text: got.text, $: got.$ },
      ...{ map: JSON.stringify([...got.map]), set: [...got.set] },
    }
  })
  expect(crossed).toEqual({
    ...{ floats: ['Float32Array', '1.5', 'NaN'], shorts: ['Int16Array', 2], hasNothing: true, nothing: undefined },
    ...{ none: null, infinite: -Infinity, big: '12', date: 5, text: 'é\u2028"', $: 'a field of this name' },
    ...{ map: '[[1,{"a":[1]}]]', set: ['a'] },
  })
})

test('what cannot be cloned is refused', async () => {
  const { page } = shared()
  const refused = page.evaluate(() => bridge.echo([() => 1]).catch((error: Error) => error.message))
  expect(await refused).toMatch(/could not be cloned/)
})

test("a handler's error comes with its message, and a channel without handler is told", async () => {
  const { page } = shared()
  const messages = await page.evaluate(() =>
    Promise.all([bridge.fail(), bridge.unknown()].map((call) => call.catch((error: Error) => error.message))),
  )
  expect(messages).toEqual([
    "Error invoking remote method 'fail': TypeError: as asked",
    "Error invoking remote method 'unknown': Error: No handler registered for 'unknown'",
  ])
})

test('events reach the page in order, notes reach main', async () => {
  const fixture = shared()
  await fixture.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    for (const number of [1, 2, 3]) window?.webContents.send('event', number, new Float32Array([number]))
  })
  const heard = () => fixture.page.evaluate(() => bridge.heard().map(([number, array]) => [number, ...(array as [])]))
  await expect.poll(heard).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ])
  await fixture.page.evaluate(() => bridge.note('hello'))
  await expect.poll(() => happenedIn(fixture, 'note')).toEqual([['note', 'hello']])
})

test('main knows the frame that asks', async () => {
  const { page } = shared()
  const sender = await page.evaluate(() => bridge.sender())
  expect(sender).toEqual({ isMainFrame: true, url: 'fixture://room/page.html', origin: 'fixture://room' })
})

test('the bridge copies, freezes, drops prototypes and carries functions', async () => {
  const { page } = shared()
  const seen = await page.evaluate(() => ({
    isFrozen: Object.isFrozen(bridge) && Object.isFrozen(bridge.nested.list),
    point: [bridge.point.x, typeof bridge.point.double, Object.getPrototypeOf(bridge.point) === Object.prototype],
    called: bridge.call((value) => ({ ...value, and: 'page' })),
    hidden: ['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in globalThis),
  }))
  expect(seen).toEqual({
    isFrozen: true,
    point: [1, 'undefined', true],
    called: { from: 'preload', and: 'page' },
    hidden: [],
  })
})

test('8 MB go to a handler of the scheme and back, by either address', async () => {
  const { page } = shared()
  const answers = await page.evaluate(async () => {
    const body = new Uint8Array(8 * 2 ** 20).map((_, index) => index ** 2)
    const digest = async (bytes: BufferSource) => `${new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))}`
    const answer = async (url: string) => {
      const response = await fetch(url, { method: 'POST', body })
      const bytes = await response.arrayBuffer()
      return [response.headers.get('x-url'), bytes.byteLength, (await digest(bytes)) === (await digest(body))]
    }
    return [await answer('fixture://room/echo'), await answer('/echo')]
  })
  expect(answers).toEqual(Array(2).fill(['fixture://room/echo', 8 * 2 ** 20, true]))
})

test('a handler that throws is a request that fails; other hosts and threads are reached', async () => {
  const { page } = shared()
  const said = await page.evaluate(async () => [
    await fetch('/throws').catch((error: Error) => error.message),
    await new Promise((resolve) => {
      new Worker('/thread.js').onmessage = (event) => resolve(event.data)
    }),
  ])
  expect(said).toEqual(['Failed to fetch', 'from a thread'])
})

test('files that are chosen or dropped have their paths, files made by a script have none', async () => {
  const { page } = shared()
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'presnap-files-')))
  const [file, other, within] = ['a.csv', 'b "quoted".csv', 'games'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(file, 'a')
  writeFileSync(other, 'b')
  mkdirSync(within)
  const shown = async () => JSON.parse((await page.locator('body').getAttribute('data-paths')) ?? '[]')
  await page.locator('#file').setInputFiles([file, other])
  await expect.poll(shown).toEqual([file, other])
  const client = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    const data = { items: [], files: [within], dragOperationsMask: 1 }
    await client.send('Input.dispatchDragEvent', { type: type as 'drop', x: 60, y: 120, data })
  }
  await expect.poll(shown).toEqual([within])
  expect(await page.evaluate(() => bridge.paths([new File(['a'], 'a.csv')]))).toEqual([])
})
