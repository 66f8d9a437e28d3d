import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { OnnxCoverageModel } from '../../../main/inference/coverageModel.ts'
import { differenceOf, flawOfAnswer, knownSample } from '../../../main/inference/knownSample.ts'
import { SHIPPED_MODELS } from '../../../main/places.ts'
import { PLAYER_SLOTS } from '../../../ml/features/featureSet.ts'
import { playerHistory } from '../../../ml/features/playerHistory.ts'
import { playerTokens } from '../../../ml/features/playerTokens.ts'
import { RECIPES } from '../../../ml/training/recipe.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'
import { writeChangedWeights } from '../../builders/untrainedModels.ts'

const opened = (folder: string) => OnnxCoverageModel.open(folder, 'cpu', 1)

async function openedWith(change: (weights: Float32Array) => void, recipe = RECIPES.set) {
  const folder = join(temporaryFolder(), 'model')
  writeChangedWeights(folder, recipe, change)
  const model = await opened(folder)
  if (model.ok) onTestFinished(() => model.value.dispose())
  return model
}

describe('the known sample', () => {
  test.each([playerTokens, playerHistory])('is of whole teams, and of teams with players missing', (features) => {
    const { tokens, present, count } = knownSample(features)
    const players = Array.from({ length: count }, (_, i) =>
      present.subarray(i * PLAYER_SLOTS, (i + 1) * PLAYER_SLOTS).reduce((sum, one) => sum + one, 0),
    )
    expect(players).toEqual([22, 22, 22, 14, 14, 14])
    expect(tokens.every(Number.isFinite)).toBe(true)
    expect(tokens).toHaveLength(count * PLAYER_SLOTS * features.features.length)
  })
})

describe('a model', () => {
  test('that ships is believed', async () => {
    for (const folder of Object.values(SHIPPED_MODELS)) await good(await opened(folder)).dispose()
  })

  test('that was not changed is believed', async () => {
    expect(await openedWith(() => {})).toMatchObject({ ok: true })
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 3e38])(
    'with a weight of %d in every place is broken',
    async (value) => {
      const model = await openedWith((weights) => weights.fill(value))
      expect(model).toMatchObject({
        ok: false,
        fault: { kind: 'model-broken', what: expect.stringContaining('is not a number for a known formation') },
      })
    },
  )

  test.each([0, 0.25, 0.5, 0.75, 0.99])(
    'with a single NaN (%d of the way through its weights) is broken',
    async (share) => {
      const model = await openedWith((weights) => {
        weights[Math.floor(share * weights.length)] = Number.NaN
      })
      expect(model).toMatchObject({ ok: false, fault: { kind: 'model-broken' } })
    },
  )
})

describe('an answer', () => {
  const answer = { logits: Float32Array.of(1, 2, 3, 4) }

  test('has a size for each frame, and finite numbers', () => {
    expect(flawOfAnswer(answer, 2)).toBeNull()
    expect(flawOfAnswer(answer, 1)).toBe('it does not say man or zone')
    expect(flawOfAnswer({ ...answer, coverage: new Float32Array(13) }, 2)).toBe('it does not say man or zone')
    expect(flawOfAnswer({ logits: Float32Array.of(1, 2, Number.NaN, 4) }, 2)).toContain('"logits" is not a number')
    expect(flawOfAnswer({ ...answer, extra: Float32Array.of(Number.NaN) }, 2)).toContain('"extra"')
  })

  test('is the same as another but for a tolerance', () => {
    expect(differenceOf(answer, { logits: Float32Array.of(1, 2, 3, 4.01) }, 0.01)).toBeNull()
    expect(differenceOf(answer, { logits: Float32Array.of(1, 2, 3, 4.1) }, 0.01)).toBe('its output "logits"')
    expect(differenceOf(answer, { logits: Float32Array.of(1, 2, 3, Number.NaN) }, 0.01)).not.toBeNull()
    expect(differenceOf(answer, {}, 0.01)).not.toBeNull()
  })
})
