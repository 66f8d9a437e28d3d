/** `presnap simulate`: a season, or a part of one, that never was. */
import { Command, Option } from 'commander'
import { ok, type Result } from '../../ml/base/result.ts'
import { simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'
import { convertToParquet } from '../ingest/convert.ts'
import { makeScratch, removeScratch } from '../ingest/scratch.ts'
import { makeFolder } from '../makeFolder.ts'
import { PLAYS_OF_GAME } from '../simulation/demoGame.ts'
import { type WrittenSeason, writeBigDataBowl } from '../simulation/writeBigDataBowl.ts'
import { type Invocation, runCommand } from './command.ts'
import { inLockedFolder } from './lockedFolder.ts'
import { share, wholeNumber } from './options.ts'
import { progressOf } from './progress.ts'

interface SimulateOptions {
  readonly games: number
  readonly seed: number
  readonly format: 'csv' | 'parquet'
  readonly out: string
  readonly disguiseRate?: number
}

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('Simulate games of a league that does not exist, and write them as a Big Data Bowl 2025 folder.')
    .requiredOption('--games <n>', 'how many games; 16 make a week, about 1.2 GB of CSV', wholeNumber(1))
    .option('--seed <n>', 'the league: the same seed gives the same games', wholeNumber(0), 1)
    .addOption(new Option('--format <format>', 'what to write').choices(['csv', 'parquet']).default('csv'))
    .option('--disguise-rate <share>', "share of plays with a disguise, in place of each team's habit", share)
    .requiredOption(
      '--out <folder>',
      'where games, players, plays, player_play and tracking tables go; those that are there are replaced',
    )
    .addHelpText('after', '\nExample:\n  presnap simulate --games 4 --seed 7 --format parquet --out simulated')
    .action((options: SimulateOptions) => runCommand((invocation) => runSimulate(options, invocation)))
}

async function runSimulate(options: SimulateOptions, invocation: Invocation): Promise<Result<null>> {
  return inLockedFolder(options.out, 'presnap simulate', () => simulateInto(options, invocation))
}

async function simulateInto(options: SimulateOptions, { signal, print }: Invocation): Promise<Result<null>> {
  const progress = progressOf('Simulating')
  const scratch = await makeScratch()
  try {
    const isParquet = options.format === 'parquet'
    const written = await writeBigDataBowl(isParquet ? scratch : options.out, gamesOf(options), {
      signal,
      onPlay: ({ plays }) => progress.update(plays / (options.games * PLAYS_OF_GAME), `${plays} plays`),
    })
    if (isParquet) {
      makeFolder(options.out)
      const converted = await convertToParquet(scratch, options.out, { signal })
      if (!converted.ok) return converted
    }
    progress.finish()
    print(sentence(written, options))
    return ok(null)
  } finally {
    progress.finish()
    await removeScratch(scratch)
  }
}

function* gamesOf({ games, seed, disguiseRate }: SimulateOptions) {
  const league = leagueFrom(seed)
  const disguises = disguiseRate === undefined ? {} : { disguiseRate }
  for (let gameNumber = 0; gameNumber < games; gameNumber++) yield simulateGame({ league, gameNumber, ...disguises })
}

function sentence({ games, plays, frames }: WrittenSeason, { out }: SimulateOptions): string {
  const count = (n: number, word: string) => `${n.toLocaleString('en-US')} ${word}${n === 1 ? '' : 's'}`
  return `${count(games, 'simulated game')}, ${count(plays, 'play')}, ${count(frames, 'frame')} in ${out}`
}
