import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { firstLibrary } from '../../../main/app/firstLibrary.ts'
import { temporaryFolder } from '../../builders/folder.ts'

function folderWith(...names: readonly string[]) {
  const folder = temporaryFolder()
  for (const name of names) writeFileSync(join(folder, name), '')
  return { byDefault: join(folder, 'library.presnap'), other: join(folder, 'other.presnap') }
}

it('is a first run where there is no library yet', async () => {
  const { byDefault } = folderWith()
  expect(await firstLibrary(null, byDefault)).toEqual({ library: byDefault, isFirstRun: true, fault: null })
})

it('is no first run where there is one', async () => {
  const { byDefault } = folderWith('library.presnap')
  expect(await firstLibrary(null, byDefault)).toEqual({ library: byDefault, isFirstRun: false, fault: null })
})

it('opens the library that was asked for, and leaves the default one unmade', async () => {
  const { byDefault, other } = folderWith('other.presnap')
  expect(await firstLibrary(other, byDefault)).toEqual({ library: other, isFirstRun: false, fault: null })
})

it('opens the default one, and says why, where the library asked for is not there', async () => {
  const { byDefault, other } = folderWith('library.presnap')
  expect(await firstLibrary(other, byDefault)).toMatchObject({
    library: byDefault,
    isFirstRun: false,
    fault: { kind: 'library-missing', where: other },
  })
  expect(existsSync(other)).toBe(false)
})
