import { expect, test } from 'vitest'
import { NO_MODELS, namedModels, withFolder } from '../../../main/kept/chosenModels.ts'

const withFolders = (...folders: string[]) => folders.reduce(withFolder, NO_MODELS)

test('folders are named by numbers, and one that is chosen again keeps its own', () => {
  expect(namedModels(withFolders('/a', '/b', '/a'))).toEqual([
    { name: 'chosen/1', folder: '/a' },
    { name: 'chosen/2', folder: '/b' },
  ])
})

test('of too many the oldest goes, and its number comes to mean no other', () => {
  const names = namedModels(withFolders(...Array.from({ length: 21 }, (_, i) => `/${i}`), '/0')).map(({ name }) => name)
  expect([names.length, names[0], names.at(-1)]).toEqual([20, 'chosen/3', 'chosen/22'])
})
