import { describe, expect, test } from 'vitest'
import type { Track } from '../../../../ml/football/tracking.ts'
import { pointsText } from '../../../../renderer/read/percent.ts'
import {
  orderedShares,
  playerText,
  shareText,
  shortShareText,
  tellPlayersText,
  tellText,
} from '../../../../renderer/read/shares.ts'

const player: Track = { side: 'defense', playerId: null, name: 'Jonah Marlowe', jersey: 24, position: 'CB' }

describe('shares', () => {
  // two frames, three defenders; the last is not there at the last look, frame 0
  const shares = new Float32Array([0.02, -0.3, Number.NaN, 0.4, 0.1, 0.2])

  test('those who mattered most at the last look come first, and who was not there last', () => {
    const ordered = orderedShares({ tracks: [11, 12, 13], shares }, 1, 0)
    expect(ordered.map(({ track }) => track)).toEqual([12, 11, 13])
  })

  test('each has his share of the frame on the field', () => {
    const ordered = orderedShares({ tracks: [11, 12, 13], shares }, 1, 0)
    expect(ordered.map(({ now }) => Math.round(now * 100))).toEqual([10, 40, 20])
  })

  test('a share says its side in words', () => {
    expect([0.124, -0.08, 0.004, Number.NaN].map(shareText)).toEqual([
      '+12 points, man',
      '-8 points, zone',
      'no points either way',
      'not on the field',
    ])
    expect([0.124, -0.08, -0.004].map(shortShareText)).toEqual(['+12 man', '-8 zone', '0'])
  })

  test('a player is known by number and last name', () => {
    expect(playerText(player)).toBe('24 J. Marlowe')
    expect(playerText({ ...player, jersey: null, name: '' })).toBe('CB')
  })

  test('a tell says where it goes and on whom it hangs', () => {
    expect(tellText({ change: -0.17 })).toBe('-17 points to zone')
    const players = [{ track: 0, undone: 1.2 }]
    expect(tellPlayersText({ players }, [player])).toBe('24 J. Marlowe (100 %)')
  })
})

test('changes below half a point are none', () => {
  expect([0.004, -0.004, 0.006].map(pointsText)).toEqual(['0', '0', '+1'])
})
