/** What is no regular file is refused, and nothing waits for it. */
import { execFileSync } from 'node:child_process'
import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { convertToParquet } from '../../../main/ingest/convert.ts'
import { openLabels } from '../../../main/ingest/labels.ts'
import { writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { readFolder, readGood } from '../../builders/reading.ts'

const { signal } = new AbortController()
const onPosix = process.platform !== 'win32'
let parent = ''

beforeEach(() => {
  parent = temporaryFolder()
})

describe.runIf(onPosix)('a pipe', () => {
  const pipe = (path: string) => execFileSync('mkfifo', [path])

  test.each(['import', 'labels'])('that is named for %s is refused', async (use) => {
    const path = join(parent, 'plays.csv')
    pipe(path)
    const answer = use === 'import' ? await readFolder(path) : await openLabels(path, signal)
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'unreadable', where: path } })
    expect(!answer.ok && answer.fault.what).toContain('pipe')
  })

  test('in a folder, or behind a link, costs itself and nothing beside it', async () => {
    writeBigDataBowl(parent)
    pipe(join(parent, 'more.csv'))
    pipe(join(parent, 'no table'))
    symlinkSync(join(parent, 'more.csv'), join(parent, 'linked.csv'))
    const { games, problems } = await readGood(parent)
    expect(games).toHaveLength(1)
    expect(problems.map(({ kind, file }) => [kind, file]).toSorted()).toEqual([
      ['unreadable', join(parent, 'linked.csv')],
      ['unreadable', join(parent, 'more.csv')],
    ])
  })

  test('is no place for a converted table, and stays', async () => {
    writeBigDataBowl(parent)
    const out = join(parent, 'out.parquet')
    pipe(out)
    expect(await convertToParquet(join(parent, 'plays.csv'), out, { signal })).toMatchObject({
      ok: false,
      fault: { kind: 'not-a-file', where: out },
    })
    expect(existsSync(out)).toBe(true)
  })
})

test.runIf(existsSync('/dev/zero'))('a device is refused', async () => {
  symlinkSync('/dev/zero', join(parent, 'zero.csv'))
  expect(await readFolder('/dev/zero')).toMatchObject({ ok: false, fault: { kind: 'unreadable' } })
  expect(await readFolder(parent)).toMatchObject({ ok: false, fault: { kind: 'unreadable' } })
})
