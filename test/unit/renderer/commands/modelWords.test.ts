import { expect, test } from 'vitest'
import { choiceLabel } from '../../../../renderer/commands/modelWords.ts'

const MODEL = { title: 'Set transformer', trainedOn: '2026-11-20' }

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
