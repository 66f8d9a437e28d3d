import { expect, it } from 'vitest'
import { RoomKeeper } from '../../../main/ipc/roomKeeper.ts'
import type { FilmRoomOptions, FilmRoomService } from '../../../main/ipc/service.ts'
import { failed, ok, type Result } from '../../../ml/base/result.ts'
import { type Asked, FAULT, notingService } from '../../builders/shell.ts'

function keeper(open?: (options: FilmRoomOptions) => Result<FilmRoomService>) {
  const asked: Asked = []
  const told: Asked = []
  const opened: FilmRoomOptions[] = []
  const rooms = new RoomKeeper({
    library: '/first',
    userFolder: '/user',
    tell: (name, value) => told.push([name, value]),
    chosenModels: () => [],
    modelInUse: () => 'mine',
    openRoom: async (options) => {
      opened.push(options)
      const service = notingService([], { dispose: async () => void asked.push(['dispose', options.library]) })
      return open?.(options) ?? ok(service)
    },
  })
  return { rooms, asked, told, opened }
}

it('opens the library once, whoever asks', async () => {
  const { rooms, opened } = keeper()
  const [one, other] = await Promise.all([rooms.room(), rooms.room()])
  expect([opened.length, one]).toEqual([1, other])
  expect(opened[0]).toMatchObject({ library: '/first', model: 'mine', userFolder: '/user' })
})

it('tries again to open what could not be opened', async () => {
  let isLocked = true
  const { rooms } = keeper(() => (isLocked ? failed(FAULT) : ok(notingService())))
  const before = await rooms.room()
  isLocked = false
  expect([before.ok, (await rooms.room()).ok]).toEqual([false, true])
})

it('tries again after a bug, too', async () => {
  let isBroken = true
  const { rooms } = keeper(() => {
    if (isBroken) throw new Error('a bug')
    return ok(notingService())
  })
  await expect(rooms.room()).rejects.toThrow('a bug')
  isBroken = false
  expect((await rooms.room()).ok).toBe(true)
})

it('opens another library after a bug in the first', async () => {
  const { rooms } = keeper(({ library }) => {
    if (library === '/first') throw new Error('a bug')
    return ok(notingService())
  })
  const before = rooms.room()
  expect(await rooms.change('/second')).toEqual(ok(null))
  await expect(before).rejects.toThrow('a bug')
})

it('says what to do at a window, where no --library can be named', async () => {
  const { rooms } = keeper(() => failed({ ...FAULT, kind: 'library-locked', next: 'Name another with --library.' }))
  expect(await rooms.room()).toMatchObject({ fault: { next: expect.stringContaining('File, Open Library') } })
})

it('closes one library after the other is open', async () => {
  const { rooms, asked } = keeper()
  await rooms.room()
  await rooms.change('/second')
  expect([rooms.library, asked]).toEqual(['/second', [['dispose', '/first']]])
})

it('keeps the library that is open when another cannot be opened', async () => {
  const { rooms, asked } = keeper(({ library }) => (library === '/second' ? failed(FAULT) : ok(notingService())))
  const before = await rooms.room()
  expect(await rooms.change('/second')).toEqual(failed(FAULT))
  expect([rooms.library, asked, await rooms.room()]).toEqual(['/first', [], before])
})

it('opens another library when the first could not be opened', async () => {
  const { rooms } = keeper(({ library }) => (library === '/first' ? failed(FAULT) : ok(notingService())))
  await rooms.room()
  expect([await rooms.change('/second'), (await rooms.room()).ok]).toEqual([ok(null), true])
})

it('does not open again the library that is open', async () => {
  const { rooms, opened, asked } = keeper()
  await rooms.room()
  await rooms.change('/first')
  expect([opened.length, asked]).toEqual([1, []])
})

it('ends at the library that was asked for last', async () => {
  const { rooms, asked } = keeper()
  await rooms.room()
  await Promise.all([rooms.change('/second'), rooms.change('/third')])
  expect(rooms.library).toBe('/third')
  expect(asked).toEqual([
    ['dispose', '/first'],
    ['dispose', '/second'],
  ])
})

it('hears no more of a library that was left', async () => {
  const { rooms, told, opened } = keeper()
  await rooms.room()
  await rooms.change('/second')
  opened[0]?.tell('fault', FAULT)
  opened[1]?.tell('libraryChanged', null)
  expect(told).toEqual([['libraryChanged', null]])
})

it('closes the library when the program ends', async () => {
  const { rooms, asked } = keeper()
  await rooms.room()
  await rooms.dispose()
  expect(asked).toEqual([['dispose', '/first']])
})
