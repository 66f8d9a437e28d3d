/** Prints the tables of docs/simulation.md: the same measures on real plays and on simulated ones.
 *
 *  node scripts/simulationTable.ts [--seed <seed>] [--games <count>]
 *
 *  Real plays are read where the tests look for them; without them only the simulated columns are filled. */
import { parseArgs } from 'node:util'
import { FOLLOWED_MEASURE, type MeasuredPlay, PLAY_MEASURES } from '../ml/features/playMeasures.ts'
import { COVERAGES, coverageFromLabel } from '../ml/football/coverage.ts'
import { isDropback, type PassResult, playedManZone } from '../ml/football/play.ts'
import { type SimulatedPlay, simulateGame } from '../ml/simulation/game.ts'
import { leagueFrom } from '../ml/simulation/league.ts'
import { DEV_DATA, devData } from '../test/builders/devData.ts'
import { readGood } from '../test/builders/reading.ts'
import { intervalText, mean, measureText, quantile, readability } from './likeness.ts'

/** Plays of one source. */
interface MeasuredSet {
  readonly name: string
  readonly plays: readonly MeasuredPlay[]
}

/** The real sets, by the name that the tables give them. */
const REAL_SETS = [
  ['2018 games', 'bdb-2018-games'],
  ['highlights 2018-19', 'bdb-highlights'],
  ['2022 at the snap', 'bdb-2022-week1-snap'],
] as const

const MOMENTS_S = [-6, -4, -2, -1, 0, 0.5, 1, 1.5, 3]

/** What the league's own play lists say: BDB 2022 (PFF), weeks 1 to 9, 15,183 plays of 128 games; the man rate is
 *  that of the labelled passes of 2021 and 2022. */
const LEAGUE: Readonly<Record<string, string>> = {
  'plays a game': '118.6',
  'dropbacks, share of plays': '0.60',
  'passes complete': '0.644',
  'passes intercepted': '0.023',
  'dropbacks sacked': '0.063',
  'dropbacks scrambled': '0.040',
  'yards of a completion, mean': '10.98',
  'yards of a completion, p10 / p50 / p90': '2 / 9 / 23',
  'yards of a run, mean': '4.31',
  'yards of a run, p10 / p50 / p90': '-1 / 3 / 10',
  'points a team and game': '21.8',
  'dropbacks from the shotgun': '0.83',
  'runs from the shotgun': '0.43',
  'man on dropbacks': '0.31',
  'man on runs': '0.27',
  'Cover-0 on dropbacks': '0.04',
  'Cover-1 on dropbacks': '0.22',
  '2-Man on dropbacks': '0.02',
  'Cover-2 on dropbacks': '0.15',
  'Cover-3 on dropbacks': '0.33',
  'Quarters on dropbacks': '0.14',
  'Cover-6 on dropbacks': '0.10',
  'shell not played (disguise), share of plays': '-',
}

const { values } = parseArgs({
  options: { seed: { type: 'string' }, games: { type: 'string' } },
})
const sets = DEV_DATA === null ? [] : await loadReal()
const simulated = playGames(values.seed ?? '7', Number(values.games ?? 40))
print(sets, simulated)

async function loadReal(): Promise<MeasuredSet[]> {
  const sets: MeasuredSet[] = []
  for (const [name, folder] of REAL_SETS) sets.push({ name, plays: await readTracked(devData(folder)) })
  return sets
}

/** All plays of a folder that can be replayed. */
async function readTracked(folder: string): Promise<MeasuredPlay[]> {
  const { games } = await readGood(folder)
  const plays = games.flatMap((game) => game.plays)
  return plays.flatMap(({ play, tracking }) => (tracking?.snapFrame == null ? [] : [{ play, tracking }]))
}

function playGames(seed: string, count: number): SimulatedPlay[] {
  const league = leagueFrom(seed)
  return Array.from({ length: count }, (_, gameNumber) => [...simulateGame({ league, gameNumber }).plays()]).flat()
}

function print(real: readonly MeasuredSet[], plays: readonly SimulatedPlay[]): void {
  const counted = plays.filter(({ play }) => !play.isNullifiedByPenalty)
  const all = [...real, { name: 'simulated', plays: counted }]
  const dropbacks = all.map((set) => only(set, ({ play }) => isDropback(play) === true))
  const runs = all.map((set) => only(set, ({ play }) => isDropback(play) !== true))
  write(`## Dropbacks\n\n${measureTable(dropbacks, () => true)}`)
  write(`## Runs\n\n${measureTable(runs, (name) => name.includes('at the snap') || name.includes('after the snap'))}`)
  write(`## Motion followed\n\n${followedTable(dropbacks)}`)
  write(`## How readable a frame is\n\n${readabilityTable(real, dropbacks)}`)
  write(`## The game\n\n${gameTable(plays)}`)
}

function only(set: MeasuredSet, holds: (measured: MeasuredPlay) => boolean): MeasuredSet {
  return { name: set.name, plays: set.plays.filter(holds) }
}

/** Every set as a column; in brackets the 95 % interval of the middle of the first. */
function measureTable(sets: readonly MeasuredSet[], isWanted: (name: string) => boolean): string {
  const filled = sets.filter((set) => set.plays.length > 0)
  const head = ['measure', 'unit', ...filled.map((set) => `${set.name} (${set.plays.length})`), '95 % of the first']
  const rows = PLAY_MEASURES.filter((measure) => isWanted(measure.name)).map((measure) => [
    measure.name,
    measure.unit,
    ...filled.map((set) => measureText(measure, set.plays)),
    intervalText(measure, filled[0]?.plays ?? []),
  ])
  return table(head, rows)
}

function followedTable(sets: readonly MeasuredSet[]): string {
  const measure = PLAY_MEASURES.find((other) => other.name === FOLLOWED_MEASURE)
  if (measure === undefined) throw new Error('the measure of following is gone')
  const rows = sets.flatMap((set) =>
    (['man', 'zone'] as const).map((manZone) => {
      const plays = set.plays.filter(({ play }) => playedManZone(play) === manZone)
      const count = plays.filter((play) => measure.samples(play).length > 0).length
      return [set.name, manZone, String(count), measureText(measure, plays)]
    }),
  )
  return table(['plays', 'coverage', 'with such a man', 'followed'], rows)
}

/** All real plays together (they are few), then the simulated ones. */
function readabilityTable(real: readonly MeasuredSet[], dropbacks: readonly MeasuredSet[]): string {
  const together = dropbacks.slice(0, real.length).flatMap((set) => set.plays)
  const sets = [
    { name: 'real', plays: together },
    { name: 'simulated', plays: dropbacks.at(-1)?.plays ?? [] },
  ].filter((set) => set.plays.length > 0)
  const rows = sets.map((set) => [
    set.name,
    ...MOMENTS_S.map((moment) => {
      const { auc, count } = readability(set.plays, moment)
      return `${auc.toFixed(3)} (${count})`
    }),
  ])
  return table(['AUC (plays)', ...MOMENTS_S.map((moment) => `${moment > 0 ? '+' : ''}${moment} s`)], rows)
}

function gameTable(plays: readonly SimulatedPlay[]): string {
  const found = gameRates(plays)
  const rows = Object.keys(LEAGUE).map((name) => [name, LEAGUE[name] ?? '-', found[name] ?? '-'])
  return table(['', 'league 2022', 'simulated'], rows)
}

function gameRates(plays: readonly SimulatedPlay[]): Record<string, string> {
  const games = new Set(plays.map(({ play }) => play.gameId)).size
  const counted = plays.filter(({ play }) => !play.isNullifiedByPenalty)
  const dropbacks = counted.filter(({ play }) => isDropback(play))
  const runs = counted.filter(({ play }) => !isDropback(play))
  const yardsOf = (some: readonly SimulatedPlay[]) => some.map(({ play }) => play.yardsGained ?? 0)
  const having = (result: PassResult) => dropbacks.filter(({ play }) => play.passResult === result)
  const passes = having('C').length + having('I').length + having('IN').length
  const share = (some: readonly unknown[], of: number, digits = 3) => (some.length / of).toFixed(digits)
  const spread = (values: readonly number[]) => [0.1, 0.5, 0.9].map((q) => quantile(values, q)).join(' / ')
  const isMan = ({ play }: SimulatedPlay) => playedManZone(play) === 'man'
  const isShotgun = ({ play }: SimulatedPlay) => ['SHOTGUN', 'EMPTY', 'PISTOL'].includes(play.offenseFormation ?? '')
  const covered = COVERAGES.map((coverage) => {
    const with_ = dropbacks.filter(({ play }) => coverageFromLabel(play.coverageLabel) === coverage)
    return [`${coverage} on dropbacks`, share(with_, dropbacks.length, 2)] as const
  })
  return {
    'plays a game': (plays.length / games).toFixed(1),
    'dropbacks, share of plays': share(dropbacks, counted.length, 2),
    'passes complete': share(having('C'), passes),
    'passes intercepted': share(having('IN'), passes),
    'dropbacks sacked': share(having('S'), dropbacks.length),
    'dropbacks scrambled': share(having('R'), dropbacks.length),
    'yards of a completion, mean': mean(yardsOf(having('C'))).toFixed(2),
    'yards of a completion, p10 / p50 / p90': spread(yardsOf(having('C'))),
    'yards of a run, mean': mean(yardsOf(runs)).toFixed(2),
    'yards of a run, p10 / p50 / p90': spread(yardsOf(runs)),
    'points a team and game': (pointsOf(plays) / games / 2).toFixed(1),
    'dropbacks from the shotgun': share(dropbacks.filter(isShotgun), dropbacks.length, 2),
    'runs from the shotgun': share(runs.filter(isShotgun), runs.length, 2),
    'man on dropbacks': share(dropbacks.filter(isMan), dropbacks.length, 2),
    'man on runs': share(runs.filter(isMan), runs.length, 2),
    ...Object.fromEntries(covered),
    'shell not played (disguise), share of plays': share(
      counted.filter((play) => play.isDisguised),
      counted.length,
      2,
    ),
  }
}

function pointsOf(plays: readonly SimulatedPlay[]): number {
  const kicked = plays.flatMap(({ afterwards }) => afterwards.map((event) => event.homePoints + event.visitorPoints))
  const scored = plays.map(({ play }) => {
    if (play.isNullifiedByPenalty) return 0
    return play.description?.includes('TOUCHDOWN') ? 6 : play.description?.includes('SAFETY') ? 2 : 0
  })
  return [...kicked, ...scored].reduce((sum, points) => sum + points, 0)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function write(text: string): void {
  process.stdout.write(`${text}\n\n`)
}
