import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DuckSession } from '../../main/ingest/duck.ts'
import { openGames } from '../../main/ingest/readGames.ts'
import { ProblemList } from '../../main/ingest/report.ts'
import { encodeFrames, PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import { seedFeatures } from '../../ml/features/seedFeatures.ts'
import type { ImportReport } from '../../preload/values.ts'
import { DEV_DATA, devData } from '../builders/devData.ts'
import { temporaryFolder } from '../builders/folder.ts'
import { presnap, presnapJson } from '../builders/presnap.ts'

describe.skipIf(DEV_DATA === null)('the two real games of 2018', () => {
  const folder = devData('bdb-2018-games')
  let scratch = ''
  let library = ''
  let report: ImportReport

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'presnap-test-'))
    library = join(scratch, 'library.presnap')
    report = await presnapJson<ImportReport>(['import', folder, '--library', library])
  })

  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  test('come in whole: every play, every frame, no problem', () => {
    expect(report).toMatchObject({ games: 2, plays: 246, frames: 47_679, unchanged: 0, problems: [] })
  })

  test('are read from the Parquet form, and the report says so', () => {
    expect(report.notes).toContain(
      'tracking_week_2.parquet and tracking_week_2.csv.gz are the same table; tracking_week_2.parquet was read.',
    )
  })

  test('have their labels: 151 labelled pass plays', async () => {
    const { games } = await presnapJson<{ games: { gameId: number; plays: number; labelledPlays: number }[] }>([
      'games',
      '--library',
      library,
    ])
    expect(games.map(({ gameId, plays, labelledPlays }) => [gameId, plays, labelledPlays])).toEqual([
      [2018091300, 152, 90],
      [2018091612, 94, 61],
    ])
  })

  test('say of every play that its snap was estimated', async () => {
    const { plays } = await presnapJson<{
      plays: { isSnapEstimated: boolean; firstFrameId: number; snapFrameId: number }[]
    }>(['plays', '--library', library])
    expect(plays.every((play) => play.isSnapEstimated && play.snapFrameId - play.firstFrameId >= 20)).toBe(true)
  })

  test('are read frame by frame, and the plays that fooled the read are listed, with their estimated snaps', async () => {
    const out = join(scratch, 'reads.csv')
    const { code } = await presnap(['predict', '--library', library, '--out', out, '--provider', 'cpu'])
    expect([code, readFileSync(out, 'utf8').trim().split('\n').length]).toEqual([0, 1 + 47_679])
    const { judged, leftOut, suspects } = await presnapJson<{
      judged: number
      leftOut: Record<string, number>
      suspects: { isSnapEstimated: boolean; isDropback: boolean }[]
    }>(['suspects', '--library', library, '--provider', 'cpu'])
    const others = Object.values(leftOut).reduce((sum, count) => sum + count, 0)
    expect([judged + others, leftOut.noDropback, leftOut.unknownPlayType]).toEqual([246, 76, 0])
    expect(suspects.length).toBeGreaterThan(10)
    expect(suspects.every(({ isDropback }) => isDropback)).toBe(true)
    expect(suspects.every(({ isSnapEstimated }) => isSnapEstimated)).toBe(true)
  })

  test('a second time change nothing, from the CSV too, and the report says so', async () => {
    const again = await presnapJson<ImportReport>(['import', folder, '--library', library])
    expect(again).toMatchObject({ games: 2, plays: 246, unchanged: 246, problems: [] })
    const files = ['games.csv', 'plays.csv', 'players.csv', 'tracking_week_2.csv.gz'].map((name) => join(folder, name))
    expect(await presnapJson<ImportReport>(['import', ...files, '--library', library])).toMatchObject({
      unchanged: 246,
    })
    const { stdout } = await presnap(['import', folder, '--library', library])
    expect(stdout).toContain('Nothing changed')
  })

  test('are not touched by a folder with less of two of their plays', async () => {
    const fixture = devData('fixtures-bad/04-duplicate-frame-rows')
    const merged = await presnapJson<ImportReport>(['import', fixture, '--library', library])
    const conflicts = merged.problems.filter(({ kind }) => kind === 'conflict')
    expect(conflicts.map(({ count }) => count)).toEqual([2])
    const { plays } = await presnapJson<{ plays: { frames: number }[] }>(['plays', '--library', library])
    expect(plays.reduce((sum, play) => sum + play.frames, 0)).toBe(47_679)
  })
})

describe.skipIf(DEV_DATA === null)('every broken input', () => {
  const expected: readonly (readonly [string, number, number, readonly unknown[]])[] = [
    ['01-truncated-gz', 2, 655, [{ kind: 'cut-off', file: 'tracking_week_2.csv.gz', lines: [657] }]],
    ['02-missing-column', 2, 0, [{ kind: 'missing-column', file: 'tracking_week_2.csv', column: 'y' }]],
    [
      '03-non-numeric-x',
      2,
      1193,
      [
        { kind: 'bad-number', column: 'x', count: 2, lines: [42, 335], value: 'abc' },
        { kind: 'missing-number', column: 'x', count: 1, lines: [902] },
      ],
    ],
    ['04-duplicate-frame-rows', 2, 1196, [{ kind: 'doubled-row', problem: expect.stringContaining('46 rows') }]],
    ['05-21-players', 2, 1170, [{ kind: 'missing-players', problem: expect.stringContaining('Play 371') }]],
    ['06-no-ball-snap', 2, 1196, [{ kind: 'no-snap', problem: expect.stringContaining('Play 371') }]],
    ['07-mixed-line-endings', 10, 1196, [{ kind: 'no-tracking', problem: expect.stringContaining('8 of 10 plays') }]],
    ['08-empty-file', 2, 0, [{ kind: 'empty-file', file: 'tracking_week_2.csv' }]],
  ]

  test.each(expected)('%s keeps its good rows and gets a clear message', async (name, plays, rows, problems) => {
    const list = new ProblemList()
    const signal = new AbortController().signal
    const reader = await openGames([devData(`fixtures-bad/${name}`)], { problems: list, signal })
    if (!reader.ok) throw new Error(reader.fault.what)
    let [playCount, rowCount] = [0, 0]
    for await (const game of reader.value.games()) {
      playCount += game.plays.length
      for (const { tracking } of game.plays) rowCount += tracking?.x.filter((x) => !Number.isNaN(x)).length ?? 0
    }
    await reader.value.dispose()
    expect([playCount, rowCount]).toEqual([plays, rows])
    expect(list.problems).toMatchObject(problems)
    expect(list.problems).toHaveLength(problems.length)
  })
})

describe.skipIf(DEV_DATA === null)("the seed's features of the real games", () => {
  test("have the distribution that the seed's formulas have in SQL", async () => {
    const session = await DuckSession.open({ scratch: temporaryFolder() })
    const [oracle] = await session.rows(`
      WITH cleaned AS (
        SELECT CASE WHEN playDirection = 'left' THEN 120 - x ELSE x END AS x_clean, y AS y_clean, s,
          radians(CASE WHEN playDirection = 'left' THEN 180 - (90 - dir) ELSE 90 - dir END) AS dir_clean
        FROM '${devData('bdb-2018-games/tracking_week_2.parquet')}' WHERE nflId IS NOT NULL AND dir IS NOT NULL
      ), features AS (
        SELECT x_clean, y_clean, s * cos(dir_clean) AS v_x, s * sin(dir_clean) AS v_y FROM cleaned
      )
      SELECT count(*)::DOUBLE AS n, ${['x_clean', 'y_clean', 'v_x', 'v_y']
        .map((name) => `avg(${name}) AS ${name}_mean, stddev_pop(${name}) AS ${name}_deviation`)
        .join(', ')} FROM features`)
    session.dispose()
    const ours = await seedMoments()
    expect(ours.n).toBe(oracle?.n)
    for (const [name, value] of Object.entries(ours)) {
      expect(Math.abs(value - Number(oracle?.[name])), name).toBeLessThan(1e-3)
    }
  })
})

/** Mean and deviation of the seed's features over all players of all frames, as `name_mean` and `name_deviation`. */
async function seedMoments(): Promise<Record<string, number>> {
  const reader = await openGames([devData('bdb-2018-games')], {
    problems: new ProblemList(),
    signal: new AbortController().signal,
  })
  if (!reader.ok) throw new Error(reader.fault.what)
  const names = ['x_clean', 'y_clean', 'v_x', 'v_y']
  const sums = names.map(() => ({ sum: 0, squares: 0 }))
  let n = 0
  for await (const game of reader.value.games()) {
    for (const { play, tracking } of game.plays) {
      if (tracking === null) continue
      const input = { tracking, lineOfScrimmage: play.lineOfScrimmage, direction: play.direction ?? 'right' }
      const { features, mask, tracks, frameCount } = encodeFrames(seedFeatures, input)
      for (let cell = 0; cell < frameCount * PLAYER_SLOTS; cell++) {
        const frame = Math.floor(cell / PLAYER_SLOTS)
        const track = tracks[cell] as number
        if (mask[cell] === 0 || Number.isNaN(tracking.heading[frame * tracking.tracks.length + track])) continue
        n++
        sums.forEach((of, i) => {
          const value = features[cell * 5 + i] as number
          of.sum += value
          of.squares += value * value
        })
      }
    }
  }
  await reader.value.dispose()
  const moments = names.flatMap((name, i) => {
    const mean = (sums[i]?.sum ?? 0) / n
    return [
      [`${name}_mean`, mean] as const,
      [`${name}_deviation`, Math.sqrt((sums[i]?.squares ?? 0) / n - mean ** 2)] as const,
    ]
  })
  return { n, ...Object.fromEntries(moments) }
}

test.skipIf(DEV_DATA === null)(
  'a set with a single frame a play is judged at that frame, and says so of the others',
  async () => {
    const { moments } = await presnapJson<{ moments: { seconds: number; n: number; accuracy: number | null }[] }>([
      ...['evaluate', '--data', devData('bdb-2022-week1-snap'), '--moments', '-1,0', '--provider', 'cpu'],
    ])
    expect(moments).toMatchObject([
      { seconds: -1, n: 0, accuracy: null },
      { seconds: 0, n: 369, accuracy: expect.any(Number) },
    ])
  },
)
