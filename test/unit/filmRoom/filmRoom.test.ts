import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { FilmRoom } from '../../../main/filmRoom/filmRoom.ts'
import { findModel } from '../../../main/inference/modelFiles.ts'
import { openLibraryToRead } from '../../../main/library/database.ts'
import { listFlags } from '../../../main/library/flags.ts'
import { listPlayRows } from '../../../main/library/playRows.ts'
import { SHIPPED_MODELS } from '../../../main/places.ts'
import type { Flag } from '../../../ml/football/flag.ts'
import { gameId, type PlayKey, playId } from '../../../ml/football/ids.ts'
import { seconds } from '../../../ml/football/units.ts'
import { featureVersionOf } from '../../../ml/model/modelCard.ts'
import { RECIPES } from '../../../ml/training/recipe.ts'
import { unpacked } from '../../../preload/packet.ts'
import type { OpenedPlay, PlayRow } from '../../../preload/values.ts'
import { type OpenRoom, openRoom, putModel, simulatedFolder } from '../../builders/filmRoom.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { GAME, good, newLibrary, playRecord, put, tracksOf } from '../../builders/library.ts'
import { writeUntrainedRecipe } from '../../builders/untrainedModels.ts'

const PLAYS = 3

const rowsOf = async ({ room }: OpenRoom) => unpacked<readonly PlayRow[]>(good(await room.playsPacket()))
const playOf = async ({ room }: OpenRoom, key: PlayKey) => unpacked<OpenedPlay>(good(await room.playPacket(key)))
const keyOf = ({ play: { gameId, playId } }: PlayRow): PlayKey => ({ gameId, playId })

async function imported(open: OpenRoom, ...paths: string[]): Promise<void> {
  good(open.room.startImport({ kind: 'paths', paths }))
  expect(await open.ear.hear('importEnded')).toMatchObject({ kind: 'done' })
}

/** Waits until every play is read. */
async function allRead({ ear }: OpenRoom): Promise<void> {
  await ear.hear('readingProgress', ({ done, total }) => total > 0 && done === total)
}

function flagOf(key: PlayKey, partial: Partial<Flag> = {}): Flag {
  const times = { createdAt: '2098-01-02T10:00:00Z', changedAt: '2098-01-02T10:00:00Z' }
  return { ...key, flagId: 'f1', moment: seconds(-0.1), state: 'confirmed', note: '', ...times, ...partial }
}

/** A film room on a library with one play of two players, and the play's key. */
async function roomWithPlay(): Promise<OpenRoom & { readonly key: PlayKey }> {
  const folder = temporaryFolder()
  const play = playRecord()
  put(newLibrary(join(folder, 'library.presnap')), '/a', play, tracksOf(5))
  return { ...(await openRoom(folder)), key: { gameId: play.gameId, playId: play.playId } }
}

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

describe('a play that is opened', () => {
  test('comes with its tracks at once, then its read, then the shares of all frames, which are kept', async () => {
    const open = await openRoom()
    open.room.stopReading(true)
    await imported(open, await simulatedFolder(1, PLAYS))
    const [row] = await rowsOf(open)
    const key = keyOf(row as PlayRow)
    const before = await playOf(open, key)
    expect(before).toMatchObject({ reading: null, isSimulated: true, row: { isRead: false } })
    expect(before.playerPlays).toHaveLength(22)
    const { reading: first } = await open.ear.hear('playRead')
    expect(first.shares).toBeNull()
    expect(first.manProbability).toHaveLength(before.tracking?.frameCount ?? 0)
    const { reading } = await open.ear.hear('playRead', ({ reading }) => reading.shares !== null)
    expect(reading.manProbability).toEqual(first.manProbability)
    expect(reading.shares?.tracks).toHaveLength(11)
    expect(reading.shares?.shares).toHaveLength(11 * first.manProbability.length)
    // what each defender does is not kept: it is told again
    const kept = { ...reading, defenders: null }
    expect(await playOf(open, key)).toMatchObject({ reading: kept, row: { isRead: true, read: reading.summary } })
    // nobody opened the others, and reading is stopped
    expect((await rowsOf(open)).filter(({ isRead }) => isRead)).toHaveLength(1)
  })

  test('has each defender’s job and match-up with its read, where the model says them, also when all else was kept', async () => {
    const folder = temporaryFolder()
    writeUntrainedRecipe(join(folder, 'models', 'remembering'), { ...RECIPES.history, members: 1 })
    const open = await openRoom(folder, 'remembering')
    open.room.stopReading(true)
    await imported(open, await simulatedFolder(1, 1))
    const [row] = await rowsOf(open)
    const key = keyOf(row as PlayRow)
    const { tracking } = await playOf(open, key)
    const { reading } = await open.ear.hear('playRead', ({ reading }) => reading.shares !== null)
    const defenders = tracking?.tracks.flatMap(({ side }, track) => (side === 'defense' ? [track] : []))
    expect(reading.defenders?.tracks).toEqual(defenders)
    expect(reading.defenders?.receivers).toHaveLength(11 * reading.manProbability.length)
    const told = open.ear.all('playRead').length
    expect((await playOf(open, key)).reading?.defenders).toBe(null)
    await open.ear.hear('playRead', () => open.ear.all('playRead').length > told)
    expect(open.ear.all('playRead').map((one) => one.reading.defenders)).toEqual([
      reading.defenders,
      reading.defenders,
      reading.defenders,
    ])
  })

  test('that is not in the library says so', async () => {
    const { room } = await openRoom()
    const answer = await room.playPacket({ gameId: gameId(1), playId: playId(2) })
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'play-missing' } })
  })

  test('that cannot be replayed comes without tracks and is not waited for', async () => {
    const folder = temporaryFolder()
    put(newLibrary(join(folder, 'library.presnap')), '/a', playRecord(), null)
    const open = await openRoom(folder)
    const [row] = await rowsOf(open)
    expect(await playOf(open, keyOf(row as PlayRow))).toMatchObject({ tracking: null, reading: null })
  })
})

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
    good(await open.room.useModel('second'))
    const changed = await open.ear.hear('modelChanged')
    expect(changed).toMatchObject({ name: 'second', card: { name: 'Mine: second' } })
    expect(good(await open.room.model())).toEqual(changed)
    expect((await rowsOf(open)).map(({ isRead }) => isRead)).toEqual([expect.any(Boolean)])
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

  test('that are gone when the room opens are told of, and another can be chosen', async () => {
    const { room, ear } = await openRoom(temporaryFolder(), 'gone')
    expect(await ear.hear('fault')).toMatchObject({ kind: 'model-unknown', where: 'gone' })
    expect(await room.model()).toMatchObject({ ok: false })
    good(await room.useModel(null))
    expect(good(await room.model())).toMatchObject({ name: null })
  })
})

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

describe('a library', () => {
  test('that is none is refused, and nothing stays open', async () => {
    const library = join(temporaryFolder(), 'notes.txt')
    writeFileSync(library, 'not a library')
    const opened = await FilmRoom.open({ library, model: null, userFolder: temporaryFolder(), tell: () => {} })
    expect(opened).toMatchObject({ ok: false, fault: { kind: 'library-corrupted' } })
    rmSync(library)
  })

  test('of an older version learns of motion when its plays are read', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'library.presnap')
    const library = newLibrary(path)
    put(library, '/a', playRecord(), { ...tracksOf(10), snapFrame: 8, events: [{ frame: 3, name: 'man_in_motion' }] })
    library.prepare('UPDATE tracking SET is_in_motion = NULL').run()
    const open = await openRoom(folder)
    await allRead(open)
    expect((await rowsOf(open)).map(({ isInMotion }) => isInMotion)).toEqual([true])
  })

  test('faults speak of no command line', async () => {
    const opened = await FilmRoom.open({ library: '/proc/x/y', model: null, userFolder: '/proc', tell: () => {} })
    expect(opened.ok ? '' : opened.fault.next).not.toContain('--')
    expect(opened.ok).toBe(false)
  })
})

test('reading that is stopped says so, and goes on when told to', async () => {
  const open = await openRoom()
  open.room.stopReading(true)
  await imported(open, await simulatedFolder(1, PLAYS))
  await open.ear.hear('readingProgress', ({ isStopped, total }) => isStopped && total === PLAYS)
  expect(open.ear.all('playsRead')).toEqual([])
  open.room.stopReading(false)
  await open.ear.hear('readingProgress', ({ isStopped, done }) => !isStopped && done === PLAYS)
})

describe('the report of how good the read is', () => {
  test('judges simulated plays apart from real ones, and is saved as a folder', async () => {
    const open = await openRoom()
    await imported(open, await simulatedFolder(1, 12))
    await allRead(open)
    const dropbacks = (await rowsOf(open)).filter(({ play }) => play.passResult !== null).length
    const report = good(await open.room.evaluate('simulated'))
    expect(report.about).toMatchObject({
      on: 'simulated plays of library.presnap',
      plays: dropbacks,
      isSimulated: true,
    })
    expect(report.curve.find(({ seconds }) => seconds === report.moment)?.n).toBe(dropbacks)
    expect(good(await open.room.evaluate('real')).curve).toEqual([])
    const folder = join(open.folder, 'report')
    good(await open.room.saveEvaluation('simulated', folder))
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual(report)
  })
})
