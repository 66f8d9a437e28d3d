import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { thrownFault } from '../../../main/thrownFault.ts'
import { temporaryFolder } from '../../builders/folder.ts'

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('a thrown error', () => {
  test('of the file system names the place', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const kinds = [
      [() => writeFileSync(folder, ''), folder, 'folder-in-the-way'],
      [() => mkdirSync(join(file, 'inside')), join(file, 'inside'), 'file-in-the-way'],
      [() => readFileSync(join(folder, 'nowhere')), join(folder, 'nowhere'), 'place-missing'],
    ] as const
    for (const [work, where, kind] of kinds) expect(thrownFault(thrownBy(work), null)).toMatchObject({ kind, where })
  })

  test.each([
    ['EBUSY', 'file-in-use'],
    ['ENAMETOOLONG', 'name-too-long'],
    ['EIO', 'disk-broken'],
  ])('of the file system (%s) is %s', (code, kind) => {
    const error = Object.assign(new Error(code), { code, path: '/a.csv' })
    expect(thrownFault(error, null)).toMatchObject({ kind, where: '/a.csv' })
  })

  test('of a full disk needs no place', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    expect(thrownFault(error, null)).toMatchObject({ kind: 'disk-full' })
  })

  test.each([
    ['SQLITE_BUSY', 'library-locked'],
    ['SQLITE_CORRUPT', 'library-corrupted'],
    ['SQLITE_IOERR_READ', 'library-unreadable'],
  ])('of SQLite (%s) is about the library (%s)', (code, kind) => {
    const error = new Database.SqliteError('as SQLite says it', code)
    expect(thrownFault(error, '/here.presnap')).toMatchObject({ kind, where: '/here.presnap' })
  })

  test.each([
    [new TypeError('x is undefined')],
    [new Database.SqliteError('no such column: x', 'SQLITE_ERROR')],
    [Object.assign(new Error('a socket'), { code: 'EACCES' })],
    [Object.assign(new Error('a path of ours'), { code: 'ERR_INVALID_ARG_TYPE', path: '/x' })],
  ])('that is a bug stays one: %s', (error) => {
    expect(thrownFault(error, '/here.presnap')).toBeNull()
  })
})
