/** What can still be done on a full disk, and on one that can only be read. */
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { inventedPlay, writeBigDataBowl } from '../builders/bigDataBowl.ts'
import { suiteFolder } from '../builders/folder.ts'
import { presnap } from '../builders/presnap.ts'
import { canMountDisks, smallDisk } from '../builders/smallDisk.ts'

const cannot = !canMountDisks()
if (cannot) console.warn('Tests on full and read-only disks are left out: no disk can be mounted here.')

const folder = suiteFolder()
const library = join(folder, 'library.presnap')

beforeAll(async () => {
  writeBigDataBowl(join(folder, 'data'), { plays: [inventedPlay()] })
  expect((await presnap(['import', join(folder, 'data'), '--library', library])).code).toBe(0)
})

describe.skipIf(cannot).each([
  ['full', 'The disk is full.'],
  ['read-only', 'is read-only.'],
] as const)('on a disk that is %s', (kind, reason) => {
  function spoiledLibrary(): { path: string; disk: string } {
    const disk = smallDisk(8)
    const path = join(disk.folder, 'library.presnap')
    copyFileSync(library, path)
    if (kind === 'full') disk.fill()
    else disk.makeReadOnly()
    return { path, disk: disk.folder }
  }

  test.each(['games', 'plays'])('presnap %s lists what is there, and says why it can only be read', async (command) => {
    const { path } = spoiledLibrary()
    const listed = await presnap([command, '--library', path])
    expect([listed.code, listed.stdout]).toEqual([0, expect.stringContaining('2098')])
    expect(listed.stderr).toContain('This library can only be read')
    expect(listed.stderr).toContain(reason)
  })

  test.each([
    ['import', ['import', join(folder, 'data')]],
    ['predict', ['predict', '--provider', 'cpu', '--out', join(folder, 'x.csv')]],
    ['suspects', ['suspects', '--provider', 'cpu']],
  ])('presnap %s says why it cannot be done, and leaves nothing behind', async (_, args) => {
    const { path, disk } = spoiledLibrary()
    const refused = await presnap([...args, '--library', path])
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain(reason)
    expect(refused.stderr).not.toMatch(/^ +at /m)
    expect(readdirSync(disk).filter((name) => name.includes('partial'))).toEqual([])
  })
})
