import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { safeFileName, suggestedFileName } from '../../../main/ipc/safeFileName.ts'
import { Saves } from '../../../main/ipc/saves.ts'
import { temporaryFolder } from '../../builders/folder.ts'

const BYTES = new Uint8Array([71, 73, 70])

it('writes the file that the user named, in place of the one that was there', async () => {
  const path = join(temporaryFolder(), 'clip.gif')
  writeFileSync(path, 'old')
  const saves = new Saves()
  const { ticket, name } = await saves.ticketForFile(path, 'gif')
  expect(await saves.write(ticket, null, BYTES)).toEqual({ ok: true, value: { name: 'clip.gif' } })
  expect([name, new Uint8Array(readFileSync(path))]).toEqual(['clip.gif', BYTES])
})

it('leaves nothing but the file', async () => {
  const folder = temporaryFolder()
  const saves = new Saves()
  const { ticket } = saves.ticketForFolder(folder)
  await saves.write(ticket, 'a.gif', BYTES)
  expect(readdirSync(folder)).toEqual(['a.gif'])
})

it('has written the file before the program ends', async () => {
  const folder = temporaryFolder()
  const saves = new Saves()
  const { ticket } = saves.ticketForFolder(folder)
  void saves.write(ticket, 'a.gif', BYTES)
  await saves.settled()
  expect(readdirSync(folder)).toEqual(['a.gif'])
})

it('adds the ending to a name that was typed without it, and then replaces nothing', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'clip.gif'), 'old')
  const { name } = await new Saves().ticketForFile(join(folder, 'clip'), 'gif')
  expect(name).toBe('clip (2).gif')
})

it('keeps a file that is in the folder already, even when two of one name come at once', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a.gif'), 'old')
  const saves = new Saves()
  const { ticket } = saves.ticketForFolder(folder)
  const written = await Promise.all([saves.write(ticket, 'a.gif', BYTES), saves.write(ticket, 'a.gif', BYTES)])
  expect(written).toEqual([
    { ok: true, value: { name: 'a (2).gif' } },
    { ok: true, value: { name: 'a (3).gif' } },
  ])
  expect(readFileSync(join(folder, 'a.gif'), 'utf8')).toBe('old')
})

it.each([
  '../a.gif',
  '..\\a.gif',
  '/etc/a.gif',
  'a/../../b.gif',
  'a\0.gif',
  '..',
  '.gif',
  '...gif',
  'autorun.inf',
  'a.gif.exe',
  '',
])('refuses %j as a name in the folder', async (name) => {
  const outside = temporaryFolder()
  const folder = join(outside, 'inside')
  mkdirSync(folder)
  const saves = new Saves()
  const { ticket } = saves.ticketForFolder(folder)
  expect(await saves.write(ticket, name, BYTES)).toMatchObject({ ok: false, fault: { kind: 'bad-file-name' } })
  expect([readdirSync(outside), readdirSync(folder)]).toEqual([['inside'], []])
})

it('does not write through a link that lies in the folder', async () => {
  const outside = temporaryFolder()
  const folder = temporaryFolder()
  writeFileSync(join(outside, 'kept.gif'), 'old')
  symlinkSync(join(outside, 'kept.gif'), join(folder, 'a.gif'))
  const saves = new Saves()
  await saves.write(saves.ticketForFolder(folder).ticket, 'a.gif', BYTES)
  expect(readFileSync(join(outside, 'kept.gif'), 'utf8')).toBe('old')
})

it.each([
  ['CON.gif', '_CON.gif'],
  ['3rd & 8: "look"?.gif', '3rd & 8- -look--.gif'],
  [' .hidden. .gif', 'hidden.gif'],
])('makes %j fit for every system', (name, safe) => {
  expect(safeFileName(name)).toEqual({ ok: true, value: safe })
})

it('cuts names that no file system takes', () => {
  const safe = safeFileName(`${'é'.repeat(300)}.gif`)
  expect(safe.ok && Buffer.byteLength(safe.value)).toBeLessThanOrEqual(204)
})

it('never suggests a place, only a name', () => {
  expect(suggestedFileName('../../etc/passwd', 'gif')).toBe('-..-etc-passwd.gif')
})

it('writes nowhere for a number that was not given out', async () => {
  expect(await new Saves().write(1, null, BYTES)).toMatchObject({ fault: { kind: 'no-such-save' } })
})

it('takes a name only in a folder, and a file only without', async () => {
  const folder = temporaryFolder()
  const saves = new Saves()
  const inFolder = saves.ticketForFolder(folder).ticket
  const asFile = (await saves.ticketForFile(join(folder, 'a.gif'), 'gif')).ticket
  expect(await saves.write(inFolder, null, BYTES)).toMatchObject({ fault: { kind: 'no-such-save' } })
  expect(await saves.write(asFile, 'b.gif', BYTES)).toMatchObject({ fault: { kind: 'no-such-save' } })
})

it('says what the file system refuses', async () => {
  const saves = new Saves()
  const { ticket } = await saves.ticketForFile(join(temporaryFolder(), 'gone', 'a.gif'), 'gif')
  expect(await saves.write(ticket, null, BYTES)).toMatchObject({ fault: { kind: 'place-missing' } })
})

it('shows the file that was written last in a folder, and the folder before that', async () => {
  const folder = temporaryFolder()
  const saves = new Saves()
  const { ticket } = saves.ticketForFolder(folder)
  const before = saves.shownPath(ticket)
  await saves.write(ticket, 'a.gif', BYTES)
  expect([before, saves.shownPath(ticket), saves.shownPath(ticket + 1)]).toEqual([folder, join(folder, 'a.gif'), null])
})
