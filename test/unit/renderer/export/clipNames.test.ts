import { expect, test } from 'vitest'
import { gameId, playId } from '../../../../ml/football/ids.ts'
import type { Play } from '../../../../ml/football/play.ts'
import { yards } from '../../../../ml/football/units.ts'
import { captionOf, clipFileName, playedText } from '../../../../renderer/export/clipNames.ts'

const PLAY = {
  gameId: gameId(2098010100),
  playId: playId(215),
  quarter: 2,
  gameClock_s: 252,
  down: 3,
  yardsToGo: yards(8),
  lineOfScrimmage: yards(76),
  offenseTeam: 'HOM',
  defenseTeam: 'AWY',
  coverageLabel: 'Cover-3 Seam',
  manZoneLabel: 'Zone',
} as Play
const UNTOLD = {
  ...PLAY,
  quarter: null,
  gameClock_s: null,
  down: null,
  yardsToGo: null,
  lineOfScrimmage: null,
  offenseTeam: null,
} as Play

test('a file is named by its place, quarter, clock, down and distance, offense and play', () => {
  expect(clipFileName(PLAY, 'gif', { at: 3, of: 22 })).toBe('03_Q2_0412_3-8_HOM_2098010100_215.gif')
})

test('a file of one play has no place', () => {
  expect(clipFileName(PLAY, 'png')).toBe('Q2_0412_3-8_HOM_2098010100_215.png')
})

test('places are as wide as the largest of them, so that names sort in order', () => {
  const names = [2, 10, 111].map((at) => clipFileName(PLAY, 'gif', { at, of: 111 }))
  expect(names.toSorted()).toEqual(names)
  expect(names[0]).toMatch(/^002_/)
})

test('what a source does not tell is left out of the name', () => {
  expect(clipFileName(UNTOLD, 'gif')).toBe('2098010100_215.gif')
})

test('a team with a name like a path stays within the folder', () => {
  const name = clipFileName({ ...PLAY, offenseTeam: '../a b:c\\d' }, 'gif')
  expect(name).toBe('Q2_0412_3-8_..-a-b-c-d_2098010100_215.gif')
})

test('overtime is no fifth quarter', () => {
  expect(clipFileName({ ...PLAY, quarter: 5 }, 'gif')).toMatch(/^OT_0412/)
})

test('the caption says who plays, when, and what is to do', () => {
  expect(captionOf(PLAY, { homeTeam: 'HOM', visitorTeam: 'AWY' })).toEqual([
    'AWY at HOM',
    'Q2 4:12',
    'HOM 3rd & 8 at AWY 34',
  ])
})

test('without its game the caption says who attacks whom', () => {
  expect(captionOf(PLAY, null)[0]).toBe('HOM against AWY')
})

test('a caption of a play of which nothing is known says only the teams', () => {
  expect(captionOf(UNTOLD, { homeTeam: 'HOM', visitorTeam: 'AWY' })).toEqual(['AWY at HOM'])
})

test('what was played is told as the labeller has it, with man or zone', () => {
  expect(playedText(PLAY)).toBe('Played: Cover-3 Seam (zone)')
  expect(playedText({ coverageLabel: null, manZoneLabel: 'Man' })).toBe('Played: man')
  expect(playedText({ coverageLabel: 'COVER_3_ZONE', manZoneLabel: 'ZONE_COVERAGE' })).toBe('Played: Cover-3 (zone)')
})

test('what nobody labelled is not told', () => {
  expect(playedText({ coverageLabel: null, manZoneLabel: null })).toBeNull()
})
