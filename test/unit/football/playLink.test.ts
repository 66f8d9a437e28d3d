import { expect, it } from 'vitest'
import { gameId, playId } from '../../../ml/football/ids.ts'
import { isPlayLink, playFromLink, playLink } from '../../../ml/football/playLink.ts'
import { seconds } from '../../../ml/football/units.ts'

const PLAY = { gameId: gameId(2018091300), playId: playId(215) }

it('names a play, and a moment of it', () => {
  expect(playLink(PLAY, seconds(-0.1))).toBe('presnap://play/2018091300/215?t=-0.1')
  expect(playLink(PLAY, null)).toBe('presnap://play/2018091300/215')
})

it.each([null, -0.1, 0, 1.5])('leads back to the play and the moment %s', (moment) => {
  const at = moment === null ? null : seconds(moment)
  expect(playFromLink(playLink(PLAY, at))).toEqual({ ...PLAY, moment: at })
})

it('is read with the slash that some systems put behind it', () => {
  expect(playFromLink('presnap://play/2018091300/215/')).toEqual({ ...PLAY, moment: null })
})

it.each([
  'presnap://play/2018091300',
  'presnap://play/1/2?t=soon',
  'presnap://play/1/2?t=1&x=2',
  'presnap://film-room/index.html',
  'presnap://play/1/2 --inspect',
  'https://play/1/2',
])('%s names no play', (text) => {
  expect(playFromLink(text)).toBeNull()
})

it('is told from a file by its scheme, in letters of any size', () => {
  expect(['presnap://x', 'PRESNAP://play/1/2', 'presnap.csv'].map(isPlayLink)).toEqual([true, true, false])
})
