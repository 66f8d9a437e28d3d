import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHeldOutReads } from '../../../main/training/heldOutReads.ts'
import { COVERAGES } from '../../../ml/football/coverage.ts'
import type { LabelledPlay } from '../../../ml/training/dataset.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'

const HEADER = 'data_set,game_id,play_id,seconds,fold,man_zone,coverage,logit,p_man,p_man_member_1'

function playsOf(dataSet: string): LabelledPlay[] {
  return [1, 2, 3].map((playId) => ({ gameId: 7, playId, dataSet })) as unknown as LabelledPlay[]
}

function reading(lines: readonly string[], header = HEADER, dataSet = 'a folder of another name') {
  const path = join(temporaryFolder(), 'reads.csv')
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`)
  return readHeldOutReads(path, playsOf(dataSet))
}

describe('held-out reads', () => {
  it('are those of the plays given, by moment, in order of time', async () => {
    const { moments, leftOut } = good(
      await reading([
        'games,7,1,0,1,man,Cover-1,1.5,0.8,0.8',
        'games,7,1,-0.1,1,man,Cover-1,1,0.7,0.7',
        '"a, b",7,2,-0.1,2,zone,NA,-1,0.2,0.2',
        'games,8,1,-0.1,2,zone,NA,-1,0.2,0.2',
      ]),
    )
    expect(moments.map(({ seconds, reads }) => [seconds, reads.map(({ playId }) => playId)])).toEqual([
      [-0.1, [1, 2]],
      [0, [1]],
    ])
    expect(moments[0]?.reads[0]).toEqual({
      ...{ gameId: 7, playId: 1, manProbability: 0.7, isMan: true },
      ...{ coverage: 'Cover-1', coverageProbabilities: null },
    })
    expect(leftOut).toEqual({ reads: 1, plays: 1 })
  })

  it('are those of the data sets given, where another has the same plays', async () => {
    const lines = ['games,7,1,0,1,man,NA,1,0.8,0.8', 'clips,7,1,0,1,man,NA,1,0.6,0.6']
    const { moments, leftOut } = good(await reading(lines, HEADER, 'clips'))
    expect(moments[0]?.reads.map(({ manProbability }) => manProbability)).toEqual([0.6])
    expect(leftOut).toEqual({ reads: 1, plays: 2 })
  })

  it('are found in a file with line breaks in quotes and line ends of another system', async () => {
    const { moments } = good(
      await reading(['"two\nlines",7,1,0,1,man,Cover-1,1.5,0.8,0.8\r', 'x,7,2,0,1,zone,NA,1,0.1,0.1\r']),
    )
    expect(moments[0]?.reads.map(({ playId, manProbability }) => [playId, manProbability])).toEqual([
      [1, 0.8],
      [2, 0.1],
    ])
  })

  it('are all of them where one of two folders of one name is judged', async () => {
    // training calls two folders of one name by their parents, too; whoever names one of them names its last part alone
    const lines = ['2021/week 1,7,1,0,1,man,NA,1,0.8,0.8', 'week 1,8,1,0,1,man,NA,1,0.6,0.6']
    const { moments, leftOut } = good(await reading(lines, HEADER, 'week 1'))
    expect(moments[0]?.reads.map(({ manProbability }) => manProbability)).toEqual([0.8])
    expect(leftOut).toEqual({ reads: 1, plays: 2 })
  })

  it('count a play once, also where neither of its data sets is the one that is judged', async () => {
    const lines = ['games,7,1,0,1,man,NA,1,0.8,0.8', 'clips,7,1,0,1,man,NA,1,0.6,0.6']
    const { moments } = good(await reading(lines))
    expect(moments[0]?.reads.map(({ manProbability }) => manProbability)).toEqual([0.8])
  })

  it.each(['NaN', 'Infinity', '', '1.01'])('are none with a probability of "%s"', async (manProbability) => {
    const answer = await reading([`games,7,1,0,1,man,NA,1,${manProbability},0.8`])
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'bad-reads', where: expect.stringMatching(/line 2$/) } })
  })

  it('have the seven coverages where the model names them', async () => {
    const header = `${HEADER},${COVERAGES.map((name) => `p_${name}`).join()}`
    const line = 'games,7,1,0,1,man,Cover-1,1.5,0.8,0.8,0.1,0.6,0.1,0.05,0.05,0.05,0.05'
    const { moments } = good(await reading([line], header))
    expect(moments[0]?.reads[0]?.coverageProbabilities).toEqual([0.1, 0.6, 0.1, 0.05, 0.05, 0.05, 0.05])
  })

  it('that are none are told by their line', async () => {
    const answer = await reading(['games,7,1,0,1,man,NA,1,0.8,0.8', 'games,7,1,0,1,man,NA,1,80 %,0.8'])
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'bad-reads', where: expect.stringMatching(/line 3$/) } })
  })

  it('need their columns', async () => {
    const answer = await reading([], 'game_id,play_id,man_prob')
    expect(answer).toMatchObject({ ok: false, fault: { what: 'It has no column seconds, man_zone, coverage, p_man.' } })
  })

  it('of none of the plays are no reads of these data', async () => {
    expect(await reading(['games,8,1,0,1,man,NA,1,0.8,0.8'])).toMatchObject({
      ok: false,
      fault: { kind: 'no-such-reads' },
    })
  })

  it('that are not there are a fault of the disk', async () => {
    expect(await readHeldOutReads('/nowhere/reads.csv', playsOf('games'))).toMatchObject({ ok: false })
  })
})
