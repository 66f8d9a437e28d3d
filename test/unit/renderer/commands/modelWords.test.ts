import { expect, test } from 'vitest'
import { choiceLabel, modelInUse, modelName, modelOptions } from '../../../../renderer/commands/modelWords.ts'

const MODEL = { title: 'Set transformer', trainedOn: '2026-11-20', isReady: true }

test('a model that ships says so, and one of the user’s says in which folder it lies', () => {
  const labels = [
    { ...MODEL, name: null, isShipped: true, folder: null },
    { ...MODEL, name: 'presnap/seed', isShipped: true, folder: null },
    { ...MODEL, name: 'chosen/1', isShipped: false, folder: 'my-model' },
  ].map(choiceLabel)
  expect(labels).toEqual([
    'Set transformer, trained 2026-11-20 (comes with Presnap, the default)',
    'Set transformer, trained 2026-11-20 (comes with Presnap)',
    'Set transformer, trained 2026-11-20 (my-model)',
  ])
})

test('a model that is not ready says so where it is chosen, where it is named and where it reads', () => {
  const label = choiceLabel({ ...MODEL, isReady: false, name: 'chosen/1', isShipped: false, folder: 'my-model' })
  expect(label).toBe('Not ready: Set transformer, trained 2026-11-20 (my-model)')
  const name = 'Set transformer, 64 wide'
  const calibration = { scale: 1, shift: 0, manRate: 0.31, note: '' }
  const readiness = { isReady: false, reason: 'It is no better.', moments: [] }
  expect([modelInUse({ name, calibration }), modelInUse({ name, calibration, readiness })]).toEqual([
    name,
    `Not ready: ${name}`,
  ])
  expect([modelName({ name, calibration }), modelName({ name, calibration, readiness })]).toEqual([
    'Set transformer',
    'Set transformer (not ready)',
  ])
})

const CHOICES = [
  { ...MODEL, name: null, isShipped: true, folder: null },
  { ...MODEL, name: 'chosen/1', isShipped: false, folder: 'my-model' },
]

test('what is chosen is among the models, though it may be gone and cannot be chosen again', () => {
  const told = (model: string | null) =>
    modelOptions(CHOICES, model).map(({ value, isDisabled }) => [value, isDisabled])
  const there = [
    ['', undefined],
    ['chosen/1', undefined],
  ]
  expect([told(null), told('chosen/1'), told('chosen/2')]).toEqual([there, there, [['chosen/2', true], ...there]])
})

test('nothing is said to be gone before it is known what is there', () => {
  expect(modelOptions([], 'chosen/1')).toEqual([])
})
