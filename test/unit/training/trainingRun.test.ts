import { expect, test } from 'vitest'
import { runTraining, type TrainingRunOptions } from '../../../main/training/trainingRun.ts'
import type { LabelledPlay } from '../../../ml/training/dataset.ts'

/** Snap frames of invented games, with so many players on the field. */
function plays(players: number): LabelledPlay[] {
  const tracks = Array.from({ length: players }, (_, i) => ({ side: i % 2 === 0 ? 'offense' : 'defense' }))
  const tracking = { frameCount: 1, snapFrame: 0, tracks, x: tracks.map(() => 30) }
  return [1, 2, 3, 4].map((gameId) => ({ gameId, playId: 1, manZone: 'man', tracking }) as unknown as LabelledPlay)
}

/** Nothing but this is asked for before anything is trained. */
const OPTIONS = { folds: 2, seed: 1 } as TrainingRunOptions

test('plays without all their players up to the snap judge nothing, which is said before anything is trained', async () => {
  expect(await runTraining(plays(21), OPTIONS)).toMatchObject({ ok: false, fault: { kind: 'nothing-to-judge' } })
})

test('plays of one side judge nothing of the other', async () => {
  expect(await runTraining(plays(22), OPTIONS)).toMatchObject({ ok: false, fault: { kind: 'one-sided' } })
})
