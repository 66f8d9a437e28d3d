import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FolderLock } from '../../main/folderLock.ts'
import { temporaryFolder } from '../builders/folder.ts'
import { good } from '../builders/library.ts'
import { presnap } from '../builders/presnap.ts'

describe('a folder that another program writes into', () => {
  test.each([
    ['train', ['train', '--data', '.', '--network', 'set', '--out', 'taken']],
    ['simulate', ['simulate', '--games', '1', '--out', 'taken']],
    ['demo', ['demo', '--out', 'taken', '--library', 'demo.presnap']],
    ['convert', ['convert', 'taken', 'taken']],
  ])('is left alone by presnap %s', async (_, args) => {
    const folder = temporaryFolder()
    const lock = good(FolderLock.take(join(folder, 'taken'), 'a test'))
    const before = readdirSync(join(folder, 'taken'))
    const { code, stdout, stderr } = await presnap(args, { cwd: folder })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/taken: Another program is writing into this folder \(a test, process \d+ on /)
    expect(readdirSync(join(folder, 'taken'))).toEqual(before)
    lock.release()
  })
})
