/** Where no links can be made, files are read from copies. */
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { nameAgain, ScratchFiles } from '../../../main/ingest/scratchFiles.ts'
import { temporaryFolder } from '../../builders/folder.ts'

const refused = vi.hoisted(() => new Set<'symlink' | 'link'>())

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const refusable =
    (kind: 'symlink' | 'link') =>
    (target: string, path: string): Promise<void> =>
      refused.has(kind) ? Promise.reject(new Error('EPERM')) : real[kind](target, path)
  return { ...real, symlink: refusable('symlink'), link: refusable('link') }
})

beforeEach(() => refused.clear())

test.each([[[]], [['symlink']], [['symlink', 'link']]] as const)(
  'a file is read under another name on a disk that refuses %j',
  async (kinds) => {
    for (const kind of kinds) refused.add(kind)
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'x[1].csv'), 'a,b\n')
    await nameAgain(join(folder, 'x[1].csv'), join(folder, 'table.csv'))
    expect(readFileSync(join(folder, 'table.csv'), 'utf8')).toBe('a,b\n')
    expect(lstatSync(join(folder, 'table.csv')).isSymbolicLink()).toBe(kinds.length === 0)
  },
)

test('the next file takes the place of the one before, under another name', async () => {
  const folder = temporaryFolder()
  const files = new ScratchFiles(folder)
  const first = await files.next('csv')
  writeFileSync(first, '')
  const second = await files.next('csv')
  expect([existsSync(first), second === first, readdirSync(folder)]).toEqual([false, false, []])
})
