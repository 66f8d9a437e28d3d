import { expect, test } from 'vitest'
import { gameId, playId } from '../../../../ml/football/ids.ts'
import type { Play } from '../../../../ml/football/play.ts'
import { yards } from '../../../../ml/football/units.ts'
import { formationText } from '../../../../renderer/library/playWords.ts'
import { resultText, situationText } from '../../../../renderer/read/playWords.ts'

function play(partial: Partial<Play>): Play {
  const known = { down: 3, yardsToGo: yards(7), lineOfScrimmage: yards(44), quarter: 2, gameClock_s: 605 }
  const rest = { offenseTeam: 'ALF', defenseTeam: 'CHB', passResult: null, yardsGained: null }
  return { gameId: gameId(1), playId: playId(50), ...known, ...rest, ...partial } as Play
}

test('down, distance and place', () => {
  expect(situationText(play({}))).toBe('3rd & 7 at ALF 34')
  expect(situationText(play({ lineOfScrimmage: yards(76) }))).toBe('3rd & 7 at CHB 34')
  expect(situationText(play({ lineOfScrimmage: yards(60) }))).toBe('3rd & 7 at midfield')
})

test('a first down that only the goal line ends is to goal', () => {
  const atFive = play({ down: 1, yardsToGo: yards(5), lineOfScrimmage: yards(105) })
  expect(situationText(atFive)).toBe('1st & goal at CHB 5')
})

test('a play of which nothing is known has its number', () => {
  expect(situationText(play({ down: null, lineOfScrimmage: null }))).toBe('Play 50')
})

test('how it ended', () => {
  expect(resultText(play({ passResult: 'C', yardsGained: 12 }))).toBe('Complete, 12 yards')
  expect(resultText(play({ passResult: 'I', yardsGained: 0 }))).toBe('Incomplete')
  expect(resultText(play({ passResult: 'S', yardsGained: -1 }))).toBe('Sack, -1 yard')
  expect(resultText(play({ yardsGained: 0 }))).toBe('no gain')
})

test('formations lose their underscores', () => {
  expect([formationText('I_FORM'), formationText('SHOTGUN')]).toEqual(['I form', 'Shotgun'])
})
