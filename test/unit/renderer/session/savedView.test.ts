import { expect, test } from 'vitest'
import { NO_FILTERS } from '../../../../renderer/library/filters.ts'
import { viewFromPage } from '../../../../renderer/session/savedView.ts'

test('a view comes back as it was', () => {
  const filters = { ...NO_FILTERS, downs: [3], coverage: 'man' as const, isInMotion: true, text: 'slant' }
  const page = { list: 'suspects', sort: 'rise', filters, showsTrails: false } as const
  expect(viewFromPage(page)).toEqual(page)
})

test('what this version does not know is left out', () => {
  const page = {
    list: 'drives',
    sort: 'moon',
    showsTrails: 'yes',
    filters: { downs: 3, isFlagged: true, weather: 'rain' },
  }
  expect(viewFromPage(page)).toEqual({ filters: { ...NO_FILTERS, isFlagged: true } })
})

test('a page without filters has none set', () => {
  expect(viewFromPage({}).filters).toEqual(NO_FILTERS)
})
