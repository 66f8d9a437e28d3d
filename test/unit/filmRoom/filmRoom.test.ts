import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FilmRoom } from '../../../main/filmRoom/filmRoom.ts'
import { ok } from '../../../ml/base/result.ts'
import { allRead, imported, openRoom, rowsOf, simulatedFolder } from '../../builders/filmRoom.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good, newLibrary, playRecord, put, tracksOf } from '../../builders/library.ts'

const PLAYS = 3

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
    expect(report?.about).toMatchObject({
      on: 'simulated plays of library.presnap',
      plays: dropbacks,
      isSimulated: true,
    })
    expect(report?.curve.find(({ seconds }) => seconds === report.moment)?.n).toBe(dropbacks)
    expect(good(await open.room.evaluate('real'))?.curve).toEqual([])
    const folder = join(open.folder, 'report')
    good(await open.room.saveEvaluation('simulated', folder))
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual(report)
  })

  test('tells how far it is, and comes to nothing where it is cancelled', async () => {
    const open = await openRoom()
    await imported(open, await simulatedFolder(1, 12))
    await allRead(open)
    const cancelled = open.room.evaluate('simulated')
    open.room.cancelEvaluation()
    expect(await cancelled).toEqual({ ok: true, value: null })
    expect(open.ear.all('evaluationProgress')).toEqual([])
    const [first, second] = [open.room.evaluate('simulated'), open.room.evaluate('simulated')]
    expect(good(await first)).toBe(null)
    const moments = good(await second)?.curve.length
    const told = open.ear.all('evaluationProgress')
    expect(told[0]).toEqual({ stage: 'plays', done: 0, total: 12 })
    expect(told.at(-1)).toEqual({ stage: 'moments', done: moments, total: moments })
  })

  test('that is being made when it is cancelled is left', async () => {
    const open = await openRoom()
    await imported(open, await simulatedFolder(1, 12))
    await allRead(open)
    const report = open.room.evaluate('simulated')
    await open.ear.hear('evaluationProgress')
    open.room.cancelEvaluation()
    expect(good(await report)).toBe(null)
  })

  test('starts no thread where it is cancelled before', async () => {
    const { room } = await openRoom()
    good(await room.model())
    let threads = 0
    const count = () => {
      threads += 1
    }
    process.on('worker', count)
    const report = room.evaluate('simulated')
    room.cancelEvaluation()
    expect([await report, threads]).toEqual([{ ok: true, value: null }, 0])
    good(await room.evaluate('simulated'))
    process.off('worker', count)
    expect(threads).toBe(1)
  })

  test('goes on being saved when the one on screen is cancelled', async () => {
    const open = await openRoom()
    await imported(open, await simulatedFolder(1, 12))
    await allRead(open)
    const folder = join(open.folder, 'report')
    const saved = open.room.saveEvaluation('simulated', folder)
    const shown = open.room.evaluate('simulated')
    await open.ear.hear('evaluationProgress')
    open.room.cancelEvaluation()
    expect(await Promise.all([shown, saved])).toEqual([ok(null), ok(null)])
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({
      about: { isSimulated: true },
    })
  })
})
