import { expect, test } from 'vitest'
import { encodedFrames, exampleBatch } from '../../../main/training/exampleBatch.ts'
import { simulatedPlays } from '../../../main/training/simulatedPlays.ts'
import { encodeFrames, PLAYER_SLOTS } from '../../../ml/features/featureSet.ts'
import { HISTORY_START, playerHistory } from '../../../ml/features/playerHistory.ts'
import { ASSIGNMENTS } from '../../../ml/football/assignments.ts'
import { FRAME_RATE } from '../../../ml/football/tracking.ts'
import { seconds } from '../../../ml/football/units.ts'
import { simulateGame } from '../../../ml/simulation/game.ts'
import { leagueFrom } from '../../../ml/simulation/league.ts'
import { type LabelledPlay, labelledPlay, labelledRun } from '../../../ml/training/dataset.ts'
import { RECIPES, type Recipe } from '../../../ml/training/recipe.ts'
import { type Example, epochExamples } from '../../../ml/training/sampling.ts'

const WIDTH = playerHistory.features.length
const KNOWN = HISTORY_START + 4
const { window } = RECIPES.history
const { signal } = new AbortController()
const wanted = { firstGame: 0, games: 1, framesPerPlay: 8, window, features: playerHistory, signal }
const thinned = await simulatedPlays(wanted)

/** The same plays with all of their frames. */
const whole = [...simulateGame({ league: leagueFrom('pretraining 0'), gameNumber: 0 }).plays()].flatMap((simulated) => {
  const play = labelledPlay({ ...simulated, playerPlays: simulated.assignments }, 'whole')
  return play === null ? [] : [play]
})

function shown(play: LabelledPlay, partial: Partial<Example> = {}): Example {
  const plain = { isMirrored: false, isOrientationForgotten: false, historyKept_frames: null, changes: [] }
  return { play, frame: play.tracking.snapFrame ?? 0, ...plain, ...partial }
}

const batchOf = (examples: readonly Example[], size = examples.length) =>
  exampleBatch(examples, playerHistory, { size, labelSmoothing: 0 })

test('a simulated play that was thinned keeps the history of its frames', () => {
  expect(thinned.length).toBe(whole.length)
  thinned.forEach((play, i) => {
    const of = whole[i] as LabelledPlay
    const snap = of.tracking.snapFrame ?? 0
    const frames = [...Array(of.tracking.frameCount).keys()].filter(
      (frame) => frame >= snap + window.from * FRAME_RATE && frame <= snap + window.to * FRAME_RATE,
    )
    const rows = [0, 7].map((frame) => ({ play, frame }))
    const ends = [frames[0] as number, frames.at(-1) as number]
    expect(encodedFrames(rows, playerHistory).tokens).toEqual(encodeFrames(playerHistory, of, ends).features)
  })
})

test('an example does not change the play that it was drawn from', () => {
  const [play] = thinned as [LabelledPlay]
  const before = play.encoded?.features.slice()
  batchOf([shown(play, { isMirrored: true, historyKept_frames: 0, changes: ['hidden'] })])
  expect(play.encoded?.features).toEqual(before)
})

test('an example shows no more of the history than is kept', () => {
  const [play] = whole as [LabelledPlay]
  const known = (historyKept_frames: number | null) => {
    const { tokens } = batchOf([shown(play, { historyKept_frames })])
    return [0, 1, 2, 3, 4, 5].map((look) => tokens?.[KNOWN + 5 * look])
  }
  expect([known(null), known(20), known(0)]).toEqual([
    [1, 1, 1, 1, 1, 1],
    [1, 1, 1, 1, 0, 0],
    [0, 0, 0, 0, 0, 0],
  ])
})

test('of an epoch as many examples have no history, or less of it, as the recipe says', () => {
  const recipe: Recipe = { ...RECIPES.history, historyForgotten: 0.5, historyCut: 0.25 }
  const kept = epochExamples(thinned, recipe, { seed: 1, epoch: 1 }).map(({ historyKept_frames }) => historyKept_frames)
  const share = (isOne: (frames: number | null) => boolean) => kept.filter(isOne).length / kept.length
  expect(share((frames) => frames === 0)).toBeCloseTo(0.5, 1)
  expect(share((frames) => frames !== null && frames > 0)).toBeCloseTo(0.25, 1)
})

test('the history is drawn beside the rest: a recipe without it sees the examples that it always saw', () => {
  const drawn = (recipe: Recipe) =>
    epochExamples(thinned, recipe, { seed: 1, epoch: 1 }).map(({ historyKept_frames: _, ...example }) => example)
  expect(drawn(RECIPES.history)).toEqual(drawn({ ...RECIPES.history, historyForgotten: 0, historyCut: 0 }))
})

test('a defender who is hidden, and one whose man is hidden, have no label of it', () => {
  const play = whole.find(({ manZone }) => manZone === 'man') as LabelledPlay
  const batch = batchOf([shown(play)])
  const weights = batch.matchUpClass_weight as Float32Array
  const man = (batch.matchUpClass as Float32Array).findIndex((value, i) => value === 1 && i % 12 < 11)
  const [defender, receiver] = [Math.floor(man / 12), man % 12]
  const without = (slot: number) =>
    batchOf([
      shown(play, { changes: Array.from({ length: PLAYER_SLOTS }, (_, i) => (i === slot ? 'hidden' : 'kept')) }),
    ])
  expect(weights[defender]).toBe(1)
  expect(without(receiver).matchUpClass_weight?.[defender]).toBe(0)
  expect(without(receiver).assignmentClass_weight?.[defender]).toBe(1)
  expect(without(11 + defender).assignmentClass_weight?.[defender]).toBe(0)
})

test('a play without labels of its defenders, and the empty rest of a batch, weigh nothing in their heads', () => {
  const [play] = whole as [LabelledPlay]
  const { defenders: _, ...unlabelled } = play
  const { assignmentClass_weight, matchUpClass_weight, assignmentClass } = batchOf([shown(unlabelled)], 3)
  expect(assignmentClass?.length).toBe(3 * 11 * ASSIGNMENTS.length)
  for (const weights of [assignmentClass_weight, matchUpClass_weight])
    expect(weights?.every((value) => value === 0)).toBe(true)
})

test('a row is as wide as the features', () => {
  const [play] = thinned as [LabelledPlay]
  expect(encodedFrames([{ play, frame: 3 }], playerHistory).tokens.length).toBe(PLAYER_SLOTS * WIDTH)
})

test('games of other numbers are other games, and the same number the same game again', async () => {
  const keysOf = (plays: readonly LabelledPlay[]) => plays.map((play) => `${play.gameId}_${play.playId}`)
  const second = await simulatedPlays({ ...wanted, firstGame: 1 })
  const both = await simulatedPlays({ ...wanted, games: 2 })
  expect(keysOf(both)).toEqual([...keysOf(thinned), ...keysOf(second)])
  expect(new Set(keysOf(both)).size).toBe(both.length)
})

test('a run teaches nothing that came after its snap', () => {
  const runs = [...simulateGame({ league: leagueFrom('pretraining 0'), gameNumber: 0 }).plays()].flatMap(
    (simulated) => labelledRun(simulated, 'whole') ?? [],
  )
  expect(runs.length).toBeGreaterThan(10)
  const every = { ...RECIPES.history, framesPerPlay: 1_000 }
  const last = (plays: readonly LabelledPlay[]) =>
    plays.map((play) => {
      const examples = epochExamples([play], every, { seed: 1, epoch: 1 })
      return Math.max(...examples.map(({ frame }) => frame - (play.tracking.snapFrame ?? 0)))
    })
  expect(new Set(last(runs))).toEqual(new Set([0]))
  expect(Math.max(...last(whole))).toBe(window.to * FRAME_RATE)
})

test('a play with few frames is shown again, each time otherwise, and never more often than one with many', () => {
  const [play] = whole as [LabelledPlay]
  const snap = play.tracking.snapFrame ?? 0
  const window = (frames: number) => ({ from: seconds(0), to: seconds((frames - 1) / FRAME_RATE) })
  const shownOf = (frames: number, timesPerFrame?: number) => {
    const recipe = {
      ...RECIPES.history,
      framesPerPlay: 8,
      window: window(frames),
      ...(timesPerFrame && { timesPerFrame }),
    }
    const { timesPerFrame: _, ...once } = recipe
    return epochExamples([play], timesPerFrame === undefined ? once : recipe, { seed: 1, epoch: 1 })
  }
  const counts = (frames: number, times?: number) => {
    const shown = shownOf(frames, times).map(({ frame }) => frame - snap)
    return Array.from({ length: frames }, (_, frame) => shown.filter((one) => one === frame).length)
  }
  expect([counts(1), counts(1, 3), counts(2, 3)]).toEqual([[1], [3], [3, 3]])
  expect(counts(5, 3).toSorted()).toEqual([1, 1, 2, 2, 2])
  expect(Math.max(...counts(20, 3))).toBe(1)
  const [first, second, third] = shownOf(1, 3).map(({ changes }) => JSON.stringify(changes))
  expect(new Set([first, second, third]).size).toBe(3)
})
