import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCard } from '../../main/inference/loadCard.ts'
import { RESOURCES, SHIPPED_MODEL } from '../../main/places.ts'
import { LAST_LOOK } from '../../ml/model/disguise.ts'
import { isNoRead } from '../../ml/model/noRead.ts'
import { good } from '../builders/library.ts'
import { presnap, presnapJson } from '../builders/presnap.ts'
import { type SimulatedSeason, simulatedSeason } from '../builders/simulatedSeason.ts'

/** What predictions are rounded to. */
const TOLERANCE = 1e-6

let season: SimulatedSeason
let library = ''
let out = ''

beforeAll(async () => {
  season = await simulatedSeason(1, '--seed', '11')
  library = join(season.folder, 'library.presnap')
  out = join(season.folder, 'predictions.csv')
  await presnap(['import', season.data, '--library', library])
})
afterAll(() => season.dispose())

interface PlayRow {
  readonly gameId: number
  readonly playId: number
  readonly frames: number
  /** As the source numbers its frames. */
  readonly snapFrameId: number
  readonly manZoneLabel: string | null
  readonly isDropback: boolean
}

const plays = async () => (await presnapJson<{ plays: PlayRow[] }>(['plays', '--library', library])).plays

const predict = (path: string, format: string) =>
  presnap(['predict', '--library', library, '--format', format, '--out', path, '--provider', 'cpu'])

interface Prediction {
  readonly uniqueId: string
  readonly frameId: number
  readonly manProbability: number
}

function predictionsIn(path: string): Prediction[] {
  const [, ...rows] = readFileSync(path, 'utf8').trim().split('\n')
  return rows.map((row) => {
    const [, uniqueId = '', frameId, , man] = row.split(',')
    return { uniqueId, frameId: Number(frameId), manProbability: Number(man) }
  })
}

describe('presnap predict', () => {
  beforeAll(async () => {
    expect(await predict(out, 'csv')).toMatchObject({ code: 0 })
  })

  test("writes the seed's columns", () => {
    const [header, ...rows] = readFileSync(out, 'utf8').trim().split('\n')
    expect(header).toBe('frameUniqueId,uniqueId,frameId,zone_prob,man_prob,pred,actual')
    for (const row of rows) {
      const [frameUniqueId, uniqueId, frameId, zone, man, read, actual] = row.split(',')
      expect(frameUniqueId).toBe(`${uniqueId}_${frameId}`)
      expect(Number(zone) + Number(man)).toBeCloseTo(1, 5)
      expect(Number(read)).toBe(Number(Number(man) >= 0.5))
      expect(['-1', '0', '1']).toContain(actual)
    }
  })

  test('reads every frame of every play once, in order, and what was played', async () => {
    const rows = readFileSync(out, 'utf8').trim().split('\n').slice(1)
    const expected = (await plays()).flatMap(({ gameId, playId, frames, manZoneLabel }) => {
      const actual = manZoneLabel === null ? -1 : Number(manZoneLabel === 'Man')
      return Array.from({ length: frames }, (_, i) => `${gameId}_${playId}_${i + 1},${actual}`)
    })
    expect(rows.map((row) => `${row.split(',')[0]},${row.split(',')[6]}`)).toEqual(expected)
  })

  test('does not say the same of every frame', () => {
    const reads = predictionsIn(out).map(({ manProbability }) => manProbability)
    expect(Math.max(...reads)).toBeGreaterThan(0.8)
    expect(Math.min(...reads)).toBeLessThan(0.1)
  })

  test('replaces the file the second time, with the same reads, and leaves nothing beside it', async () => {
    const first = readFileSync(out, 'utf8')
    expect((await predict(out, 'csv')).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toBe(first)
    expect(readdirSync(season.folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('gives the same reads from what it kept as a fresh library does', async () => {
    const fresh = join(season.folder, 'fresh.presnap')
    await presnap(['import', season.data, '--library', fresh])
    const again = join(season.folder, 'again.csv')
    await presnap(['predict', '--library', fresh, '--format', 'csv', '--out', again, '--provider', 'cpu'])
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(out, 'utf8'))
  })

  test('writes the same as Parquet, as DuckDB reads it', async () => {
    const parquet = join(season.folder, 'predictions.parquet')
    expect((await predict(parquet, 'parquet')).code).toBe(0)
    const connection = await (await DuckDBInstance.create()).connect()
    const { columns, difference, rows } = await compared(connection, { csv: out, parquet })
    expect(columns).toEqual(['frameUniqueId', 'uniqueId', 'frameId', 'zone_prob', 'man_prob', 'pred', 'actual'])
    expect(rows).toBe(predictionsIn(out).length)
    expect(difference).toBeLessThanOrEqual(TOLERANCE)
    connection.closeSync()
  })

  test('of a game that is not there is a fault, and writes nothing', async () => {
    const path = join(season.folder, 'none.csv')
    const { code, stderr } = await presnap(['predict', '--game', '5', '--library', library, '--out', path])
    expect([code, stderr]).toEqual([1, expect.stringContaining('There is no game 5 in this library')])
    expect(existsSync(path)).toBe(false)
  })
})

type Connection = Awaited<ReturnType<DuckDBInstance['connect']>>

/** What DuckDB says of the two forms of one table. */
async function compared(connection: Connection, { csv, parquet }: { csv: string; parquet: string }) {
  const joined = `read_csv('${csv}') a JOIN read_parquet('${parquet}') b USING (frameUniqueId)`
  const counted = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER, max(abs(a.man_prob - b.man_prob))::DOUBLE FROM ${joined}`,
  )
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${parquet}')`)
  const [[rows, difference] = []] = counted.getRowsJS() as number[][]
  return { columns: described.getRowsJS().map(([name]) => name), rows, difference }
}

interface SuspectJson {
  readonly gameId: number
  readonly playId: number
  readonly kind: 'false-positive' | 'false-negative'
  readonly read: number
  readonly played: 'man' | 'zone'
  readonly surprise: number
  readonly shift: number
  readonly revealTime: number | null
  readonly rise: number
  readonly tells: readonly { readonly start: number; readonly end: number; readonly change: number }[]
  readonly shares: readonly { readonly name: string; readonly share: number }[]
}

describe('presnap suspects', () => {
  let suspects: SuspectJson[] = []

  beforeAll(async () => {
    const answer = await presnapJson<{ suspects: SuspectJson[] }>(['suspects', '--library', library])
    suspects = answer.suspects
    expect(suspects.length).toBeGreaterThan(3)
  })

  test('are the plays whose last look disagrees with what was played, and no others', async () => {
    const lastLook = new Map(
      predictionsIn(out).map(({ uniqueId, frameId, manProbability }) => [`${uniqueId}_${frameId}`, manProbability]),
    )
    const { noRead = null } = good(await loadCard(join(SHIPPED_MODEL, 'card.json')))
    const expected = (await plays())
      .filter(({ manZoneLabel, isDropback }) => manZoneLabel !== null && isDropback)
      .filter(({ gameId, playId, snapFrameId, manZoneLabel }) => {
        const frameId = snapFrameId + Math.round(10 * LAST_LOOK)
        const read = lastLook.get(`${gameId}_${playId}_${frameId}`) as number
        return !isNoRead(read, noRead) && read >= 0.5 !== (manZoneLabel === 'Man')
      })
      .map(({ playId }) => playId)
    const labelled = suspects.filter((suspect) => 'playedSource' in suspect && suspect.playedSource === 'label')
    expect(labelled.map(({ playId }) => playId).toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b))
  })

  test('list false positives first, the most surprising first', async () => {
    const { suspects: some } = await presnapJson<{ suspects: SuspectJson[] }>([
      'suspects',
      ...['--library', library, '--threshold', '0.2'],
    ])
    const order = some.map(({ kind, surprise }) => (kind === 'false-positive' ? 1_000 : 0) + surprise)
    expect(order).toEqual(order.toSorted((a, b) => b - a))
    expect(new Set(some.map(({ kind }) => kind))).toEqual(new Set(['false-positive', 'false-negative']))
  })

  test('of a simulated game say that it is', () => {
    for (const suspect of suspects) expect(suspect).toMatchObject({ isSimulated: true, isSnapEstimated: false })
  })

  test('have all of the read', () => {
    for (const { kind, read, played, surprise, shift, rise, tells, shares } of suspects) {
      expect(played).toBe(kind === 'false-positive' ? 'zone' : 'man')
      expect(surprise).toBeCloseTo(-Math.log2(played === 'man' ? read : 1 - read), 5)
      expect(shift).toBeGreaterThanOrEqual(0)
      expect(rise).toBeGreaterThanOrEqual(0)
      expect(shares).toHaveLength(11)
      for (const { change } of tells) expect(Math.abs(change)).toBeGreaterThanOrEqual(0.1 - TOLERANCE)
    }
  })

  test('grow with a threshold that says man more often', async () => {
    const withThreshold = async (threshold: number) => {
      const { suspects: some } = await presnapJson<{ suspects: SuspectJson[] }>([
        'suspects',
        ...['--library', library, '--threshold', String(threshold)],
      ])
      return some.filter(({ kind }) => kind === 'false-positive').length
    }
    expect(await withThreshold(0.2)).toBeGreaterThan(await withThreshold(0.8))
  })
})

interface Evaluation {
  readonly model: { readonly name: string }
  readonly data: { readonly games: number; readonly labelledPlays: number; readonly manRate: number }
  readonly moments: readonly {
    readonly seconds: number
    readonly n: number
    readonly baseRate: number
    readonly accuracy: number
    readonly accuracyLow: number
    readonly accuracyHigh: number
    readonly auc: number
    readonly logLoss: number
    readonly brier: number
    readonly ece: number
    readonly eceOfPerfect: number
    readonly intervalOver: string
  }[]
}

describe('presnap evaluate', () => {
  test.each([
    ['with a space', ['--moments', '-4,-0.1,1.5']],
    ['with =', ['--moments=-4,-0.1,1.5']],
  ])('takes moments before the snap %s', async (_, moments) => {
    const answer = await presnapJson<Evaluation>(['evaluate', '--data', season.data, ...moments])
    expect(answer.moments.map(({ seconds }) => seconds)).toEqual([-4, -0.1, 1.5])
  })

  test('gives figures that can be worked out from its predictions', async () => {
    const path = join(season.folder, 'judged.csv')
    const { data, moments } = await presnapJson<Evaluation>([
      ...['evaluate', '--data', season.data, '--moments', '-0.1', '--predictions', path],
    ])
    const [header, ...rows] = readFileSync(path, 'utf8').trim().split('\n')
    expect(header).toBe('gameId,playId,seconds,man_prob,actual')
    const reads = rows.map((row) => row.split(',').slice(3).map(Number) as [number, number])
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const [moment] = moments
    expect(moment).toMatchObject({ n: reads.length, intervalOver: 'plays' })
    expect(data.games).toBe(1)
    expect(moment?.baseRate).toBeCloseTo(mean(reads.map(([, actual]) => actual)), 9)
    expect(moment?.accuracy).toBeCloseTo(mean(reads.map(([man, actual]) => Number(man >= 0.5 === (actual === 1)))), 9)
    expect(moment?.brier).toBeCloseTo(mean(reads.map(([man, actual]) => (man - actual) ** 2)), 6)
    expect(moment?.logLoss).toBeCloseTo(mean(reads.map(([man, actual]) => -Math.log(actual === 1 ? man : 1 - man))), 6)
    const pairs = reads.flatMap(([man, a]) => reads.flatMap(([zone, b]) => (a === 1 && b === 0 ? [[man, zone]] : [])))
    expect(moment?.auc).toBeCloseTo(
      mean(pairs.map(([man = 0, zone = 0]) => (man > zone ? 1 : man === zone ? 0.5 : 0))),
      9,
    )
  })

  test('agrees with the reads that predict wrote', async () => {
    const path = join(season.folder, 'at-snap.csv')
    await presnapJson(['evaluate', '--data', season.data, '--moments', '0', '--predictions', path])
    const snapFrames = new Map(
      (await plays()).map(({ gameId, playId, snapFrameId }) => [`${gameId}_${playId}`, snapFrameId]),
    )
    const predicted = new Map(
      predictionsIn(out).map(({ uniqueId, frameId, manProbability }) => [`${uniqueId}_${frameId}`, manProbability]),
    )
    const [, ...rows] = readFileSync(path, 'utf8').trim().split('\n')
    for (const row of rows) {
      const [game, play, , man] = row.split(',')
      const frameId = snapFrames.get(`${game}_${play}`) as number
      expect(Number(man)).toBeCloseTo(predicted.get(`${game}_${play}_${frameId}`) as number, 5)
    }
  })
})

describe('a model that is called by its name', () => {
  test.each([
    ['seed', 'seedFeatures'],
    ['coverage', 'playerHistory'],
  ])('%s judges plays as the one in its folder does', async (name, features) => {
    const judge = (model: string) =>
      presnapJson<{ model: { features: string }; moments: unknown[] }>([
        ...['evaluate', '--data', season.data, '--moments', '-0.1,1', '--provider', 'cpu', '--model', model],
      ])
    const called = await judge(name)
    expect(called.model.features).toBe(features)
    expect(called.moments).toEqual((await judge(join(RESOURCES, 'models', name))).moments)
  })
})
