import { beforeEach, expect, test, vi } from 'vitest'
import type { Flag } from '../../../../ml/football/flag.ts'
import { gameId, playId } from '../../../../ml/football/ids.ts'
import { seconds } from '../../../../ml/football/units.ts'

const main = vi.hoisted(() => {
  const bridge = {
    disk: new Map<string, string>(),
    putFlag(flag: Flag) {
      bridge.disk.set(flag.flagId, flag.note)
      return Promise.resolve({ ok: true, value: null })
    },
    removeFlag(flagId: string) {
      bridge.disk.delete(flagId)
      return Promise.resolve({ ok: true, value: null })
    },
  }
  vi.stubGlobal('window', { filmRoom: bridge })
  return bridge
})

const { NoteWriting } = await import('../../../../renderer/flags/noteEditing.ts')
const { inTurn, undo, useEdits } = await import('../../../../renderer/session/edits.ts')
const { removeFlag, setFlags, useFlags } = await import('../../../../renderer/session/flags.ts')

const flag: Flag = {
  ...{ flagId: 'a', gameId: gameId(1), playId: playId(50), moment: seconds(-1.2), state: 'added', note: 'safety' },
  ...{ createdAt: '2098-01-01T00:00:00Z', changedAt: '2098-01-01T00:00:00Z' },
}
const noteShown = () => useFlags.getState().flags[0]?.note
const settled = () => inTurn(async () => undefined)

beforeEach(() => {
  vi.useFakeTimers()
  main.disk.clear()
  useEdits.setState({ done: [], undone: [] })
  setFlags([flag])
})

test('what is written is on the disk before the cursor leaves, and one change afterwards', async () => {
  const writing = new NoteWriting('a', 'safety')
  writing.write('safety r')
  writing.write('safety rotates')
  vi.runAllTimers()
  await settled()
  expect([main.disk.get('a'), noteShown()]).toEqual(['safety rotates', 'safety'])
  writing.keep()
  await settled()
  expect(noteShown()).toBe('safety rotates')
  await undo()
  expect([main.disk.get('a'), noteShown()]).toEqual(['safety', 'safety'])
})

test('what is taken back is taken back on the disk, too', async () => {
  const writing = new NoteWriting('a', 'safety')
  writing.write('no')
  vi.runAllTimers()
  writing.takeBack()
  writing.keep()
  await settled()
  expect([main.disk.get('a'), useEdits.getState().done]).toEqual(['safety', []])
})

test('a draft that was deleted again is not what the disk keeps', async () => {
  const writing = new NoteWriting('a', 'safety')
  writing.write('safety?')
  vi.runAllTimers()
  writing.write('safety')
  writing.keep()
  await settled()
  expect(main.disk.get('a')).toBe('safety')
})

test('the note of a flag that was removed brings it not back', async () => {
  const writing = new NoteWriting('a', 'safety')
  writing.write('late')
  await removeFlag(flag)
  vi.runAllTimers()
  writing.keep()
  await settled()
  expect([main.disk.has('a'), useFlags.getState().flags]).toEqual([false, []])
})
