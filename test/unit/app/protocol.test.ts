import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { answerRequest, PAGE_URL } from '../../../main/app/protocol.ts'
import type { Fault } from '../../../ml/base/fault.ts'
import { failed } from '../../../ml/base/result.ts'
import { gameId, playId } from '../../../ml/football/ids.ts'
import { ORIGIN, packetUrl, saveUrl } from '../../../preload/contract.ts'
import { unpacked } from '../../../preload/packet.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { FAULT, type NotingShellOptions, notingLog, notingShell } from '../../builders/shell.ts'

async function page(over: Partial<NotingShellOptions> = {}) {
  const outside = temporaryFolder()
  const folder = join(outside, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'index.js'), 'run()')
  writeFileSync(join(folder, 'assets', 'index.js.map'), 'sources')
  writeFileSync(join(folder, '.env.json'), 'secret')
  writeFileSync(join(outside, 'secret.json'), 'secret')
  writeFileSync(join(outside, 'renderer-secret.json'), 'secret')
  const shell = await notingShell({ folder: outside, ...over })
  const log: string[] = []
  const serving = { folder, rooms: shell.rooms, saves: shell.saves, log: notingLog(log) }
  const ask = (url: string, options: RequestInit = {}) =>
    answerRequest(serving, {
      url,
      method: options.method ?? 'GET',
      arrayBuffer: () => new Response(options.body ?? null).arrayBuffer(),
    })
  return { ask, shell, outside, log }
}

it.each([
  [PAGE_URL, 'text/html; charset=utf-8', '<!doctype html>'],
  [`${ORIGIN}/`, 'text/html; charset=utf-8', '<!doctype html>'],
  [`${ORIGIN}/assets/index.js`, 'text/javascript; charset=utf-8', 'run()'],
])('serves the page from %s', async (url, type, text) => {
  const answer = await (await page()).ask(url)
  expect([answer.status, answer.headers.get('Content-Type'), await answer.text()]).toEqual([200, type, text])
})

it.each([
  '/../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/..%2Fsecret.json',
  '/assets/../../secret.json',
  '/assets/%2e%2e/%2e%2e/secret.json',
  '/assets/..%5c..%5csecret.json',
  '/..\\secret.json',
  '/../renderer-secret.json',
  '//secret.json',
  '/%00/secret.json',
  '/%E0%A4%A/secret.json',
  '/C:/secret.json',
  '/.env.json',
  '/assets',
  '/assets/',
  '/assets/index.js.map',
  '/assets/gone.js',
])('serves nothing for %s', async (path) => {
  const answer = await (await page()).ask(`${ORIGIN}${path}`)
  expect([answer.status, await answer.text()]).toEqual([404, 'not found'])
})

it('serves no absolute path', async () => {
  const { ask, outside } = await page()
  expect((await ask(`${ORIGIN}/${outside}/secret.json`)).status).toBe(404)
  expect((await ask(`${ORIGIN}/${encodeURIComponent(`${outside}/secret.json`)}`)).status).toBe(404)
})

it('serves no other host', async () => {
  const { ask } = await page()
  expect((await ask('presnap://elsewhere/index.html')).status).toBe(404)
})

it.each([
  ['the page', PAGE_URL],
  ['a packet', packetUrl('plays', null)],
  ['what is not there', `${ORIGIN}/gone.js`],
  ['a refused save', saveUrl(7, null)],
])('puts %s under the strict policy', async (_what, url) => {
  const { headers } = await (await page()).ask(url)
  const policy = headers.get('Content-Security-Policy') ?? ''
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]),
  )
  expect(policy).toMatch(/object-src 'none'; base-uri 'none'; form-action 'none'.*frame-ancestors 'none'/)
  expect(policy).not.toMatch(/unsafe|\*|http/)
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
})

it('gives packets as the film room packed them', async () => {
  const { ask, shell } = await page()
  const plays = await ask(packetUrl('plays', null))
  const play = await ask(packetUrl('play', { gameId: gameId(2018091300), playId: playId(215) }))
  expect([...new Uint8Array(await plays.arrayBuffer())]).toEqual([1, 2, 3])
  expect([...new Uint8Array(await play.arrayBuffer())]).toEqual([4, 5])
  expect(shell.asked.at(-1)).toEqual(['playPacket', { gameId: 2018091300, playId: 215 }])
  const glance = await ask(packetUrl('glance', { gameId: gameId(2018091300), playId: playId(215) }))
  expect([...new Uint8Array(await glance.arrayBuffer())]).toEqual([6])
  expect(shell.asked.at(-1)).toEqual(['glancePacket', { gameId: 2018091300, playId: 215 }])
})

it.each([
  '/packets/',
  '/packets/play',
  '/packets/play/1',
  '/packets/play/1_2_3',
  '/packets/play/a_b',
  '/packets/games',
])('knows no packet %s', async (path) => {
  expect((await (await page()).ask(`${ORIGIN}${path}`)).status).toBe(404)
})

it('packs a fault with status 422', async () => {
  const { ask } = await page({ service: { playPacket: async () => failed(FAULT) } })
  const answer = await ask(`${ORIGIN}/packets/play/1_2`)
  expect([answer.status, unpacked<Fault>(await answer.arrayBuffer())]).toEqual([422, FAULT])
})

it('packs a bug as a fault, and logs it', async () => {
  const { ask, log } = await page({ service: { playsPacket: () => Promise.reject(new Error('lost')) } })
  const answer = await ask(packetUrl('plays', null))
  expect([answer.status, unpacked<Fault>(await answer.arrayBuffer()).kind, log]).toEqual([
    422,
    'bug',
    ['request packets: Error: lost'],
  ])
})

it('saves what is sent to a place that was chosen', async () => {
  const { ask, shell, outside } = await page()
  const { ticket } = shell.saves.ticketForFolder(outside)
  const answer = await ask(saveUrl(ticket, '3rd & 8 (1/2).gif'.replace('/', ' of ')), { method: 'POST', body: 'GIF' })
  expect([answer.status, unpacked(await answer.arrayBuffer())]).toEqual([200, { name: '3rd & 8 (1 of 2).gif' }])
  expect(readFileSync(join(outside, '3rd & 8 (1 of 2).gif'), 'utf8')).toBe('GIF')
})

it('saves nothing outside of that place', async () => {
  const { ask, shell, outside } = await page()
  const { ticket } = shell.saves.ticketForFolder(join(outside, 'renderer'))
  for (const url of [saveUrl(ticket, '../x.gif'), `${ORIGIN}/saves/${ticket}/..%2Fx.gif`, `${ORIGIN}/saves/../x.gif`]) {
    expect((await ask(url, { method: 'POST', body: 'GIF' })).ok).toBe(false)
  }
  expect(existsSync(join(outside, 'x.gif'))).toBe(false)
})

it('takes a save by POST alone, and nothing else by POST', async () => {
  const { ask, shell, outside } = await page()
  const { ticket } = shell.saves.ticketForFolder(outside)
  expect((await ask(saveUrl(ticket, 'a.gif'))).status).toBe(405)
  expect((await ask(PAGE_URL, { method: 'POST' })).status).toBe(405)
})
