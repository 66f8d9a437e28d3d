import { beforeEach, describe, expect, test, vi } from 'vitest'
import { playId } from '../../../../ml/football/ids.ts'
import { emptyDefenderReads } from '../../../../ml/model/defenderReads.ts'
import type { OpenedPlay, PlayReading, PlayRow } from '../../../../preload/values.ts'
import { trackingOf } from '../../../builders/placedTracking.ts'
import { INVENTED_GAME, playRow, readSummary } from '../../../builders/playRow.ts'

type Answer<Value> = { readonly ok: true; readonly value: Value }

/** Packets that the test hands over when it likes. */
const main = vi.hoisted(() => {
  const bridge = {
    plays: [] as ((rows: readonly unknown[]) => void)[],
    opened: new Map<number, (opened: unknown) => void>(),
    listGames: () => Promise.resolve({ ok: true, value: [] }),
    readFirst: () => Promise.resolve({ ok: true, value: null }),
  }
  vi.stubGlobal('window', { filmRoom: bridge })
  return bridge
})

vi.mock('../../../../renderer/filmRoom.ts', () => ({
  filmRoom: main,
  fetchPlays: () => new Promise<Answer<unknown>>((resolve) => main.plays.push((value) => resolve({ ok: true, value }))),
  fetchPlay: (key: { playId: number }) =>
    new Promise<Answer<unknown>>((resolve) => main.opened.set(key.playId, (value) => resolve({ ok: true, value }))),
}))

const { reloadLibrary, takeReads, useLibrary } = await import('../../../../renderer/session/library.ts')
const { clock, closePlay, openPlay, takeReading, useOpenPlay, withFilm } = await import(
  '../../../../renderer/session/openPlay.ts'
)

const key = (id: number) => ({ gameId: INVENTED_GAME, playId: playId(id) })

function opened(id: number): OpenedPlay {
  const row = playRow({ playId: playId(id) })
  return { row, isSimulated: false, tracking: null, playerPlays: [], reading: null }
}

function reading(man: number): PlayReading {
  const manProbability = Float32Array.of(man)
  return {
    modelId: 'm',
    manProbability,
    band: null,
    coverage: null,
    defenders: null,
    summary: null,
    tells: [],
    shares: null,
  }
}

beforeEach(() => {
  main.plays = []
  main.opened.clear()
  closePlay()
})

describe('the play on the field', () => {
  test('a read of the play that is on its way does not lie over the one before', async () => {
    const first = openPlay(key(1))
    main.opened.get(1)?.(opened(1))
    await first
    const second = openPlay(key(2))
    takeReading({ ...key(2), reading: reading(0.9) })
    expect(useOpenPlay.getState()).toMatchObject({ key: key(1), reading: null })
    main.opened.get(2)?.(opened(2))
    await second
    expect(useOpenPlay.getState().reading?.manProbability[0]).toBeCloseTo(0.9)
  })

  test('what is said of the defenders, which came by itself, stays with a read that came whole with its play', async () => {
    const defenders = emptyDefenderReads([1], 1)
    const shares = { tracks: [1], shares: Float32Array.of(0.1) }
    const going = openPlay(key(1))
    takeReading({ ...key(1), reading: { ...reading(0.2), defenders } })
    main.opened.get(1)?.({ ...opened(1), reading: { ...reading(0.9), shares } })
    await going
    expect(useOpenPlay.getState().reading).toMatchObject({ shares, defenders })
    expect(useOpenPlay.getState().reading?.manProbability[0]).toBeCloseTo(0.9)
  })

  test('what is asked of the film while a play is on its way is done to that play, once', async () => {
    const filmed = (id: number) => ({ ...opened(id), tracking: trackingOf([]) })
    const first = openPlay(key(1))
    main.opened.get(1)?.(filmed(1))
    await first
    const done: unknown[] = []
    const note = () => done.push(useOpenPlay.getState().key)
    withFilm(note)
    void openPlay(key(2))
    withFilm(note)
    const third = openPlay(key(3))
    withFilm(note)
    expect(done).toEqual([key(1)])
    main.opened.get(2)?.(filmed(2))
    main.opened.get(3)?.(filmed(3))
    await third
    expect(done).toEqual([key(1), key(3)])
  })

  test('a play without tracks has no film to do anything to', async () => {
    const first = openPlay(key(1))
    const work = vi.fn()
    withFilm(work)
    main.opened.get(1)?.(opened(1))
    await first
    withFilm(work)
    expect(work).not.toHaveBeenCalled()
  })

  test('until another play is here, the one that is seen is the one that is flagged', async () => {
    const first = openPlay(key(1))
    main.opened.get(1)?.(opened(1))
    await first
    void openPlay(key(2))
    expect(useOpenPlay.getState().key).toEqual(key(1))
  })

  test('of two plays asked for, the later one stays, whichever comes first', async () => {
    const both = [openPlay(key(1)), openPlay(key(2))]
    main.opened.get(2)?.(opened(2))
    main.opened.get(1)?.(opened(1))
    await Promise.all(both)
    expect(useOpenPlay.getState().key).toEqual(key(2))
  })

  test('the next play runs at the speed that the coach chose', async () => {
    clock.set({ ...clock.playback, speed: 0.5 })
    const next = openPlay(key(1))
    main.opened.get(1)?.(opened(1))
    await next
    expect(clock.playback.speed).toBe(0.5)
  })
})

test('reads that come while a list is on its way are in it', async () => {
  const loading = reloadLibrary()
  takeReads([{ ...key(1), read: readSummary({ read: 0.7 }) }])
  const older: readonly PlayRow[] = [playRow({ playId: playId(1) })]
  main.plays.at(-1)?.(older)
  await loading
  expect(useLibrary.getState().rows.map(({ isRead, read }) => [isRead, read?.read])).toEqual([[true, 0.7]])
})
