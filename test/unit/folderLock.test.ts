import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { FolderLock, LOCK_FILE } from '../../main/folderLock.ts'
import { temporaryFolder } from '../builders/folder.ts'
import { good } from '../builders/library.ts'

const LOCKER = join(import.meta.dirname, '../builders/folderLocker.ts')

interface Locker {
  readonly child: ChildProcess
  /** Its first line: whether it has the lock. */
  readonly answer: Promise<string>
  readonly ended: Promise<void>
}

function locker(folder: string): Locker {
  const child = spawn(process.execPath, [LOCKER, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let output = ''
  const answer = new Promise<string>((resolve) => {
    child.stdout?.on('data', (data) => {
      output += data
      if (output.includes('\n')) resolve(output.trim())
    })
    child.on('close', () => resolve(output.trim()))
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  return { child, answer, ended }
}

async function lockers(folder: string, count: number) {
  const all = Array.from({ length: count }, () => locker(folder))
  return Promise.all(all.map(async (one) => ({ ...one, answer: await one.answer })))
}

describe('a folder that one program writes into', () => {
  test('is refused to another, which says who has it', async () => {
    const folder = temporaryFolder()
    const holder = locker(folder)
    expect(await holder.answer).toBe('held')
    const refused = FolderLock.take(folder, 'presnap train')
    expect(refused).toMatchObject({ ok: false, fault: { kind: 'folder-in-use', where: folder } })
    if (refused.ok) return
    expect(refused.fault.what).toMatch(
      new RegExp(`presnap test, process ${holder.child.pid} on ${hostname()}, since \\w+ \\d+, \\d{4}`),
    )
  })

  test('is refused within one program as well', () => {
    const folder = temporaryFolder()
    const first = good(FolderLock.take(folder, 'presnap train'))
    expect(FolderLock.take(folder, 'presnap train')).toMatchObject({ ok: false, fault: { kind: 'folder-in-use' } })
    first.release()
    good(FolderLock.take(folder, 'presnap train')).release()
  })

  test('holds nothing of the lock when it is given back', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'kept'), '')
    const lock = good(FolderLock.take(folder, 'presnap train'))
    expect(readdirSync(folder)).toContain(LOCK_FILE)
    lock.release()
    expect(readdirSync(folder)).toEqual(['kept'])
  })

  test('is gone again where it was made for the lock and nothing came into it', () => {
    const folder = join(temporaryFolder(), 'new', 'model')
    good(FolderLock.take(folder, 'presnap train')).release()
    expect(existsSync(folder)).toBe(false)
    const kept = good(FolderLock.take(folder, 'presnap train'))
    writeFileSync(join(folder, 'card.json'), '')
    kept.release()
    expect(readdirSync(folder)).toEqual(['card.json'])
  })

  test('is free as soon as the program that had it is killed', async () => {
    const folder = temporaryFolder()
    const holder = locker(folder)
    expect(await holder.answer).toBe('held')
    holder.child.kill('SIGKILL')
    await holder.ended
    expect(readdirSync(folder)).toContain(LOCK_FILE)
    good(FolderLock.take(folder, 'presnap train')).release()
  })

  test('is free where the number of the program that had it was given to another one, which runs', () => {
    const folder = temporaryFolder()
    const before = good(FolderLock.take(folder, 'presnap train'))
    before.release()
    const file = new Database(join(folder, LOCK_FILE))
    file.exec('CREATE TABLE owner (token TEXT, doing TEXT, pid INTEGER, host TEXT, since INTEGER)')
    file.prepare('INSERT INTO owner VALUES (?, ?, ?, ?, ?)').run('x', 'presnap train', process.pid, hostname(), 0)
    file.close()
    good(FolderLock.take(folder, 'presnap train')).release()
  })

  test('goes to exactly one of many that start at the same moment, and the others say who has it', async () => {
    const folder = temporaryFolder()
    for (let round = 0; round < 2; round++) {
      const all = await lockers(folder, 6)
      const [holder, ...others] = all.filter(({ answer }) => answer === 'held')
      expect(others).toEqual([])
      const refused = all.filter((one) => one !== holder)
      for (const { answer } of refused) expect(answer).toContain('refused')
      // whoever asks now is told the right one
      expect(FolderLock.take(folder, 'x')).toMatchObject({
        fault: { what: expect.stringContaining(`process ${holder?.child.pid} `) },
      })
      for (const { child } of all) child.stdin?.end()
      await Promise.all(all.map(({ ended }) => ended))
      expect(readdirSync(folder)).toEqual([])
    }
  })

  test('is free after all that asked for it were killed at whatever they did', async () => {
    const folder = temporaryFolder()
    for (let round = 0; round < 3; round++) {
      const all = Array.from({ length: 4 }, () => locker(folder))
      await Promise.any(all.map(({ answer }) => answer))
      for (const { child } of all) child.kill('SIGKILL')
      await Promise.all(all.map(({ ended }) => ended))
      good(FolderLock.take(folder, 'presnap train')).release()
    }
  })

  test('is never held by two, whoever comes and goes', async () => {
    // it goes with each of them, and is made again by the next
    const folder = join(temporaryFolder(), 'model')
    const inside = join(folder, 'inside')
    // each holder makes a folder that must not be there yet, and takes it away again
    const script = `
      import { mkdirSync, rmdirSync } from 'node:fs'
      import { FolderLock } from ${JSON.stringify(join(import.meta.dirname, '../../main/folderLock.ts'))}
      let held = 0
      for (let i = 0; held < 25; i++) {
        const taken = FolderLock.take(${JSON.stringify(folder)}, 'presnap test')
        if (!taken.ok) continue
        mkdirSync(${JSON.stringify(inside)})
        rmdirSync(${JSON.stringify(inside)})
        taken.value.release()
        held++
      }
      process.stdout.write('held ' + held)`
    const file = join(temporaryFolder(), 'comer.mts')
    writeFileSync(file, script)
    const ends = await Promise.all(
      Array.from(
        { length: 3 },
        () =>
          new Promise<string>((resolve) => {
            const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] })
            onTestFinished(() => {
              child.kill('SIGKILL')
            })
            let output = ''
            for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
            child.on('close', () => resolve(output))
          }),
      ),
    )
    expect(ends).toEqual(ends.map(() => 'held 25'))
  })

  test('cannot be had where a file lies in its place, or something else in that of the lock', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(FolderLock.take(join(folder, 'file'), 'x')).toMatchObject({ ok: false, fault: { kind: 'file-in-the-way' } })
    mkdirSync(join(folder, LOCK_FILE))
    expect(FolderLock.take(folder, 'x')).toMatchObject({ ok: false, fault: { where: join(folder, LOCK_FILE) } })
    rmSync(join(folder, LOCK_FILE), { recursive: true })
    writeFileSync(
      join(folder, LOCK_FILE),
      'these are no bytes of a lock, and there are more than a few of them\n'.repeat(99),
    )
    expect(FolderLock.take(folder, 'x')).toMatchObject({ ok: false, fault: { where: join(folder, LOCK_FILE) } })
  })
})
