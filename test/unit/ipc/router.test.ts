import { expect, it } from 'vitest'
import { isOwnMainFrame } from '../../../main/app/security.ts'
import { answerCalls, type Handlers, type SenderFrame } from '../../../main/ipc/router.ts'
import { ok, type Result } from '../../../ml/base/result.ts'
import { CALLS, DROP_CHANNEL } from '../../../preload/contract.ts'
import { notingLog } from '../../builders/shell.ts'

type Listener = (event: { senderFrame: SenderFrame | null }, argument: unknown) => unknown

const OWN: SenderFrame = { url: 'presnap://film-room/index.html', parent: null }

function edge(over: Partial<Handlers> = {}) {
  const listeners = new Map<string, Listener>()
  const reached: string[] = []
  const log: string[] = []
  const handlers = Object.fromEntries(
    Object.keys(CALLS).map((name) => [
      name,
      () => {
        reached.push(name)
        return ok(null)
      },
    ]),
  ) as unknown as Handlers
  answerCalls(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    {
      handlers: { ...handlers, ...over },
      handleDrop: (paths) => ok(paths.length > 0),
      isTrusted: isOwnMainFrame,
      log: notingLog(log),
    },
  )
  const call = (name: string, argument: unknown, senderFrame: SenderFrame | null = OWN) =>
    (listeners.get(name) as Listener)({ senderFrame }, argument) as Promise<Result<unknown>>
  return { listeners, reached, log, call }
}

it('answers every call of the contract, and the dropped paths, and nothing else', () => {
  expect([...edge().listeners.keys()].sort()).toEqual([...Object.keys(CALLS), DROP_CHANNEL].sort())
})

it.each([
  ['another origin', { url: 'https://example.org/index.html', parent: null }],
  ['another host of the scheme', { url: 'presnap://film-room.example/index.html', parent: null }],
  ['a host that only begins like ours', { url: 'presnap://film-rooms/', parent: null }],
  ['a file', { url: 'file:///index.html', parent: null }],
  ['an empty frame', { url: 'about:blank', parent: null }],
  ['a frame within the page', { url: OWN.url, parent: OWN }],
  ['a frame that is gone', null],
])('refuses a call from %s', async (_from, frame) => {
  const { call, reached } = edge()
  expect(await call('listGames', null, frame)).toMatchObject({ ok: false, fault: { kind: 'foreign-frame' } })
  expect(reached).toEqual([])
})

it('answers the main frame of the page', async () => {
  expect(await edge().call('listGames', null)).toEqual(ok(null))
})

it('does not let a malformed argument through to its handler', async () => {
  const { call, reached } = edge()
  expect(await call('removeFlag', { $ne: 1 })).toMatchObject({ ok: false, fault: { kind: 'bug' } })
  expect(reached).toEqual([])
})

it('says where an argument does not fit, and keeps its content out of the log', async () => {
  const { call, log } = edge()
  await call('chooseSaveFile', { kind: 'exe', suggestedName: 'Secret Team' })
  expect(log.join()).toContain('kind (invalid_value)')
  expect(log.join()).not.toContain('Secret')
})

it('gives a bug back as a fault that names the call and the mistake', async () => {
  const { call } = edge({
    listGames: () => {
      throw new RangeError('17 is no game')
    },
  })
  expect(await call('listGames', null)).toMatchObject({
    fault: { kind: 'bug', where: expect.stringContaining('listGames'), what: expect.stringContaining('17 is no game') },
  })
})

it('keeps the folders of the machine out of what is copied of a bug', async () => {
  const { call } = edge({ listGames: () => Promise.reject(new Error('x')) })
  expect(JSON.stringify(await call('listGames', null))).not.toContain(import.meta.dirname)
})

it('logs a bug with its stack', async () => {
  const { call, log } = edge({ listGames: () => Promise.reject(new Error('lost the ball')) })
  await call('listGames', null)
  expect(log).toEqual(['call listGames: Error: lost the ball'])
})

it('refuses dropped paths that are no list of paths', async () => {
  expect(await edge().call(DROP_CHANNEL, [])).toMatchObject({ ok: false })
  expect(await edge().call(DROP_CHANNEL, ['/a', 7])).toMatchObject({ ok: false })
})
