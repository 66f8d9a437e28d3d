import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCard } from '../../main/inference/loadCard.ts'
import { InferenceSession, Tensor } from '../../main/inference/onnxRuntime.ts'
import { randomFrom } from '../../ml/base/random.ts'
import { PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import type { MetricsCard } from '../../ml/model/modelCard.ts'
import { good } from '../builders/library.ts'
import { presnap } from '../builders/presnap.ts'
import { type SimulatedSeason, simulatedSeason } from '../builders/simulatedSeason.ts'

const EPOCHS = 3
const TOLERANCE = 1e-5

let season: SimulatedSeason
beforeAll(async () => {
  season = await simulatedSeason(5)
})
afterAll(() => season.dispose())

interface Training {
  readonly out: string
  /** The simulated games of all tests, unless other ones are named. */
  readonly data?: string
  readonly more?: readonly string[]
  /** Ends the program, without a word to it, as soon as it says this. */
  readonly killAt?: string
}

function train({ out, data = season.data, more = [], killAt }: Training) {
  const args = ['train', '--data', data, '--network', 'set', '--epochs', String(EPOCHS), '--out', out]
  return presnap([...args, '--provider', 'cpu', '--deterministic', '--seed', '3', '--members', '1', ...more], {
    cwd: season.folder,
    onStart: (child) => {
      let said = ''
      child.stderr?.on('data', (data) => {
        said += data
        if (killAt !== undefined && said.includes(killAt)) child.kill('SIGKILL')
      })
    },
  })
}

const file = (out: string, name: string) => readFileSync(join(season.folder, out, name))
/** What training ends with: a few games and epochs may make a model that is not ready, and that is saved all the same. */
const codeOf = async (out: string) => ((await cardOf(out)).readiness?.isReady ? 0 : 1)
const cardOf = async (out: string) => good(await loadCard(join(season.folder, out, 'card.json')))

/** Logits of a trained model for invented frames. */
async function logitsOf(out: string): Promise<Float32Array> {
  const session = await InferenceSession.create(file(out, 'model.onnx'))
  const random = randomFrom('frames')
  const frames = 64
  const width = (await cardOf(out)).features.names.length
  const { logits } = await session.run({
    tokens: new Tensor(
      'float32',
      Float32Array.from({ length: frames * PLAYER_SLOTS * width }, () => 5 * random.normal()),
      [frames, PLAYER_SLOTS, width],
    ),
    present: new Tensor('float32', new Float32Array(frames * PLAYER_SLOTS).fill(1), [frames, PLAYER_SLOTS]),
  })
  await session.release()
  return logits?.data as Float32Array
}

async function expectSameModel(one: string, other: string): Promise<void> {
  const [first, second] = [await logitsOf(one), await logitsOf(other)]
  const difference = Math.max(...first.map((value, i) => Math.abs(value - (second[i] as number))))
  expect(difference).toBeLessThanOrEqual(TOLERANCE)
  expect((await cardOf(one)).metrics).toEqual((await cardOf(other)).metrics)
}

describe('a deterministic training', () => {
  beforeAll(async () => {
    const { code, stdout, stderr } = await train({ out: 'first' })
    expect([code, stderr]).toEqual([0, expect.stringContaining(`training, epoch ${EPOCHS}: loss `)])
    expect(stdout).toContain('AUC')
  })

  test("leaves held-out reads, whose report has the card's own figures", async () => {
    const reads = ['--model', 'first', '--reads', join('first', 'reads.csv'), '--report', 'report', '--json']
    const { code, stdout } = await presnap(['evaluate', '--data', season.data, ...reads], { cwd: season.folder })
    expect(code).toBe(0)
    const figures = (all: readonly MetricsCard[]) =>
      all.map(({ seconds, n, accuracy, auc }) => [seconds, n, accuracy, auc])
    const { moments } = JSON.parse(stdout) as { moments: readonly MetricsCard[] }
    expect(figures(moments)).toEqual(figures((await cardOf('first')).metrics))
    const report = JSON.parse(file('report', 'report.json').toString()) as EvaluationReport
    expect([report.about.source, report.curve.length]).toEqual(['held-out', moments.length])
  })

  test('says loss and held-out log loss of every epoch, with what they were measured on', async () => {
    const { stderr } = await train({ out: 'said', more: ['--epochs', '1'] })
    expect(stderr).toMatch(
      /epoch 1: loss 0\.\d{4}, held-out log loss 0\.\d{4}, accuracy [\d.]+ %, AUC 0\.\d{3} \(\d+ reads of \d+ plays\), [\d,]+ examples\/s/,
    )
  })

  test('writes the network, its card and its history, and leaves no checkpoint', async () => {
    expect(existsSync(join(season.folder, 'first', 'checkpoints'))).toBe(false)
    const [header, ...epochs] = file('first', 'history.csv').toString().trim().split('\n')
    expect(header).toBe(
      'stage,epoch,learning_rate,training_loss,validation_log_loss,validation_accuracy,validation_auc',
    )
    expect(epochs.map((line) => line.split(',').slice(0, 2))).toEqual([1, 2, 3].map((n) => ['training', String(n)]))
    const card = await cardOf('first')
    expect(card).toMatchObject({
      network: { name: 'setTransformer' },
      features: { set: 'playerTokens' },
      split: { by: 'game', seed: 3, trainingGames: 4, validationGames: 1 },
      training: { seed: 3, batch: 256, provider: 'cpu', isDeterministic: true },
      calibration: { manRate: 0.31 },
    })
    expect(card.data).toEqual([expect.objectContaining({ games: 5, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })])
  })

  test('has figures of every moment, from the held-out game alone', async () => {
    const { metrics, data } = await cardOf('first')
    expect(metrics.map((metric) => metric.seconds)).toEqual([-4, -2, -1, -0.5, -0.1, 0, 0.5, 1, 1.5])
    for (const { n, baseRate, accuracy, accuracyLow, accuracyHigh } of metrics) {
      expect(n).toBeLessThan((data[0]?.labelledPlays ?? 0) / 3)
      expect(baseRate).toBeGreaterThan(0)
      expect(accuracyLow).toBeLessThanOrEqual(accuracy ?? -1)
      expect(accuracyHigh).toBeGreaterThanOrEqual(accuracy ?? 2)
    }
  })

  test('gives the same model a second time', async () => {
    expect((await train({ out: 'second' })).code).toBe(0)
    await expectSameModel('first', 'second')
  })

  test('that was killed goes on, and gives the model of an unbroken run', async () => {
    const killed = await train({ out: 'killed', killAt: 'epoch 2' })
    expect(killed.signal).toBe('SIGKILL')
    expect(existsSync(join(season.folder, 'killed', 'card.json'))).toBe(false)
    const { code, stderr } = await train({ out: 'killed' })
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('epoch 1:')])
    await expectSameModel('first', 'killed')
  })

  test('that is finished is not trained again over its model without --force', async () => {
    const [card, network] = [file('first', 'card.json'), file('first', 'model.onnx')]
    const { code, stderr } = await train({ out: 'first', more: ['--seed', '9'] })
    expect([code, stderr]).toEqual([1, expect.stringMatching(/finished model in this folder already.*add --force/)])
    expect(stderr).not.toContain('epoch')
    expect([file('first', 'card.json'), file('first', 'model.onnx')]).toEqual([card, network])
    await train({ out: 'replaced', more: ['--epochs', '1'] })
    const forced = await train({ out: 'replaced', more: ['--epochs', '1', '--seed', '9', '--force'] })
    expect([forced.code, (await cardOf('replaced')).training.seed]).toEqual([0, 9])
  })

  test('leaves a card that cannot be read alone, too', async () => {
    mkdirSync(join(season.folder, 'broken'))
    writeFileSync(join(season.folder, 'broken', 'card.json'), '{')
    const { code, stderr } = await train({ out: 'broken' })
    expect([code, stderr]).toEqual([1, expect.stringContaining('its card cannot be read')])
  })

  test('that is given twice at the same moment runs once', async () => {
    const both = await Promise.all([
      train({ out: 'once', more: ['--epochs', '2'] }),
      train({ out: 'once', more: ['--epochs', '2'] }),
    ])
    const [done, refused] = both.toSorted((a, b) => (a.code ?? 0) - (b.code ?? 0))
    expect([done?.code, refused?.code]).toEqual([0, 1])
    expect(refused?.stderr).toMatch(/Another program is writing into this folder \(presnap train, process \d+ on /)
    expect(readdirSync(join(season.folder, 'once')).toSorted()).toEqual([
      'card.json',
      'history.csv',
      'model.onnx',
      'reads.csv',
    ])
  })

  test('with another seed gives another model', async () => {
    await train({ out: 'other', more: ['--seed', '4'] })
    const [first, other] = [await logitsOf('first'), await logitsOf('other')]
    expect(first.some((value, i) => Math.abs(value - (other[i] as number)) > 0.01)).toBe(true)
  })
})

/** The loss of the first epoch of the first fold, without simulated games before it. */
async function firstLossUntaught(): Promise<number> {
  await train({
    out: 'untaught',
    more: ['--network', 'related', '--pretraining-games', '0', '--epochs', '1', '--folds', '2'],
  })
  const [first = ''] =
    file('untaught', 'history.csv')
      .toString()
      .match(/^fold 1,1,.*$/m) ?? []
  return Number(first.split(',').at(-4))
}

test('a network that learned on simulated games first goes on from there, on all games but those that calibrate', async () => {
  const more = ['--network', 'related', '--pretraining-games', '16', '--epochs', '1', '--folds', '2']
  const { code, stderr } = await train({ out: 'taught', more })
  expect([code, stderr]).toEqual([
    await codeOf('taught'),
    expect.stringContaining('pretraining, member 1, epoch 8: loss'),
  ])
  const stages = file('taught', 'history.csv').toString().trim().split('\n').slice(1)
  expect(new Set(stages.map((line) => line.replace(/,\d.*/, '')))).toEqual(
    new Set(['"pretraining, member 1"', 'fold 1', 'fold 2', 'all games']),
  )
  const lossAt = (stage: string, epoch: number) =>
    Number(
      stages
        .find((line) => line.startsWith(`${stage},${epoch},`))
        ?.split(',')
        .at(-4),
    )
  expect(lossAt('"pretraining, member 1"', 8)).toBeLessThan(0.97 * lossAt('"pretraining, member 1"', 1))
  // what was learned is not lost: the same epoch on the same games goes worse for a network that begins with it
  expect(lossAt('fold 1', 1)).toBeLessThan(await firstLossUntaught())
  const { split, network } = await cardOf('taught')
  expect(split).toMatchObject({ trainingGames: 5, note: expect.not.stringContaining('held out to tell') })
  expect(network.config).toMatchObject({ relations: 16, members: 1 })
})

test('a network with history learns each defender’s job, and says it beside the coverage', async () => {
  const more = ['--network', 'history', '--pretraining-games', '0', '--epochs', '1']
  const { code, stderr } = await train({ out: 'remembering', more })
  expect([code, stderr]).toEqual([
    await codeOf('remembering'),
    expect.stringMatching(/(\d+) labelled dropbacks of 5 games, \1 of them with each .*, and \d+ labelled runs/),
  ])
  const { features, network, data, defenders = [] } = await cardOf('remembering')
  expect(defenders.map(({ seconds }) => seconds)).toContain(-0.1)
  for (const { plays, jobs, men } of defenders) {
    expect(jobs.n).toBe(11 * plays)
    expect(men.n).toBeLessThan(jobs.n)
  }
  expect([features.set, network.name, features.names.length]).toEqual(['playerHistory', 'coverageTransformer', 36])
  expect(data[0]?.playsWithDefenders).toBe(data[0]?.labelledPlays)
  expect(data[0]?.labelledRuns).toBeGreaterThan(50)
  const session = await InferenceSession.create(file('remembering', 'model.onnx'))
  expect(session.outputNames.toSorted()).toEqual(['assignment', 'coverage', 'logits', 'matchUp'])
  await session.release()
})

test('a batch past 1,024 is trained by adding up gradients', async () => {
  const { code } = await train({ out: 'large', more: ['--batch', '2048', '--epochs', '1'] })
  expect([code, (await cardOf('large')).training.batch]).toEqual([await codeOf('large'), 2048])
})

test('more folds than games are refused before anything is trained', async () => {
  const { code, stderr } = await train({ out: 'scattered', more: ['--folds', '6'] })
  expect([code, stderr]).toEqual([1, expect.stringContaining('no more folds than games; there are 5 games')])
  expect(existsSync(join(season.folder, 'scattered'))).toBe(false)
})

test('folds judge every game by a network that has not seen it', async () => {
  const { code, stderr } = await train({ out: 'folds', more: ['--folds', '2', '--epochs', '1', '--members', '2'] })
  expect([code, stderr]).toEqual([
    await codeOf('folds'),
    expect.stringMatching(/fold 1, member 1, epoch 1.*fold 2, member 2, epoch 1.*all games, member 2, epoch 1/s),
  ])
  const { metrics, data } = await cardOf('folds')
  const atSnap = metrics.find(({ seconds }) => seconds === 0)
  // this recipe learns from dropbacks alone
  expect(data[0]).not.toHaveProperty('labelledRuns')
  expect(atSnap?.n).toBe(data[0]?.labelledPlays)
})

test('the card of a model tells how sure it is, on every play that was held out', async () => {
  const { data, reliability, noRead, band } = await cardOf('folds')
  expect(reliability?.tables.map(({ seconds, n }) => [seconds, n])).toEqual([
    [-0.1, data[0]?.labelledPlays],
    [0, data[0]?.labelledPlays],
  ])
  for (const { n, bins } of reliability?.tables ?? []) {
    expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(n)
  }
  expect(noRead).toMatchObject({ seconds: -0.1, low: expect.closeTo(1 - (noRead?.high ?? 0), 12) })
  expect(band).toMatchObject({ members: 2, n: data[0]?.labelledPlays })
  expect((band?.agreed.n ?? 0) + (band?.divided.n ?? 0)).toBe(data[0]?.labelledPlays)
})

test('a model without members has no band', async () => {
  expect((await cardOf('first')).band).toBeUndefined()
  expect((await cardOf('first')).reliability?.tables).toHaveLength(2)
})

/** Four of the games, with man and zone exchanged in two of them: whatever is learned from three is wrong where it is
 *  judged. */
function writeContradictions(to: string): void {
  cpSync(season.data, to, { recursive: true })
  const [header = '', ...rows] = readFileSync(join(to, 'plays.csv'), 'utf8').trim().split('\n')
  const games = [...new Set(rows.map((row) => row.split(',')[0]))]
  const labelled = rows.map((row) => {
    const game = games.indexOf(row.split(',')[0])
    if (game >= 4) return row.replace(/,[^,]*,(Man|Zone),/, ',NA,NA,')
    return game % 2 === 0 ? row : row.replace(/,[^,]*,(Man|Zone),/, (_, played) => `,NA,${OTHER_SIDE[played]},`)
  })
  writeFileSync(join(to, 'plays.csv'), `${[header, ...labelled].join('\n')}\n`)
}

const OTHER_SIDE: Readonly<Record<string, string>> = { Man: 'Zone', Zone: 'Man' }

test('a model that is worse than its base rate is saved as not ready, ends with 1, and says so where it is used', async () => {
  const data = join(season.folder, 'contradictions')
  writeContradictions(data)
  const { code, stdout, stderr } = await train({ out: 'unready', data, more: ['--folds', '4'] })
  expect([code, stdout, stderr]).toEqual([
    1,
    expect.stringContaining('AUC'),
    expect.stringMatching(/The model is saved, but it is not ready\. Its reads of held-out plays are no better/),
  ])
  const { readiness, calibration } = await cardOf('unready')
  expect(readiness).toMatchObject({ isReady: false, reason: expect.stringContaining('no better than always saying') })
  expect(calibration.scale).toBeGreaterThanOrEqual(0)
  const evaluated = await presnap(['evaluate', '--data', data, '--model', 'unready'], { cwd: season.folder })
  expect([evaluated.code, evaluated.stderr]).toEqual([0, expect.stringMatching(/^Not ready: Its reads of held-out/m)])
})

test('too few games to split are a fault that says so', async () => {
  const one = join(season.folder, 'one-game')
  await presnap(['simulate', '--games', '1', '--out', one])
  const { code, stderr } = await presnap(['train', '--data', one, '--network', 'set', '--out', join(one, 'model')])
  expect([code, stderr]).toEqual([1, expect.stringContaining('Splitting by game needs at least 4 games')])
})

test('labels may come from elsewhere, and a place without any is said before the work', async () => {
  const more = ['--labels', join(season.data, 'plays.csv'), '--epochs', '1']
  expect((await train({ out: 'told', more })).code).toBe(await codeOf('told'))
  expect((await cardOf('told')).data).toEqual((await cardOf('first')).data)
  const { code, stderr } = await train({ out: 'untold', more: ['--labels', join(season.data, 'players.csv')] })
  expect([code, stderr]).toEqual([1, expect.stringContaining('neither a plays table with man/zone labels')])
})
