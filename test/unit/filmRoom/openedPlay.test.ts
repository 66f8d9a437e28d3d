import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gameId, playId } from '../../../ml/football/ids.ts'
import { RECIPES } from '../../../ml/training/recipe.ts'
import type { PlayRow } from '../../../preload/values.ts'
import { imported, keyOf, openRoom, playOf, rowsOf, simulatedFolder } from '../../builders/filmRoom.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { newLibrary, playRecord, put } from '../../builders/library.ts'
import { writeUntrainedRecipe } from '../../builders/untrainedModels.ts'

const PLAYS = 3

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
