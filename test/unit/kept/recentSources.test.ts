import { expect, it } from 'vitest'
import { listedSources, NO_SOURCES, withSource } from '../../../main/kept/recentSources.ts'

const paths = (...sources: (readonly string[])[]) => sources.reduce(withSource, NO_SOURCES)

it('lists the latest import first', () => {
  expect(listedSources(paths(['/data/2018'], ['/data/2025.zip']))).toEqual([
    { id: 2, name: '2025.zip', folder: '/data' },
    { id: 1, name: '2018', folder: '/data' },
  ])
})

it('moves what is imported again to the front, under its number', () => {
  expect(paths(['/a'], ['/b'], ['/a']).sources.map(({ id }) => id)).toEqual([1, 2])
})

it('never gives a number twice, even when the first have gone', () => {
  const many = paths(...Array.from({ length: 15 }, (_, index) => [`/${index}`]))
  expect(many.sources.map(({ id }) => id)).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6])
})
