import { expect, test } from 'vitest'
import { NO_MODELS, namedModels, withFolder } from '../../../main/kept/chosenModels.ts'

function withFolders(folders: readonly string[], inUse: string | null = null) {
  return folders.reduce((models, folder) => withFolder(models, { folder, inUse }).chosen, NO_MODELS)
}

const folders = (count: number) => Array.from({ length: count }, (_, i) => `/${i}`)

test('folders are named by numbers, and one that is chosen again keeps its own and is the last', () => {
  expect(namedModels(withFolders(['/a', '/b', '/a']))).toEqual([
    { name: 'chosen/2', folder: '/b' },
    { name: 'chosen/1', folder: '/a' },
  ])
})

test('a folder comes with its name, the first time and again', () => {
  const name = (before: readonly string[]) => withFolder(withFolders(before), { folder: '/b', inUse: null }).name
  expect([name(['/a']), name(['/b', '/a'])]).toEqual(['chosen/2', 'chosen/1'])
})

test('of too many the oldest goes, and its number comes to mean no other', () => {
  const names = namedModels(withFolders([...folders(21), '/0'])).map(({ name }) => name)
  expect([names.length, names[0], names.at(-1)]).toEqual([20, 'chosen/3', 'chosen/22'])
})

test('of too many neither the one in use goes nor one that was chosen again', () => {
  const names = namedModels(withFolders([...folders(20), '/1', '/20', '/21'], 'chosen/1')).map(({ name }) => name)
  expect([names.length, names[0], names[1], ...names.slice(-3)]).toEqual([
    20,
    'chosen/1',
    'chosen/5',
    'chosen/2',
    'chosen/21',
    'chosen/22',
  ])
})
