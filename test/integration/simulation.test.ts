import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLibrary } from '../../main/library/database.ts'
import { listPlays } from '../../main/library/plays.ts'
import { findTracking } from '../../main/library/tracking.ts'
import { simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'
import type { ImportReport } from '../../preload/values.ts'
import { good } from '../builders/library.ts'
import { presnap, presnapJson } from '../builders/presnap.ts'
import { type SimulatedSeason, simulatedSeason } from '../builders/simulatedSeason.ts'

/** Positions are written to the hundredth of a yard. */
const HALF_A_DIGIT = 0.005 + 1e-4

let season: SimulatedSeason
beforeAll(async () => {
  season = await simulatedSeason(1, '--seed', '5')
})
afterAll(() => season.dispose())

const contentOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

const simulate = (out: string, ...more: readonly string[]) =>
  presnap(['simulate', '--games', '1', '--out', join(season.folder, out), ...more])

describe('presnap simulate', () => {
  test('writes the same bytes for the same seed, and other games for another', async () => {
    await simulate('again', '--seed', '5')
    await simulate('other', '--seed', '6')
    expect(contentOf(join(season.folder, 'again'))).toEqual(contentOf(season.data))
    expect(contentOf(join(season.folder, 'other'))['plays.csv']).not.toBe(contentOf(season.data)['plays.csv'])
  })

  test('writes a Big Data Bowl 2025 folder that says it is simulated', () => {
    const files = contentOf(season.data)
    expect(Object.keys(files).toSorted()).toEqual([
      'games.csv',
      'player_play.csv',
      'players.csv',
      'plays.csv',
      'tracking_week_1.csv',
    ])
    expect(
      files['plays.csv']
        ?.trim()
        .split('\n')
        .slice(1)
        .every((row) => row.includes('simulated')),
    ).toBe(true)
  })

  test('comes into a library with the positions, the snap and the labels that were simulated', async () => {
    const path = join(season.folder, 'library.presnap')
    const report = await presnapJson<ImportReport>(['import', season.data, '--library', path])
    expect(report).toMatchObject({ games: 1, problems: [] })
    const simulated = [...simulateGame({ league: leagueFrom(5), gameNumber: 0 }).plays()]
    const library = good(openLibrary(path))
    const stored = listPlays(library, null)
    expect(stored.map(({ play }) => play.playId)).toEqual(simulated.map(({ play }) => play.playId))
    for (const { play, tracking } of simulated) {
      const same = findTracking(library, play)
      expect(same?.snapFrame).toBe(tracking.snapFrame)
      expect(same?.frameCount).toBe(tracking.frameCount)
      expect(stored.find((one) => one.play.playId === play.playId)?.play).toMatchObject({
        coverageLabel: play.coverageLabel,
        manZoneLabel: play.manZoneLabel,
        lineOfScrimmage: expect.closeTo(play.lineOfScrimmage as number, 1),
      })
      for (const [index, track] of tracking.tracks.entries()) {
        const to = same?.tracks.findIndex((one) => one.playerId === track.playerId) as number
        for (let frame = 0; frame < tracking.frameCount; frame++) {
          const [cell, other] = [frame * tracking.tracks.length + index, frame * (same?.tracks.length ?? 0) + to]
          const away = Math.abs((tracking.x[cell] as number) - (same?.x[other] as number))
          if (away > HALF_A_DIGIT) expect.fail(`play ${play.playId}, frame ${frame}, ${track.name}: ${away} yd`)
        }
      }
    }
    library.close()
  })

  test('writes Parquet that imports as the same game', async () => {
    await simulate('parquet', '--seed', '5', '--format', 'parquet')
    const path = join(season.folder, 'library.presnap')
    const first = await presnapJson<ImportReport>(['import', season.data, '--library', path])
    const again = await presnapJson<ImportReport>(['import', join(season.folder, 'parquet'), '--library', path])
    expect(again).toMatchObject({ games: 1, plays: first.plays, problems: [] })
    const labels = ['--library', path] as const
    const { plays } = await presnapJson<{ plays: unknown[] }>(['plays', ...labels])
    expect(plays).toHaveLength(first.plays)
  })

  test('disguises as often as it is told', async () => {
    await simulate('honest', '--seed', '5', '--disguise-rate', '0')
    const { simulated, plays } = { simulated: leagueFrom(5), plays: [] as string[] }
    for (const { play, isDisguised } of simulateGame({ league: simulated, gameNumber: 0, disguiseRate: 0 }).plays()) {
      expect(isDisguised).toBe(false)
      plays.push(`${play.playId} ${play.coverageLabel}`)
    }
    const [header = '', ...rows] = (contentOf(join(season.folder, 'honest'))['plays.csv'] ?? '').trim().split('\n')
    const label = header.split(',').indexOf('pff_passCoverage')
    expect(rows).toHaveLength(plays.length)
    rows.forEach((row, i) => {
      // descriptions have commas of their own, but stand in quotes then
      const values = row.replaceAll(/"[^"]*"/g, '').split(',')
      expect(`${values[1]} ${values[label]}`).toBe(plays[i])
    })
    const { code, stderr } = await simulate('wrong', '--disguise-rate', '2')
    expect([code, stderr]).toEqual([2, expect.stringContaining('a share from 0 to 1')])
  })
})

describe('presnap demo', () => {
  test('plays a game, reads it and lists the suspects, with everything on disk', async () => {
    const out = join(season.folder, 'demo')
    const library = join(season.folder, 'demo.presnap')
    const { code, stdout } = await presnap(['demo', '--out', out, '--library', library])
    expect(code).toBe(0)
    expect(stdout).toMatch(/\d+ plays looked like man and were zone; \d+ looked like zone and were man\./)
    const { games } = await presnapJson<{ games: { plays: number; isSimulated: boolean }[] }>([
      ...['games', '--library', library],
    ])
    expect(games).toEqual([expect.objectContaining({ isSimulated: true })])
    expect(games[0]?.plays).toBeGreaterThan(90)
    expect(games[0]?.plays).toBeLessThan(160)
    const { suspects } = JSON.parse(readFileSync(join(out, 'suspects.json'), 'utf8')) as { suspects: unknown[] }
    expect(suspects.length).toBeGreaterThan(0)
    expect(readFileSync(join(out, 'predictions.csv'), 'utf8').split('\n').length).toBeGreaterThan(10_000)
  })
})
