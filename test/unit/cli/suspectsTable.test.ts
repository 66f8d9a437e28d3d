import { expect, test } from 'vitest'
import { suspectsJson, suspectsTable } from '../../../main/cli/suspectsTable.ts'
import type { FoundSuspects, Suspect } from '../../../main/inference/suspects.ts'
import { seconds } from '../../../ml/football/units.ts'
import { VerdictCount } from '../../../ml/review/suspects.ts'
import { playRecord } from '../../builders/library.ts'

const NOTHING_LEFT_OUT = new VerdictCount().counts

/** Suspects among so many judged plays, with `noRead` looks that say nothing. */
function found(judged: number, suspects: readonly Suspect[], noRead = 0): FoundSuspects {
  return { ...NOTHING_LEFT_OUT, judged, leftOut: { ...NOTHING_LEFT_OUT.leftOut, noRead }, suspects }
}

function suspect(partial: Partial<Suspect> = {}): Suspect {
  const read = {
    read: 0.8,
    revealed: 0.3,
    played: 'zone',
    playedSource: 'label',
    surprise: 2.3,
    shift: 0.5,
    revealTime: seconds(0.4),
    rise: 0.3,
    fall: 0.2,
    tells: [],
    shares: [],
  } as const
  return { play: playRecord(), kind: 'false-positive', read, isSnapEstimated: false, isSimulated: false, ...partial }
}

test('a table of suspects marks the play whose snap was worked out, and says below what that means', () => {
  const table = suspectsTable(found(2, [suspect(), suspect({ isSnapEstimated: true })]))
  expect(table.match(/snap estimated$/gm)).toHaveLength(1)
  expect(table).toContain('\n\nsnap estimated: it was worked out from the movement')
})

test('a table of suspects whose snaps were marked says nothing of estimates', () => {
  expect(suspectsTable(found(1, [suspect()]))).not.toContain('estimated')
})

test('a table of suspects says of each play that it is simulated', () => {
  const table = suspectsTable(found(2, [suspect({ isSimulated: true }), suspect({ isSimulated: true })]))
  expect(table.match(/simulated$/gm)).toHaveLength(2)
})

test('a table without suspects says how many plays were judged', () => {
  expect(suspectsTable(found(1_203, []))).toContain('All 1,203 judged plays agreed')
})

test('suspects as JSON say how sure they are and how many plays were judged', () => {
  expect(suspectsJson(found(7, [suspect({ isSnapEstimated: true })], 3))).toMatchObject({
    ...{ judged: 7, leftOut: { noRead: 3, noDropback: 0 } },
    suspects: [{ playId: 50, kind: 'false-positive', isSnapEstimated: true, isSimulated: false }],
  })
})

test('what was left out is told of below, suspects or not', () => {
  const said = 'Left out: 4 no reads.'
  expect(
    suspectsTable(found(9, [suspect()], 4))
      .split('\n')
      .at(-1),
  ).toBe(said)
  expect(suspectsTable(found(9, [], 4))).toContain(said)
  const leftOut = { ...NOTHING_LEFT_OUT.leftOut, noDropback: 48, unknownPlayType: 1, noReadAfterSnap: 2 }
  expect(suspectsTable({ ...found(9, []), leftOut })).toContain(
    'Left out: 48 runs or kicks, 1 play of unknown type, 2 unlabelled plays with no read at +1.5 s.',
  )
})
