/** How many frames a second whole plays are read at, features and all: by the model that ships, by the recipe with
 *  history and all its heads, and by the seed's network on the seed's features. Arguments: --rounds=5 --plays=60 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { InferenceThread } from '../../main/inference/inferenceThread.ts'
import { encodeFrames } from '../../ml/features/featureSet.ts'
import { simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'
import { RECIPES } from '../../ml/training/recipe.ts'
import { SHIPPED_MODEL, writeUntrainedRecipe, writeUntrainedSeed } from '../builders/untrainedModels.ts'
import { spread } from './rounds.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, plays: { type: 'string', default: '60' } },
})
const THREADS = 2

const plays = [...simulateGame({ league: leagueFrom(1), gameNumber: 0, playCount: Number(values.plays) }).plays()]
const scratch = mkdtempSync(join(tmpdir(), 'presnap-bench-'))
try {
  await measure('the model that ships', SHIPPED_MODEL)
  const history = join(scratch, 'history')
  writeUntrainedRecipe(history, RECIPES.history)
  await measure(`coverageTransformer with history, ${RECIPES.history.members} members`, history)
  const seed = join(scratch, 'seed')
  writeUntrainedSeed(seed)
  await measure('seedTransformer', seed)
} finally {
  rmSync(scratch, { recursive: true })
}

/** Reads all plays again and again, one play a batch, the next encoded while one is read. */
async function measure(name: string, path: string): Promise<void> {
  const opened = await InferenceThread.open({ path, provider: 'cpu', threads: THREADS })
  if (!opened.ok) throw new Error(opened.fault.what)
  const thread = opened.value
  const speeds: number[] = []
  for (let round = 0; round <= Number(values.rounds); round++) {
    const started = performance.now()
    const reads = plays.map(({ play, tracking }) =>
      thread.read(
        encodeFrames(thread.features, { tracking, lineOfScrimmage: play.lineOfScrimmage, direction: 'right' }),
      ),
    )
    const frames = (await Promise.all(reads)).reduce((sum, { manProbability }) => sum + manProbability.length, 0)
    if (round > 0) speeds.push(frames / ((performance.now() - started) / 1000))
  }
  await thread.dispose()
  process.stdout.write(`${name}, whole plays with their features, ${THREADS} threads, frames/s: ${spread(speeds, 0)}\n`)
}
