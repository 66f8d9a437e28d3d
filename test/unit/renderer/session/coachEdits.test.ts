import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Flag } from '../../../../ml/football/flag.ts'
import { gameId, playId } from '../../../../ml/football/ids.ts'
import { seconds } from '../../../../ml/football/units.ts'

const main = vi.hoisted(() => {
  const bridge = {
    flags: [] as Flag[],
    isDiskFull: false,
    answer() {
      const fault = { kind: 'disk-full', what: 'The disk is full.', next: 'Make room and try again.' }
      return Promise.resolve(bridge.isDiskFull ? { ok: false, fault } : { ok: true, value: null })
    },
    async putFlag(flag: Flag) {
      const answer = await bridge.answer()
      if (answer.ok) bridge.flags.push(flag)
      return answer
    },
    listFlags: () => Promise.resolve({ ok: true, value: [...bridge.flags] }),
    removeFlag: () => bridge.answer(),
    saveSettings: () => bridge.answer(),
  }
  vi.stubGlobal('window', { filmRoom: bridge })
  return bridge
})

const { useAnnouncement } = await import('../../../../renderer/session/announcements.ts')
const { redo, undo, useEdits } = await import('../../../../renderer/session/edits.ts')
const { addFlag, changeFlag, frameMoment, reloadFlags, useFlags } = await import(
  '../../../../renderer/session/flags.ts'
)
const { clearMarks, markHere, shownMarks } = await import('../../../../renderer/session/markEdits.ts')
const { forgetMarks, marksOf } = await import('../../../../renderer/session/marks.ts')
const { clock, useOpenPlay } = await import('../../../../renderer/session/openPlay.ts')
const { useSettings } = await import('../../../../renderer/session/settings.ts')
const { changeThreshold, previewThreshold } = await import('../../../../renderer/session/threshold.ts')
const { playbackOf } = await import('../../../../renderer/replay/playback.ts')

const key = { gameId: gameId(1), playId: playId(50) }
const other = { gameId: gameId(1), playId: playId(75) }

beforeEach(() => {
  main.isDiskFull = false
  main.flags = []
  useEdits.setState({ done: [], undone: [] })
  useFlags.setState({ flags: [] })
  useSettings.setState({ threshold: 0.5 })
  forgetMarks()
  useOpenPlay.setState({ key })
  clock.set({ ...playbackOf(null), start: -2, end: 3, time: -1.2 })
})

describe('flags', () => {
  test('undo takes a flag away, and redo brings it back with its note', async () => {
    await addFlag(key, seconds(-1.2))
    const [flag] = useFlags.getState().flags
    if (flag === undefined) throw new Error('no flag')
    await changeFlag(flag, { note: 'corner bails' })
    await undo()
    await undo()
    expect(useFlags.getState().flags).toEqual([])
    await redo()
    await redo()
    expect(useFlags.getState().flags.map(({ note }) => note)).toEqual(['corner bails'])
  })

  test('between two frames a flag is at the one that is shown', () => {
    expect([-4.14, -0.1, 0.1 + 0.2, 0].map(frameMoment)).toEqual([-4.2, -0.1, 0.3, 0])
  })

  test('a flag that cannot be saved is not shown, and not to be undone', async () => {
    main.isDiskFull = true
    await addFlag(key, seconds(-1.2))
    expect(useFlags.getState().flags).toEqual([])
    expect(await undo()).toEqual({ kind: 'nothing-there' })
  })

  test('a change that cannot be taken back is there to be taken back later', async () => {
    await addFlag(key, seconds(-1.2))
    main.isDiskFull = true
    expect(await undo()).toEqual({ kind: 'failed' })
    expect(useFlags.getState().flags).toHaveLength(1)
    main.isDiskFull = false
    expect(await undo()).toMatchObject({ kind: 'made' })
  })

  test('flags that are read from the disk wait for the one that is being saved', async () => {
    const adding = addFlag(key, seconds(-1.2))
    const reloading = reloadFlags()
    await Promise.all([adding, reloading])
    expect(useFlags.getState().flags.map(({ moment }) => moment)).toEqual([-1.2])
  })

  test('what was saved is said to screen readers', async () => {
    await addFlag(key, seconds(-1.2))
    expect(useAnnouncement.getState().text).toBe('Saved: flag at -1.2 s.')
  })
})

describe('marks', () => {
  test('undo brings back the marks there were', async () => {
    markHere('mark-in')
    clock.apply({ kind: 'seek', time: 1 })
    markHere('mark-out')
    expect(shownMarks()).toEqual({ markIn: -1.2, markOut: 1 })
    expect(await undo()).toEqual({ kind: 'made', label: 'marks from -1.2 s to +1.0 s' })
    expect(shownMarks()).toEqual({ markIn: -1.2, markOut: null })
  })

  test('cleared marks come back', async () => {
    markHere('mark-in')
    clearMarks()
    await undo()
    expect(shownMarks().markIn).toBe(-1.2)
  })

  test('clearing nothing is nothing to undo', async () => {
    clearMarks()
    expect(await undo()).toEqual({ kind: 'nothing-there' })
  })

  test('undo leaves the marks of another play alone', async () => {
    markHere('mark-in')
    await undo()
    await redo()
    useOpenPlay.setState({ key: other })
    clock.set({ ...clock.playback, markIn: 0.5 })
    await undo()
    expect(shownMarks().markIn).toBe(0.5)
    expect(marksOf(key).markIn).toBeNull()
  })
})

describe('the threshold', () => {
  test('a slider that moved through many values is one change', async () => {
    for (const threshold of [0.55, 0.6, 0.7]) previewThreshold(threshold)
    await changeThreshold()
    await undo()
    expect(useSettings.getState().threshold).toBe(0.5)
  })

  test('a threshold that cannot be kept goes back', async () => {
    main.isDiskFull = true
    await changeThreshold(0.7)
    expect(useSettings.getState().threshold).toBe(0.5)
  })

  test('nor does the slider stay where it cannot be kept', async () => {
    main.isDiskFull = true
    previewThreshold(0.7)
    await changeThreshold()
    expect(useSettings.getState().threshold).toBe(0.5)
  })

  test('keys that come faster than changes are kept lose no step, and are taken back one by one', async () => {
    const kept: Promise<boolean>[] = []
    for (let step = 0; step < 10; step++) {
      previewThreshold(useSettings.getState().threshold + 0.01)
      kept.push(changeThreshold())
      // the keeping of the first goes on meanwhile
      await Promise.resolve()
    }
    await Promise.all(kept)
    expect(useSettings.getState().threshold).toBeCloseTo(0.6, 9)
    for (let step = 0; step < 10; step++) await undo()
    expect(useSettings.getState().threshold).toBeCloseTo(0.5, 9)
  })
})
