/** `presnap evaluate --report` on simulated games: a folder that is whole, and whose numbers are those of --json. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import type { MomentMetrics } from '../../ml/training/evaluation.ts'
import { suiteFolder } from '../builders/folder.ts'
import { type Finished, presnap } from '../builders/presnap.ts'

const folder = suiteFolder()
const data = join(folder, 'data')
const place = join(folder, 'deep', 'report')
let run: Finished
let report: EvaluationReport
let moments: readonly MomentMetrics[]

beforeAll(async () => {
  await presnap(['simulate', '--out', data, '--games', '1', '--seed', '3'])
  run = await presnap(['evaluate', '--data', data, '--report', place, '--json'])
  moments = (JSON.parse(run.stdout) as { moments: readonly MomentMetrics[] }).moments
  report = JSON.parse(readFileSync(join(place, 'report.json'), 'utf8')) as EvaluationReport
})

const figures = (ending: string) => readdirSync(join(place, 'figures')).filter((name) => name.endsWith(ending))
const textOf = (...names: string[]) => readFileSync(join(place, ...names), 'utf8')

test('the report says where its page is', () => {
  expect([run.code, run.stderr]).toEqual([0, expect.stringContaining(`Report: ${join(place, 'index.html')}`)])
})

test('it is said which labelled plays are not judged', () => {
  const { data, notJudged } = JSON.parse(run.stdout) as {
    data: { labelledRuns: number }
    notJudged: { runs: number; unknown: number }
  }
  expect(notJudged).toEqual({ runs: data.labelledRuns, unknown: 0 })
  expect(notJudged.runs).toBeGreaterThan(20)
  expect(report.about.cautions.find(({ kind }) => kind === 'left-out')?.text).toBe(
    `Left out: ${notJudged.runs} labelled plays are runs or kicks, which are not judged.`,
  )
})

test('every figure is there as SVG and as PNG', () => {
  const names = figures('.svg').map((name) => name.replace('.svg', ''))
  for (const name of [
    'accuracy',
    'auc',
    'calibration',
    'man-zone',
    'coverages-at-minus-0.1',
    'roc',
    'thresholds',
    'by-defense',
  ])
    expect(names).toContain(name)
  expect(figures('.png').map((name) => name.replace('.png', ''))).toEqual(names)
})

test('every PNG decodes, and is no empty sheet', () => {
  for (const name of figures('.png')) {
    const { width, height, data: pixels } = PNG.sync.read(readFileSync(join(place, 'figures', name)))
    expect(pixels.length).toBe(4 * width * height)
    expect(new Set(pixels).size, name).toBeGreaterThan(20)
  }
})

test('every SVG is well formed', () => {
  for (const name of figures('.svg')) {
    const svg = textOf('figures', name)
    const open: string[] = []
    for (const [, isEnd, tag = '', isAlone] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (isEnd === '/') expect(open.pop(), name).toBe(tag)
      else if (isAlone !== '/') open.push(tag)
    }
    expect(open, name).toEqual([])
    expect(svg).not.toMatch(/NaN|undefined/)
  }
})

test('its figures are those that evaluate prints', () => {
  expect(moments).toHaveLength(9)
  for (const metrics of moments)
    expect(report.curve.find(({ seconds }) => seconds === metrics.seconds)).toMatchObject(metrics)
})

test('its matrices, groups and thresholds agree with its accuracy', () => {
  const lastLook = report.curve.find(({ seconds }) => seconds === report.moment)
  const right = Math.round((lastLook?.n ?? 0) * (lastLook?.accuracy ?? 0))
  const matrix = report.manZone.find(({ seconds }) => seconds === report.moment)
  expect((matrix?.manReadMan ?? 0) + (matrix?.zoneReadZone ?? 0)).toBe(right)
  for (const { groups } of report.groups)
    expect(Math.round(groups.reduce((sum, { n, accuracy }) => sum + n * accuracy, 0))).toBe(right)
  expect(report.thresholds.find(({ threshold }) => threshold === 0.5)?.accuracy).toBe(lastLook?.accuracy)
})

test('its tables have the same numbers, a row each', () => {
  const [header = '', ...rows] = textOf('tables', 'moments.csv').trim().split('\r\n')
  expect(rows).toHaveLength(report.curve.length)
  const accuracy = header.replace('\ufeff', '').split(',').indexOf('accuracy')
  expect(rows.map((row) => Number(row.split(',')[accuracy]))).toEqual(report.curve.map((moment) => moment.accuracy))
})

describe('its page', () => {
  test('has every figure and needs nothing beside it', () => {
    const page = textOf('index.html')
    expect(page.match(/<svg /g)).toHaveLength(figures('.svg').length)
    expect(page).not.toMatch(/<(script|link|img|iframe)\b/)
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/)
  })

  test('says that the plays are simulated', () => {
    expect(textOf('index.html')).toContain('All plays are simulated: that says nothing of real football.')
  })

  test('leads to the plays that were read most wrong', () => {
    const links = textOf('index.html').match(/href="presnap:\/\/play\/\d+\/\d+\?t=-0\.1"/g) ?? []
    expect(links).toHaveLength(report.mostWrong.length)
    expect(links.length).toBeGreaterThan(3)
  })
})

test('held-out reads are judged instead of the model, and the report says so', async () => {
  const reads = join(folder, 'reads.csv')
  const rows = report.mostWrong.map(
    ({ gameId, playId, played }) => `data,${gameId},${playId},-0.1,1,${played},NA,2,0.9`,
  )
  writeFileSync(reads, `data_set,game_id,play_id,seconds,fold,man_zone,coverage,logit,p_man\n${rows.join('\n')}\n`)
  const heldOut = join(folder, 'held-out')
  const { code, stdout } = await presnap(['evaluate', '--data', data, '--reads', reads, '--report', heldOut, '--json'])
  const judged = JSON.parse(readFileSync(join(heldOut, 'report.json'), 'utf8')) as EvaluationReport
  expect(code).toBe(0)
  expect(judged.about).toMatchObject({ source: 'held-out', plays: rows.length })
  expect(judged.about.cautions[0]?.kind).toBe('held-out')
  expect((JSON.parse(stdout) as { moments: readonly MomentMetrics[] }).moments.map(({ n }) => n)).toEqual([rows.length])
})

test('a place that cannot be written is said before the work', async () => {
  writeFileSync(join(folder, 'taken'), '')
  const { code, stdout } = await presnap(['evaluate', '--data', data, '--report', join(folder, 'taken', 'report')])
  expect([code, stdout]).toEqual([1, ''])
  expect(existsSync(join(folder, 'taken', 'report'))).toBe(false)
})
