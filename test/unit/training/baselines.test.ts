import { describe, expect, test } from 'vitest'
import { heldOutCsv } from '../../../main/training/heldOutCsv.ts'
import { heldOutFromCsv } from '../../../main/training/heldOutReads.ts'
import { randomFrom } from '../../../ml/base/random.ts'
import { seconds } from '../../../ml/football/units.ts'
import { type Baseline, baselineReads, handMadeRegression, leagueRateReads } from '../../../ml/training/baselines.ts'
import { crossCalibrated } from '../../../ml/training/calibrating.ts'
import { type LabelledPlay, labelledPlay } from '../../../ml/training/dataset.ts'
import { aucOf } from '../../../ml/training/evaluation.ts'
import { foldsByGame } from '../../../ml/training/split.ts'
import { good } from '../../builders/library.ts'
import { playedGames } from '../../builders/simulatedPlays.ts'

const MOMENTS = [-1, 0, 1].map(seconds)
const plays = playedGames('baselines', 4).flatMap((game) =>
  game.plays.flatMap((play) => labelledPlay(play, 'invented') ?? []),
)
const folds = foldsByGame(plays, 4, randomFrom(1))

describe('a baseline', () => {
  test('is read on every play once a moment, by a fold that has not seen its game', () => {
    const seen: { plays: readonly LabelledPlay[]; game: number }[] = []
    const spy: Baseline = (training) => (frame) => {
      seen.push({ plays: training, game: frame.play.gameId })
      return 0
    }
    const reads = baselineReads(spy, folds, MOMENTS)
    expect(new Set(reads.map((read) => `${read.gameId} ${read.playId} ${read.moment}`)).size).toBe(reads.length)
    expect(reads.filter(({ moment }) => moment === 0)).toHaveLength(plays.length)
    for (const { plays: training, game } of seen) expect(training.some(({ gameId }) => gameId === game)).toBe(false)
  })

  test('that has not looked says what the league plays, of every play', () => {
    const reads = leagueRateReads(plays, MOMENTS)
    expect(new Set(reads.map(({ manProbability }) => manProbability))).toEqual(new Set([0.31]))
    expect(reads.filter(({ moment }) => moment === 0)).toHaveLength(plays.length)
    expect(aucOf(reads)).toBe(0.5)
  })

  test('of hand-made features ranks simulated plays better than chance', () => {
    const reads = crossCalibrated(baselineReads(handMadeRegression, folds, MOMENTS))
    const auc = aucOf(reads.filter(({ moment }) => moment === 1))
    expect(auc).toBeGreaterThan(0.65)
  })
})

describe('held-out reads', () => {
  const reads = baselineReads(handMadeRegression, folds, MOMENTS)

  test('come back from their file as they were', () => {
    expect(good(heldOutFromCsv(heldOutCsv(reads), { plays, where: 'reads.csv' }))).toEqual(reads)
  })

  test.each(['week 1, clean', 'the "good" games', 'two\nlines', '2021/week 1'])(
    'come back from their file where the data set is called %j',
    (dataSet) => {
      const named = plays.map((play) => ({ ...play, dataSet }))
      const text = heldOutCsv(reads.map((read) => ({ ...read, dataSet })))
      const back = good(heldOutFromCsv(text, { plays: named, where: 'reads.csv' }))
      expect(back).toEqual(reads.map((read) => ({ ...read, dataSet })))
    },
  )

  test('come back from a file that does not say what was known of the time', () => {
    const older = heldOutCsv(reads)
      .split('\n')
      .map((line) => line.split(',').toSpliced(4, 2).join(','))
      .join('\n')
    expect(good(heldOutFromCsv(older, { plays, where: 'reads.csv' }))).toEqual(reads)
  })

  test('of other plays are refused, with their line', () => {
    const others = plays.filter(({ gameId }) => gameId !== reads[0]?.gameId)
    expect(heldOutFromCsv(heldOutCsv(reads), { plays: others, where: 'reads.csv' })).toMatchObject({
      fault: { kind: 'reads-of-others', where: 'reads.csv line 2' },
    })
  })

  test.each([
    ['without logits', (text: string) => text.replace('logit', 'score')],
    ['with words for numbers', (text: string) => text.replace(/(\n(?:[^,]*,){9})[^,]*/, '$1much')],
    ['with a logit that is empty', (text: string) => text.replace(/(\n(?:[^,]*,){9})[^,]*/, '$1')],
    ['with a logit that is not finite', (text: string) => text.replace(/(\n(?:[^,]*,){9})[^,]*/, '$1NaN')],
    ['with a line that is cut off', (text: string) => text.trimEnd().replace(/,[^,]*$/, '')],
    ['with a line twice', (text: string) => `${text}${text.trimEnd().split('\n').at(-1)}\n`],
  ])('%s are refused', (_, broken) => {
    expect(heldOutFromCsv(broken(heldOutCsv(reads)), { plays, where: 'reads.csv' })).toMatchObject({
      fault: { kind: 'bad-reads' },
    })
  })
})
