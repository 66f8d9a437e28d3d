import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { findModel } from '../../../main/inference/modelFiles.ts'
import { openLibraryToRead } from '../../../main/library/database.ts'
import { listPlayRows } from '../../../main/library/playRows.ts'
import { SHIPPED_MODELS } from '../../../main/places.ts'
import { featureVersionOf } from '../../../ml/model/modelCard.ts'
import { allRead, imported, openRoom, rowsOf, simulatedFolder } from '../../builders/filmRoom.ts'
import { good } from '../../builders/library.ts'

const PLAYS = 3

describe('an import', () => {
  test('brings games in, and every play is then read by itself and listed as the library holds it', async () => {
    const open = await openRoom()
    await imported(open, await simulatedFolder(2, PLAYS))
    expect(good(await open.room.listGames()).map(({ plays }) => plays)).toEqual([PLAYS, PLAYS])
    await allRead(open)
    const { modelId } = good(await open.room.model())
    const library = good(openLibraryToRead(open.library))
    const { card } = good(await findModel(SHIPPED_MODELS.coverage as string))
    const held = listPlayRows(library, { modelId, featureVersion: featureVersionOf(card) }, null)
    library.close()
    expect(await rowsOf(open)).toEqual(held)
    expect(held.map(({ isRead, read }) => isRead && read !== null)).toEqual(Array(2 * PLAYS).fill(true))
    const told = open.ear.all('playsRead').flat()
    expect(told.map(({ playId, read }) => ({ playId, read }))).toEqual(
      held.map(({ play, read }) => ({ playId: play.playId, read })),
    )
    expect(open.ear.all('fault')).toEqual([])
  })

  test('is told of: its name, rising progress, the games that came, and its end last', async () => {
    const open = await openRoom()
    await imported(open, await simulatedFolder(1, PLAYS))
    const progress = open.ear.all('importProgress')
    expect(new Set(progress.map(({ name }) => name))).toEqual(new Set(['simulated']))
    const shares = progress.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const names = open.ear.told.map(({ name }) => name)
    expect(names.indexOf('libraryChanged')).toBeGreaterThanOrEqual(0)
    expect(names.indexOf('libraryChanged')).toBeLessThan(names.indexOf('importEnded'))
    expect(open.room.importing).toBeNull()
  })

  test('is refused while another is in hand', async () => {
    const open = await openRoom()
    const folder = await simulatedFolder(1, PLAYS)
    good(open.room.startImport({ kind: 'paths', paths: [folder] }))
    expect(open.room.importing).toMatchObject({ name: 'simulated' })
    expect(open.room.startImport({ kind: 'demo' })).toMatchObject({ ok: false, fault: { kind: 'import-in-hand' } })
    await open.ear.hear('importEnded')
  })

  test('that was cancelled leaves nothing half there, and a second try brings everything', async () => {
    const open = await openRoom()
    good(open.room.startImport({ kind: 'demo' }))
    await open.ear.hear('importProgress')
    open.room.cancelImport()
    expect(await open.ear.hear('importEnded')).toEqual({ kind: 'cancelled', name: 'Simulated demo game', games: 0 })
    expect(good(await open.room.listGames())).toEqual([])
    good(open.room.startImport({ kind: 'paths', paths: [await simulatedFolder(1, PLAYS)] }))
    await open.ear.hear('importEnded', ({ kind }) => kind === 'done')
    expect(await rowsOf(open)).toHaveLength(PLAYS)
  })

  test('of nothing that can be imported says why', async () => {
    const open = await openRoom()
    good(open.room.startImport({ kind: 'paths', paths: [join(open.folder, 'nowhere')] }))
    expect(await open.ear.hear('importEnded')).toMatchObject({ kind: 'failed', fault: { kind: 'path-missing' } })
  })

  test('that is in hand when the room closes is cancelled, and the library is whole', async () => {
    const open = await openRoom()
    good(open.room.startImport({ kind: 'demo' }))
    await open.ear.hear('importProgress')
    await open.room.dispose()
    expect(await open.ear.hear('importEnded')).toMatchObject({ kind: 'cancelled' })
    const database = new Database(open.library, { readonly: true })
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    database.close()
  })
})
