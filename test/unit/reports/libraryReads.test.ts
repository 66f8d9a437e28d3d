import { expect, test } from 'vitest'
import type { LibraryWriter } from '../../../main/library/database.ts'
import { libraryReads as readsInSteps } from '../../../main/reports/evaluation/libraryReads.ts'
import { drained } from '../../../ml/base/steps.ts'
import { playId } from '../../../ml/football/ids.ts'
import type { Play } from '../../../ml/football/play.ts'
import { newLibrary, playRecord, put, putPrediction, tracksOf } from '../../builders/library.ts'

const libraryReads = (...asked: Parameters<typeof readsInSteps>) => drained(readsInSteps(...asked))

const MODEL = { modelId: 'm', featureVersion: 'f 1' }

/** A play of 12 frames with its snap at frame 6, read as 0, 0.0625, 0.125 ... by `MODEL`, unless it is not read. */
function putPlay(library: LibraryWriter, number: number, over: Partial<Play> = {}, isRead = true): void {
  const play = playRecord({ playId: playId(number), passResult: 'C', manZoneLabel: 'Man', ...over })
  put(library, '/a', play, { ...tracksOf(12), snapFrame: 6, isSnapEstimated: true })
  if (!isRead) return
  const manProbability = Float32Array.from({ length: 12 }, (_, frame) => frame / 16)
  const coverage = Float32Array.from({ length: 12 * 7 }, (_, i) => Math.floor(i / 7))
  putPrediction(library, { ...play, ...MODEL }, { manProbability, band: null, coverage })
}

const momentsOf = ({ moments }: ReturnType<typeof libraryReads>) =>
  moments.flatMap(({ seconds, reads }) => reads.map(({ playId, manProbability }) => [seconds, playId, manProbability]))

test('a play is read at the frames of its moments, where it has them', () => {
  const library = newLibrary()
  putPlay(library, 1)
  expect(momentsOf(libraryReads(library, MODEL, 'real'))).toEqual([
    [-0.5, 1, 1 / 16],
    [-0.1, 1, 5 / 16],
    [0, 1, 6 / 16],
    [0.5, 1, 11 / 16],
  ])
})

test('each read has what was played, and the seven coverages of its own frame', () => {
  const library = newLibrary()
  putPlay(library, 1, { coverageLabel: 'Cover-1 Double' })
  const [read] = libraryReads(library, MODEL, 'real').moments.find(({ seconds }) => seconds === 0)?.reads ?? []
  expect(read).toMatchObject({ isMan: true, coverage: 'Cover-1', coverageProbabilities: [6, 6, 6, 6, 6, 6, 6] })
})

test('only labelled dropbacks are judged; those that are not read yet are counted', () => {
  const library = newLibrary()
  putPlay(library, 1)
  putPlay(library, 2, { passResult: null, isDropback: false })
  putPlay(library, 5, { passResult: null, isDropback: null })
  putPlay(library, 3, { manZoneLabel: 'Other' })
  putPlay(library, 4, {}, false)
  const { facts, unread, runs, unknown } = libraryReads(library, MODEL, 'real')
  expect([facts.map((play) => play.playId), unread, runs, unknown]).toEqual([[1], 1, 1, 1])
  expect(facts[0]).toMatchObject({ isSimulated: false, isSnapEstimated: true })
})

test('the plays are told in numbers, as a card has them', () => {
  const library = newLibrary()
  putPlay(library, 1)
  putPlay(library, 2, { manZoneLabel: 'Zone' }, false)
  putPlay(library, 3, { passResult: null, isDropback: false })
  const { set } = libraryReads(library, MODEL, 'real')
  expect(set).toEqual({ name: 'real', hash: '', games: 1, plays: 3, labelledPlays: 2, manRate: 0.5 })
})

test('reads of another model do not count', () => {
  const library = newLibrary()
  putPlay(library, 1)
  expect(libraryReads(library, { ...MODEL, modelId: 'other' }, 'real')).toMatchObject({ facts: [], unread: 1 })
})

test('simulated plays are judged apart from real ones', () => {
  const library = newLibrary()
  putPlay(library, 1)
  expect(libraryReads(library, MODEL, 'simulated').facts).toEqual([])
})

test('it is told how many of the plays with a snap were looked at', () => {
  const library = newLibrary()
  for (let number = 1; number <= 201; number++) putPlay(library, number, {}, false)
  put(library, '/a', playRecord({ playId: playId(202) }), null)
  expect([...readsInSteps(library, MODEL, 'real')]).toEqual([
    { done: 0, total: 201 },
    { done: 200, total: 201 },
  ])
})
