import { beforeEach, expect, test } from 'vitest'
import { showFault, showNews, useNotices } from '../../../../renderer/session/notices.ts'

beforeEach(() => useNotices.setState({ notices: [] }))

test('news never pushes a fault off the screen', () => {
  showFault({ kind: 'disk-full', what: 'The disk is full.', next: 'Make room and try again.' })
  for (const text of ['one', 'two', 'three', 'four']) showNews(text)
  expect(useNotices.getState().notices.map((notice) => (notice.kind === 'news' ? notice.text : notice.kind))).toEqual([
    'fault',
    'two',
    'three',
    'four',
  ])
})
