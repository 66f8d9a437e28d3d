import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../../main/makeFolder.ts'
import { failureAsFault, TrainingFailure, workOn } from '../../../main/training/trainingFailure.ts'
import { checkpointFolder, runTraining } from '../../../main/training/trainingRun.ts'
import { ok } from '../../../ml/base/result.ts'
import { gameId } from '../../../ml/football/ids.ts'
import { type LabelledPlay, labelledPlay } from '../../../ml/training/dataset.ts'
import { RECIPES, type Recipe } from '../../../ml/training/recipe.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { playedGames } from '../../builders/simulatedPlays.ts'

/** A few dropbacks of one simulated game, as if they were of four. */
function fourGames(): LabelledPlay[] {
  const [game] = playedGames('diverging', 1)
  const plays = (game?.plays ?? []).flatMap(({ play, tracking }) => labelledPlay({ play, tracking }, 'invented') ?? [])
  const sided = (side: LabelledPlay['manZone']) => plays.filter(({ manZone }) => manZone === side).slice(0, 4)
  return [...sided('man'), ...sided('zone')].map((play, i) => ({ ...play, gameId: gameId(1 + (i % 4)) }))
}

function trained(plays: readonly LabelledPlay[], partial: Partial<Recipe>) {
  const folder = temporaryFolder()
  makeFolder(checkpointFolder({ folder }))
  const recipe = { ...RECIPES.set, members: 1, epochs: 2, batch: 64, averaging: null, patience: null, ...partial }
  const outcome = runTraining(plays, {
    ...{ recipe, seed: 1, folds: 2, provider: 'cpu', isDeterministic: true, threads: 1, dataHash: '', folder },
    signal: new AbortController().signal,
  })
  return { folder, outcome }
}

test('a loss that is infinite or no number ends the training with a fault, and leaves no checkpoint of it', async () => {
  const { folder, outcome } = trained(fourGames(), { learningRate: 1e30, batch: 8 })
  expect(await outcome).toMatchObject({
    ok: false,
    fault: { kind: 'training-diverged', where: 'epoch 1', what: expect.stringContaining('No model was saved.') },
  })
  expect(existsSync(join(checkpointFolder({ folder }), 'fold-1.checkpoint'))).toBe(false)
})

test('weights that the last step makes infinite end the training too', async () => {
  // one step: its loss is that of the weights before it
  const { outcome } = trained(fourGames(), { learningRate: 1e39, epochs: 1, batch: 4096 })
  expect(await outcome).toMatchObject({ ok: false, fault: { kind: 'training-diverged' } })
})

test('a training whose loss stays finite is not disturbed', async () => {
  expect(await trained(fourGames(), { epochs: 1 }).outcome).toMatchObject({ ok: true })
})

test('what an accelerator throws on the way is a fault, and what the processor throws is a bug', async () => {
  const work = async () => {
    throw new Error('Failed to run kernel')
  }
  const onCuda = failureAsFault(async () => ok(await workOn('cuda', work)))
  expect(await onCuda).toMatchObject({ ok: false, fault: { kind: 'provider-failed', where: 'cuda' } })
  await expect(failureAsFault(async () => ok(await workOn('cpu', work)))).rejects.toThrow('Failed to run kernel')
  await expect(workOn('cuda', work)).rejects.toBeInstanceOf(TrainingFailure)
})
