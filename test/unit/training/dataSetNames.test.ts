import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { dataSetNames } from '../../../main/training/dataSetNames.ts'

test('a data set is called by the last part of its path', () => {
  expect(dataSetNames(['/data/week 1', 'other/week, 2.zip'])).toEqual(['week 1', 'week, 2.zip'])
})

test('two folders of one name are told apart by the folders that they lie in', () => {
  expect(dataSetNames(['/a/2021/week 1', '/a/2022/week 1', '/a/2022/week 2'])).toEqual([
    '2021/week 1',
    '2022/week 1',
    'week 2',
  ])
  expect(dataSetNames(['/a/x/2022/week 1', '/b/x/2022/week 1'])).toEqual(['a/x/2022/week 1', 'b/x/2022/week 1'])
})

test('each is called by as few parts as tell it from every other one', () => {
  expect(dataSetNames(['/a/week 1', '/week 1', '/b/a/week 1'])).toEqual(['/a/week 1', '/week 1', 'b/a/week 1'])
})

test('the same folder a second time has a number', () => {
  expect(dataSetNames(['/a/week 1', '/a/week 1/', '/a/week 1', '/b/week 1 (2)'])).toEqual([
    'week 1',
    'week 1 (3)',
    'week 1 (4)',
    'week 1 (2)',
  ])
})

test('names are those of the folders, however they are written', () => {
  const [parent, folder] = [resolve('.').split(/[\\/]/).at(-1), resolve('.', 'x')]
  expect(dataSetNames([join(folder, '..'), '.'])).toEqual([parent, `${parent} (2)`])
})

test('no two names are alike, whatever the paths', () => {
  const parts = ['a', 'b']
  const paths = parts.flatMap((one) => parts.flatMap((two) => [`/${one}`, `/${one}/${two}`, `/${one}/${two}/${one}`]))
  expect(new Set(dataSetNames(paths)).size).toBe(paths.length)
})
