import { beforeEach, describe, expect, test } from 'vitest'
import type { LibraryWriter } from '../../../main/library/database.ts'
import { listFlags, putFlag, removeFlag } from '../../../main/library/flags.ts'
import { findPlay } from '../../../main/library/plays.ts'
import type { PutOutcome } from '../../../main/library/playWriter.ts'
import { findPrediction } from '../../../main/library/predictions.ts'
import { findAttribution } from '../../../main/library/shares.ts'
import { findTracking } from '../../../main/library/tracking.ts'
import { playId } from '../../../ml/football/ids.ts'
import { seconds, yards } from '../../../ml/football/units.ts'
import { GAME, newLibrary, playRecord, put, putAttribution, putPrediction, tracksOf } from '../../builders/library.ts'

const KEY = { gameId: GAME.gameId, playId: playId(50) }

test('the same play of the same source again changes nothing', () => {
  const library = newLibrary()
  expect(put(library, '/week1', playRecord(), tracksOf(5)).kind).toBe('added')
  const before = library.serialize()
  expect(put(library, '/week1', playRecord(), tracksOf(5))).toEqual({ kind: 'unchanged', conflicts: [] })
  expect(library.serialize().equals(before)).toBe(true)
})

describe('a changed version of the same source', () => {
  test('replaces the record, also by less', () => {
    const library = newLibrary()
    put(library, '/week1', playRecord(), tracksOf(5))
    expect(put(library, '/week1', playRecord({ coverageLabel: null, down: 3 }), tracksOf(5)).kind).toBe('changed')
    expect(findPlay(library, KEY)).toMatchObject({ coverageLabel: null, down: 3 })
  })

  test('replaces the tracks, also by fewer', () => {
    const library = newLibrary()
    put(library, '/week1', playRecord(), tracksOf(5))
    put(library, '/week1', playRecord(), tracksOf(3))
    expect(findTracking(library, KEY)?.frameCount).toBe(3)
  })

  test('without tracks leaves those that are there', () => {
    const library = newLibrary()
    put(library, '/week1', playRecord(), tracksOf(5))
    put(library, '/week1', playRecord({ down: 4 }), null)
    expect(findTracking(library, KEY)?.frameCount).toBe(5)
  })

  test('is no conflict', () => {
    const library = newLibrary()
    put(library, '/week1', playRecord(), tracksOf(5))
    expect(put(library, '/week1', playRecord({ coverageLabel: 'Cover-1' }), tracksOf(5, 41)).conflicts).toEqual([])
  })
})

describe('another source with the same play', () => {
  test('wins with the fuller tracks, and that is reported', () => {
    const library = newLibrary()
    put(library, '/week1', playRecord(), tracksOf(5))
    const { conflicts } = put(library, '/other', playRecord(), tracksOf(9))
    expect(findTracking(library, KEY)?.frameCount).toBe(9)
    expect(conflicts).toEqual([
      { field: 'tracking', library: '10 positions', incoming: '18 positions', incomingWon: true },
    ])
  })

  test('loses with fewer tracks, and that is reported', () => {
    const library = newLibrary()
    put(library, '/week1', playRecord(), tracksOf(5))
    const { conflicts } = put(library, '/one-play', playRecord(), tracksOf(2))
    expect(findTracking(library, KEY)?.frameCount).toBe(5)
    expect(conflicts).toMatchObject([{ field: 'tracking', incomingWon: false }])
  })

  describe('whose fuller tracks became fewer', () => {
    let library: LibraryWriter
    let shrinking: PutOutcome

    beforeEach(() => {
      library = newLibrary()
      put(library, '/a', playRecord(), tracksOf(7))
      put(library, '/b', playRecord(), tracksOf(9))
      shrinking = put(library, '/b', playRecord(), tracksOf(3))
    })

    test('is reported, with what the first source had', () => {
      expect(findTracking(library, KEY)?.frameCount).toBe(3)
      const lost = '14 positions (import that source again to have them)'
      expect(shrinking).toEqual({
        kind: 'changed',
        conflicts: [{ field: 'tracking', library: lost, incoming: '6 positions', incomingWon: true }],
      })
    })

    test('loses to the first source when that comes again, just so', () => {
      expect(put(library, '/a', playRecord(), tracksOf(7))).toEqual({
        kind: 'changed',
        conflicts: [{ field: 'tracking', library: '6 positions', incoming: '14 positions', incomingWon: true }],
      })
      expect(findTracking(library, KEY)?.frameCount).toBe(7)
      expect(put(library, '/a', playRecord(), tracksOf(7))).toEqual({ kind: 'unchanged', conflicts: [] })
    })
  })

  test('with fewer tracks, again and just so, changes nothing', () => {
    const library = newLibrary()
    put(library, '/a', playRecord(), tracksOf(5))
    put(library, '/b', playRecord(), tracksOf(2))
    const before = library.serialize()
    expect(put(library, '/b', playRecord(), tracksOf(2))).toEqual({ kind: 'unchanged', conflicts: [] })
    expect(library.serialize().equals(before)).toBe(true)
  })

  test('fills the gaps of the fuller record', () => {
    const library = newLibrary()
    put(library, '/tracking', playRecord({ coverageLabel: null, manZoneLabel: null, labelSource: null }), tracksOf(5))
    put(
      library,
      '/labels',
      playRecord({ description: null, offenseFormation: null, passResult: null, direction: null }),
      null,
    )
    expect(findPlay(library, KEY)).toMatchObject({
      description: 'invented',
      offenseFormation: 'SHOTGUN',
      manZoneLabel: 'Zone',
    })
  })

  test('that says otherwise is a conflict, and the fuller record wins', () => {
    const library = newLibrary()
    put(library, '/a', playRecord({ defendersInBox: 6 }), null)
    const { conflicts } = put(library, '/b', playRecord({ coverageLabel: 'Cover-1', manZoneLabel: 'Man' }), null)
    expect(conflicts).toEqual([
      { field: 'coverageLabel', library: 'Cover-3', incoming: 'Cover-1', incomingWon: false },
      { field: 'manZoneLabel', library: 'Zone', incoming: 'Man', incomingWon: false },
    ])
    expect(findPlay(library, KEY)?.coverageLabel).toBe('Cover-3')
  })

  test('makes the same record whichever came first', () => {
    const a = playRecord({ coverageLabel: null, yardsToGo: yards(8) })
    const b = playRecord({ description: null, offenseFormation: null })
    const merged = [[a, b] as const, [b, a] as const].map(([first, second]) => {
      const library = newLibrary()
      put(library, first === a ? '/a' : '/b', first, null)
      put(library, second === a ? '/a' : '/b', second, null)
      return findPlay(library, KEY)
    })
    expect(merged[0]).toEqual(merged[1])
    expect(merged[0]).toMatchObject({ yardsToGo: 8, coverageLabel: 'Cover-3', description: 'invented' })
  })

  test('can correct what it alone told', () => {
    const library = newLibrary()
    put(library, '/tracking', playRecord({ coverageLabel: null }), tracksOf(5))
    const labels = { description: null, offenseFormation: null, passResult: null, direction: null }
    put(library, '/labels', playRecord({ ...labels, coverageLabel: 'Cover-2' }), null)
    put(library, '/labels', playRecord({ ...labels, coverageLabel: 'Cover-6' }), null)
    expect(findPlay(library, KEY)?.coverageLabel).toBe('Cover-6')
  })
})

describe('what hangs on a play', () => {
  const prediction = { ...KEY, modelId: 'm1', featureVersion: 'playerTokens 1' }
  const READS = {
    manProbability: Float32Array.of(0.25, 0.75),
    band: { low: Float32Array.of(0.125, 0.5), high: Float32Array.of(0.375, 1) },
    coverage: Float32Array.from({ length: 14 }, (_, i) => i / 16),
  }
  const ATTRIBUTION = {
    shares: { tracks: [1], shares: Float32Array.of(0.5, Number.NaN) },
    tells: [{ startFrame: 0, endFrame: 1, players: [{ track: 1, undone: 0.75 }] }],
  }

  test('is kept word for word: a prediction with its band, and whose doing it is', () => {
    const library = newLibrary()
    put(library, '/a', playRecord(), tracksOf(2))
    putPrediction(library, prediction, READS)
    putAttribution(library, prediction, ATTRIBUTION)
    expect(findPrediction(library, prediction)).toEqual(READS)
    expect(findAttribution(library, prediction)).toEqual(ATTRIBUTION)
  })

  test('goes, if it says whose doing a prediction is, when the tracks change', () => {
    const library = newLibrary()
    put(library, '/a', playRecord(), tracksOf(2))
    putAttribution(library, prediction, ATTRIBUTION)
    put(library, '/a', playRecord(), tracksOf(2, 41))
    expect(findAttribution(library, prediction)).toBeNull()
  })

  test('is kept when the record changes', () => {
    const library = newLibrary()
    put(library, '/a', playRecord(), tracksOf(2))
    putPrediction(library, prediction, READS)
    put(library, '/a', playRecord({ down: 4 }), tracksOf(2))
    expect(findPrediction(library, prediction)).toEqual(READS)
  })

  test('goes, if it is a prediction, when the tracks change', () => {
    const library = newLibrary()
    put(library, '/a', playRecord(), tracksOf(2))
    putPrediction(library, prediction, READS)
    put(library, '/a', playRecord(), tracksOf(2, 41))
    expect(findPrediction(library, prediction)).toBeNull()
  })

  test('stays, if it is a flag with its note, whatever is imported, until a coach takes it away', () => {
    const library = newLibrary()
    put(library, '/a', playRecord(), tracksOf(2))
    const flag = {
      ...KEY,
      flagId: 'f1',
      moment: seconds(-0.1),
      state: 'confirmed',
      note: 'safety rolls late',
      createdAt: '2098-01-02T10:00:00Z',
      changedAt: '2098-01-02T10:00:00Z',
    } as const
    putFlag(library, flag)
    put(library, '/a', playRecord({ down: 1 }), tracksOf(7, 41))
    put(library, '/b', playRecord(), tracksOf(9))
    expect(listFlags(library, KEY)).toEqual([flag])
    removeFlag(library, 'another')
    expect(listFlags(library, null)).toEqual([flag])
    removeFlag(library, flag.flagId)
    expect(listFlags(library, null)).toEqual([])
  })
})
