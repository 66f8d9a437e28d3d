import { renameSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openLibraryToRead } from '../../../main/library/database.ts'
import { listFlags } from '../../../main/library/flags.ts'
import { playId } from '../../../ml/football/ids.ts'
import { flagOf, openRoom, roomWithPlay, simulatedFolder } from '../../builders/filmRoom.ts'
import { GAME, good } from '../../builders/library.ts'

const PLAYS = 3

describe('flags', () => {
  test('are put, changed, listed, tabled and taken away, and are on the disk when that is said', async () => {
    const { room, library, key } = await roomWithPlay()
    good(await room.putFlag(flagOf(key)))
    good(await room.putFlag(flagOf(key, { note: 'late safety' })))
    const onDisk = good(openLibraryToRead(library))
    expect(listFlags(onDisk, null)).toEqual([flagOf(key, { note: 'late safety' })])
    onDisk.close()
    expect(new TextDecoder().decode(good(await room.flagsCsv()))).toContain('confirmed,late safety,2098')
    good(await room.removeFlag('f1'))
    expect(good(await room.listFlags())).toEqual([])
  })

  test('get in while an import stores games', async () => {
    const open = await roomWithPlay()
    good(open.room.startImport({ kind: 'paths', paths: [await simulatedFolder(2, PLAYS)] }))
    await open.ear.hear('importProgress')
    good(await open.room.putFlag(flagOf(open.key)))
    await open.ear.hear('importEnded')
    expect(good(await open.room.listFlags())).toEqual([flagOf(open.key)])
  })

  test('on a play that is not there are refused', async () => {
    const { room } = await openRoom()
    const flag = flagOf({ gameId: GAME.gameId, playId: playId(7) })
    expect(await room.putFlag(flag)).toMatchObject({ ok: false, fault: { kind: 'play-missing' } })
  })

  test('are refused when the library was moved away, and taken when it is back', async () => {
    const { room, library, key } = await roomWithPlay()
    renameSync(library, `${library}.moved`)
    const refused = { ok: false, fault: { kind: 'library-gone', where: library } }
    expect(await room.putFlag(flagOf(key))).toMatchObject(refused)
    renameSync(`${library}.moved`, library)
    good(await room.putFlag(flagOf(key)))
  })
})
