import { expect, test } from 'vitest'
import { suspectsJson, suspectsTable } from '../../../main/cli/suspectsTable.ts'
import type { Suspect } from '../../../main/inference/suspects.ts'
import { seconds } from '../../../ml/football/units.ts'
import { playRecord } from '../../builders/library.ts'

function suspect(partial: Partial<Suspect> = {}): Suspect {
  const read = {
    read: 0.8,
    played: 'zone',
    playedSource: 'label',
    kind: 'false-positive',
    surprise: 2.3,
    shift: 0.5,
    revealTime: seconds(0.4),
    rise: 0.3,
    fall: 0.2,
    tells: [],
    shares: [],
  } as const
  return { play: playRecord(), read, isSnapEstimated: false, isSimulated: false, ...partial }
}

test('a table of suspects marks the play whose snap was worked out, and says below what that means', () => {
  const table = suspectsTable({ judged: 2, noReads: 0, suspects: [suspect(), suspect({ isSnapEstimated: true })] })
  expect(table.match(/snap estimated$/gm)).toHaveLength(1)
  expect(table).toContain('\n\nsnap estimated: it was worked out from the movement')
})

test('a table of suspects whose snaps were marked says nothing of estimates', () => {
  expect(suspectsTable({ judged: 1, noReads: 0, suspects: [suspect()] })).not.toContain('estimated')
})

test('a table of suspects says of each play that it is simulated', () => {
  const table = suspectsTable({
    judged: 2,
    noReads: 0,
    suspects: [suspect({ isSimulated: true }), suspect({ isSimulated: true })],
  })
  expect(table.match(/simulated$/gm)).toHaveLength(2)
})

test('a table without suspects says how many plays were judged', () => {
  expect(suspectsTable({ judged: 1_203, noReads: 0, suspects: [] })).toContain('All 1,203 judged plays agreed')
})

test('suspects as JSON say how sure they are and how many plays were judged', () => {
  expect(suspectsJson({ judged: 7, noReads: 3, suspects: [suspect({ isSnapEstimated: true })] })).toMatchObject({
    ...{ judged: 7, noReads: 3 },
    suspects: [{ playId: 50, isSnapEstimated: true, isSimulated: false }],
  })
})

test('looks that say nothing are told of below, suspects or not', () => {
  const said = 'No read: the last look says nothing on 4 plays more.'
  expect(
    suspectsTable({ judged: 9, noReads: 4, suspects: [suspect()] })
      .split('\n')
      .at(-1),
  ).toBe(said)
  expect(suspectsTable({ judged: 9, noReads: 4, suspects: [] })).toContain(said)
})
