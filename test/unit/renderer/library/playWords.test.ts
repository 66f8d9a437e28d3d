import { describe, expect, test } from 'vitest'
import type { Flag } from '../../../../ml/football/flag.ts'
import { playId } from '../../../../ml/football/ids.ts'
import { seconds, yards } from '../../../../ml/football/units.ts'
import { playMarks } from '../../../../renderer/library/playMarks.ts'
import {
  downText,
  fieldPositionText,
  playedText,
  readText,
  resultText,
  spokenPlay,
  timeText,
} from '../../../../renderer/library/playWords.ts'
import { INVENTED_GAME, playRow, readRow } from '../../../builders/playRow.ts'

const play = (change: Parameters<typeof playRow>[0] = {}) => playRow(change).play

describe('a play in words', () => {
  test('quarter and clock', () => {
    expect([timeText(play()), timeText(play({ quarter: 5, gameClock_s: 8 }))]).toEqual(['Q3 9:15', 'OT 0:08'])
  })

  test('down and distance, and goal to go', () => {
    const goal = play({ down: 1, yardsToGo: yards(6), lineOfScrimmage: yards(104) })
    expect([downText(play()), downText(goal), downText(play({ down: null }))]).toEqual(['3 & 8', '1 & Goal', ''])
  })

  test('field position by the half the ball lies on', () => {
    const spots = [68, 35, 60].map((x) => fieldPositionText(play({ lineOfScrimmage: yards(x) })))
    expect(spots).toEqual(['HOM 42', 'AWY 25', '50'])
  })

  test('results', () => {
    const results = [
      play(),
      play({ passResult: 'S', yardsGained: -7 }),
      play({ passResult: 'I', yardsGained: 0 }),
      play({ passResult: null, yardsGained: 3 }),
      play({ isNullifiedByPenalty: true }),
    ]
    expect(results.map(resultText)).toEqual(['complete, +12', 'sack, -7', 'incomplete', '+3 yd', 'penalty'])
  })

  test('what was played, by the label or by the later read', () => {
    const unlabelled = readRow(1, { played: 'man', playedSource: 'read at +1.5 s' })
    const bare = { ...unlabelled, play: { ...unlabelled.play, coverageLabel: null, manZoneLabel: null } }
    expect([playedText(playRow()), playedText(bare)]).toEqual(['Cover-3, zone', 'man by the read at +1.5 s'])
  })

  test('the read: a number, nothing to read, or not yet; never quite certain', () => {
    const rows = [readRow(1, { read: 0.834 }), readRow(1, { read: 0.9999 }), playRow({}, { isRead: true }), playRow()]
    expect(rows.map((row) => readText(row, null))).toEqual(['83 %', '99 %', '-', '...'])
  })

  test("a read within the model's band around 0.5 is no read", () => {
    const reads = [0.44, 0.45, 0.55, 0.56].map((read) => readText(readRow(1, { read }), { low: 0.45, high: 0.55 }))
    expect(reads).toEqual(['44 %', 'no read', 'no read', '56 %'])
  })

  test('as one sentence for screen readers', () => {
    const row = { ...readRow(1, { read: 0.83 }), isSnapEstimated: true }
    expect(spokenPlay({ row, mark: 'flagged', threshold: 0.5, isSimulated: true, noRead: null })).toBe(
      'Q3 9:15, AWY, 3 and 8, at HOM 42, shotgun, complete, +12, played Cover-3, zone, P man 83 % at the last look, looked man, flagged, snap estimated, simulated',
    )
  })
})

test('a verdict counts for more than a flag, and the latest verdict for most', () => {
  const flag = (id: number, state: Flag['state'], moment: number): Flag => {
    const when = '2098-01-01T00:00:00Z'
    const key = { gameId: INVENTED_GAME, playId: playId(id) }
    return {
      ...key,
      flagId: `${id}${state}`,
      moment: seconds(moment),
      state,
      note: '',
      createdAt: when,
      changedAt: when,
    }
  }
  const flags = [flag(1, 'confirmed', -0.1), flag(1, 'added', 1), flag(2, 'added', 0), flag(3, 'dismissed', -0.1)]
  expect([...playMarks(flags)].map(([key, mark]) => [key.split('_')[1], mark])).toEqual([
    ['1', 'confirmed'],
    ['3', 'dismissed'],
    ['2', 'flagged'],
  ])
})

test("other labellers' spellings are told in a coach's words", () => {
  const told = playedText(playRow({ coverageLabel: 'COVER_2_ZONE', manZoneLabel: 'ZONE_COVERAGE' }))
  expect([told, playedText(playRow({ coverageLabel: 'PREVENT', manZoneLabel: null }))]).toEqual([
    'Cover-2, zone',
    'Prevent',
  ])
})
