import { describe, expect, test } from 'vitest'
import { gameId } from '../../../../ml/football/ids.ts'
import { seconds } from '../../../../ml/football/units.ts'
import { accuracyOf, accuracyText } from '../../../../renderer/library/accuracy.ts'
import { dataSetText } from '../../../../renderer/library/gameWords.ts'
import { suspectCount } from '../../../../renderer/library/judging.ts'
import { surpriseText, suspectCountText } from '../../../../renderer/library/suspectWords.ts'
import { gameSummary, INVENTED_GAME, playRow, readRow, readSummary } from '../../../builders/playRow.ts'

const at = (threshold: number) => ({ threshold, noRead: null })
const withBand = { threshold: 0.5, noRead: { low: 0.4, high: 0.6 } }

describe('accuracy', () => {
  const rows = [
    readRow(1, { read: 0.2, played: 'zone' }),
    readRow(2, { read: 0.8, played: 'zone' }),
    readRow(3, { read: 0.8, played: 'man' }),
    readRow(4, { read: 0.9, played: 'man', playedSource: 'read at +1.5 s' }),
    playRow(),
  ]

  test('counts plays with both a read and a label', () => {
    expect(accuracyOf(rows, at(0.5))).toEqual({ n: 3, right: 2, zone: 2, noReads: 0 })
  })

  test('leaves out runs, labelled or not, and plays of which nobody knows what they were', () => {
    const run = playRow({ isDropback: false, passResult: null }, { read: readSummary({ read: 0.9 }), isRead: true })
    const unknown = playRow({ isDropback: null, passResult: null }, { read: readSummary({ read: 0.9 }), isRead: true })
    expect(accuracyOf([...rows, run, unknown], at(0.5))).toEqual(accuracyOf(rows, at(0.5)))
  })

  test('follows the threshold', () => {
    expect(accuracyOf(rows, at(0.85))).toEqual({ n: 3, right: 2, zone: 2, noReads: 0 })
    expect(accuracyOf(rows, at(0.1))).toEqual({ n: 3, right: 1, zone: 2, noReads: 0 })
  })

  test('is told with its plays, its interval, its base rate, its moment and its data set', () => {
    expect(accuracyText({ n: 149, right: 120, zone: 91, noReads: 0 }, 0.5, 'these 2 games')).toBe(
      'Read right on 120 of 149 labelled dropbacks (80.5 %, 95 % interval 73 to 86 %); always zone: 61.1 %; at -0.1 s, these 2 games.',
    )
  })

  test('tells the threshold where it is not the usual one', () => {
    expect(accuracyText({ n: 4, right: 3, zone: 2, noReads: 0 }, 0.6, 'these 2 games')).toContain(
      'at -0.1 s, man from 60 %,',
    )
  })

  test('leaves out reads that are none, and says how many', () => {
    const unsure = [...rows, readRow(5, { read: 0.55, played: 'man' })]
    expect(accuracyOf(unsure, withBand)).toEqual({ n: 3, right: 2, zone: 2, noReads: 1 })
    expect(accuracyText(accuracyOf(unsure, withBand), 0.5, 'this game')).toMatch(/this game\. 1 no read left out\.$/)
  })

  test('is not told of no plays', () => {
    expect(accuracyText({ n: 0, right: 0, zone: 0, noReads: 0 }, 0.5, 'these 2 games')).toContain('cannot be told')
  })
})

describe('the data set of a figure', () => {
  const games = [gameSummary(), gameSummary({ gameId: gameId(7), isSimulated: true })]

  test('one game is named', () => {
    expect(dataSetText(games, { game: INVENTED_GAME, isFiltered: false })).toEqual({
      where: 'AWY at HOM 2098-01-01',
      simulated: '',
    })
  })

  test('all games say that some are simulated, and that they are filtered', () => {
    expect(dataSetText(games, { game: null, isFiltered: true })).toEqual({
      where: 'these 2 games, as filtered',
      simulated: ' Partly simulated.',
    })
  })
})

describe('suspects in words', () => {
  const rows = [
    readRow(1, { read: 0.9, played: 'zone' }),
    readRow(2, { read: 0.1, played: 'man' }),
    readRow(3, { read: 0.2, played: 'zone' }),
    playRow(),
  ]

  test('say how many of how many', () => {
    expect(suspectCountText(suspectCount(rows, at(0.5)), 0.5)).toBe(
      '1 of 3 judged plays looks like man and was zone at 50 %; 1 the other way round. Left out: 1 play not read yet.',
    )
  })

  test('say what is no read, and what no label judges', () => {
    const more = [
      ...rows,
      readRow(4, { read: 0.5, played: 'zone' }),
      readRow(5, { played: 'zone', playedSource: 'read at +1.5 s', revealed: 0.2 }),
      readRow(6, { played: 'zone', playedSource: 'read at +1.5 s', revealed: 0.45 }),
    ]
    expect(suspectCountText(suspectCount(more, withBand), 0.5)).toBe(
      '1 of 4 judged plays looks like man and was zone at 50 %; 1 the other way round. 1 judged by the read at +1.5 s, for want of a label. Left out: 1 play not read yet, 1 no read, 1 unlabelled play with no read at +1.5 s.',
    )
  })

  test('say how much they surprised and when they were revealed', () => {
    const told = [0.9, 0, null].map((revealTime) =>
      surpriseText(readRow(1, { surprise: 2.14, revealTime: revealTime === null ? null : seconds(revealTime) })),
    )
    expect(told).toEqual([
      '2.1 bits of surprise, revealed at +0.9 s',
      '2.1 bits of surprise, revealed by the snap',
      '2.1 bits of surprise, never revealed',
    ])
  })
})
