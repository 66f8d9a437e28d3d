import { describe, expect, test } from 'vitest'
import { putFlag } from '../../../main/library/flags.ts'
import { flagTable } from '../../../main/reports/flagTable.ts'
import { spreadsheetBytes } from '../../../main/reports/spreadsheetCsv.ts'
import { playId } from '../../../ml/football/ids.ts'
import { seconds } from '../../../ml/football/units.ts'
import { newLibrary, playRecord, put, putPrediction, tracksOf } from '../../builders/library.ts'

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

describe('a spreadsheet', () => {
  test('is UTF-8 with its mark, and every line ends as RFC 4180 wants it', () => {
    expect(
      text(
        spreadsheetBytes([
          ['a', 'b'],
          [1, null],
        ]),
      ),
    ).toBe('\ufeffa,b\r\n1,\r\n')
    expect([...spreadsheetBytes([]).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  test('quotes commas, quotes and line breaks', () => {
    expect(text(spreadsheetBytes([['a,b', 'say "x"', 'two\nlines', 'plain']]))).toBe(
      '\ufeff"a,b","say ""x""","two\nlines",plain\r\n',
    )
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('takes %j for text, not for a formula', (note) => {
    expect(text(spreadsheetBytes([[note]]))).toBe(`\ufeff'${note}\r\n`)
  })

  test('leaves negative numbers numbers', () => {
    expect(text(spreadsheetBytes([[-1.2]]))).toBe('\ufeff-1.2\r\n')
  })
})

describe('the table of flags', () => {
  const model = { modelId: 'm1', featureVersion: 'playerTokens 1' }

  /** A library with one play, snap at frame 0 of three, read as 0.25, 0.5, 0.875; its flag at +0.2 s. */
  function tableOf(isRead: boolean): Record<string, string> {
    const library = newLibrary()
    const play = playRecord({ playId: playId(50), gameClock_s: 727 })
    const { gameId } = play
    put(library, '/a', play, { ...tracksOf(3), snapFrame: 1, isSnapEstimated: true })
    const manProbability = Float32Array.of(0.25, 0.5, 0.875)
    if (isRead)
      putPrediction(library, { gameId, playId: play.playId, ...model }, { manProbability, band: null, coverage: null })
    putFlag(library, {
      ...{ flagId: 'f1', gameId, playId: play.playId, moment: seconds(0.1), state: 'confirmed' },
      ...{ note: '=cmd, "x"', createdAt: '2098-01-02T10:00:00Z', changedAt: '2098-01-03T10:00:00Z' },
    })
    const [head = '', row = ''] = text(flagTable(library, model, null))
      .slice(1)
      .split('\r\n')
    const cells = Array.from(row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g), (found) => found[1])
    return Object.fromEntries(head.split(',').map((name, i) => [name, cells[i] ?? '']))
  }

  test('tells the situation, the read at the moment and at the last look, and what was played', () => {
    expect(tableOf(true)).toMatchObject({
      ...{ game: '2098010100', date: '2098-01-01', visitor: 'AWY', home: 'HOM', simulated: 'no', play: '50' },
      ...{ quarter: '1', clock: '12:07', down: '2', yards_to_go: '7', formation: 'SHOTGUN', moment_s: '0.1' },
      ...{ snap_estimated: 'yes', p_man_at_moment: '0.875', p_man_at_last_look: '0.25' },
      ...{ coverage_played: 'Cover-3', man_zone_played: 'zone', played_by: 'PFF', surprise_bits: '0.415' },
      ...{ state: 'confirmed', note: `"'=cmd, ""x"""`, created: '2098-01-02T10:00:00Z' },
    })
  })

  test('leaves the read empty where the play is not read', () => {
    expect(tableOf(false)).toMatchObject({ p_man_at_moment: '', p_man_at_last_look: '', surprise_bits: '' })
  })
})
