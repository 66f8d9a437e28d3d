import { expect, test } from 'vitest'
import { NO_MODELS, namedModels, withFolder } from '../../../main/kept/chosenModels.ts'

const withFolders = (...folders: string[]) =>
  folders.reduce((models, folder) => withFolder(models, folder).chosen, NO_MODELS)

test('folders are named by numbers, and one that is chosen again keeps its own', () => {
  expect(namedModels(withFolders('/a', '/b', '/a'))).toEqual([
    { name: 'chosen/1', folder: '/a' },
    { name: 'chosen/2', folder: '/b' },
  ])
})

test('a folder comes with its name, the first time and again', () => {
  expect([withFolder(withFolders('/a'), '/b').name, withFolder(withFolders('/a', '/b'), '/b').name]).toEqual([
    'chosen/2',
    'chosen/2',
  ])
})

test('of too many the oldest goes, and its number comes to mean no other', () => {
  const names = namedModels(withFolders(...Array.from({ length: 21 }, (_, i) => `/${i}`), '/0')).map(({ name }) => name)
  expect([names.length, names[0], names.at(-1)]).toEqual([20, 'chosen/3', 'chosen/22'])
})
