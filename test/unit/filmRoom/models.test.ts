import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  allRead,
  flagOf,
  imported,
  openRoom,
  playOf,
  putModel,
  putModelInto,
  roomWithPlay,
  rowsOf,
  simulatedFolder,
} from '../../builders/filmRoom.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'

describe('models', () => {
  test('are those that ship and those of the user whose card can be read', async () => {
    const { room, folder } = await openRoom()
    putModel(folder, 'second')
    putModel(folder, 'broken')
    writeFileSync(join(folder, 'models', 'broken', 'card.json'), '{}')
    expect(good(await room.listModels()).map(({ name }) => name)).toEqual([null, 'presnap/seed', 'second'])
  })

  test('change, and everything is read again by the other one; the reads of both are kept', async () => {
    const open = await openRoom()
    await imported(open, await simulatedFolder(1, 1))
    await allRead(open)
    putModel(open.folder, 'second')
    open.room.stopReading(true)
    good(await open.room.useModel('second'))
    const changed = await open.ear.hear('modelChanged')
    expect(changed).toMatchObject({ name: 'second', card: { name: 'Mine: second' } })
    expect(good(await open.room.model())).toEqual(changed)
    expect((await rowsOf(open)).map(({ isRead }) => isRead)).toEqual([false])
    open.room.stopReading(false)
    await open.ear.hear('playsRead', () => open.ear.all('playsRead').length === 2)
    good(await open.room.useModel(null))
    expect((await rowsOf(open)).map(({ isRead }) => isRead)).toEqual([true])
  })

  test('change to the other one that ships, and no flag is lost', async () => {
    const open = await roomWithPlay()
    const flag = flagOf(open.key, { note: 'late safety' })
    good(await open.room.putFlag(flag))
    const { modelId } = good(await open.room.model())
    good(await open.room.useModel('presnap/seed'))
    const seed = await open.ear.hear('modelChanged')
    expect(seed).toMatchObject({ name: 'presnap/seed', card: { features: { set: 'seedFeatures' } } })
    expect(seed.modelId).not.toBe(modelId)
    await playOf(open, open.key)
    await open.ear.hear('playRead', ({ reading }) => reading.modelId === seed.modelId)
    expect(good(await open.room.listFlags())).toEqual([flag])
    good(await open.room.useModel(null))
    expect(good(await open.room.listFlags())).toEqual([flag])
  })

  test('are opened as they are now when they are chosen again', async () => {
    const { room, ear, folder } = await openRoom()
    putModel(folder, 'mine')
    good(await room.useModel('mine'))
    putModelInto(join(folder, 'models', 'mine'), 'Trained again')
    good(await room.useModel('mine'))
    const [first, again] = ear.all('modelChanged')
    expect([first?.card.name, again?.card.name]).toEqual(['Mine: mine', 'Trained again'])
    expect(good(await room.model())).toEqual(again)
  })

  test.each(['nowhere', '../models', 'presnap/nothing'])(
    'that are not there (%s) leave the one before in use',
    async (name) => {
      const { room, ear } = await openRoom()
      const before = good(await room.model())
      expect(await room.useModel(name)).toMatchObject({ ok: false, fault: { kind: 'model-unknown' } })
      expect(good(await room.model())).toEqual(before)
      expect(ear.all('modelChanged')).toEqual([])
    },
  )

  test('that are gone when the room opens are told of once, and another can be chosen', async () => {
    const { room, ear } = await openRoom(temporaryFolder(), 'gone')
    expect(await room.model()).toMatchObject({ ok: false, fault: { kind: 'model-unknown', where: 'gone' } })
    good(await room.useModel(null))
    expect(good(await room.model())).toMatchObject({ name: null })
    expect(ear.all('fault')).toEqual([])
  })
})
