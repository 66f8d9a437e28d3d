/** What nobody expected says what was being done, and on which file or game. */
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { importGames } from '../../../main/ingest/importGames.ts'
import { PlayBuilder } from '../../../main/ingest/playBuilder.ts'
import { Spool } from '../../../main/ingest/spool.ts'
import { stepOf } from '../../../main/step.ts'
import { writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { newLibrary } from '../../builders/library.ts'

let folder = ''
const broken = () => {
  throw new TypeError('nobody expected this')
}

beforeEach(() => {
  folder = join(temporaryFolder(), 'bowl')
  writeBigDataBowl(folder)
  return () => vi.restoreAllMocks()
})

const stepOfImport = () => importGames(newLibrary(), [folder]).then(() => 'nothing was thrown', stepOf)

test('a table that is read', async () => {
  vi.spyOn(Spool.prototype, 'add').mockImplementation(broken)
  expect(await stepOfImport()).toBe('reading tracking_week_1.csv')
})

test('a game that is put together', async () => {
  vi.spyOn(PlayBuilder.prototype, 'plays').mockImplementation(broken)
  expect(await stepOfImport()).toBe('building game 2098010100')
})

test('a game that is stored', async () => {
  const library = newLibrary()
  vi.spyOn(library, 'transaction').mockImplementation(broken)
  expect(await importGames(library, [folder]).then(() => null, stepOf)).toBe('storing game 2098010100')
})
