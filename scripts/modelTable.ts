/** Writes the table of baselines of docs/model: every model on the same plays, in the same folds, calibrated and judged
 *  by the same code. What was trained before is kept in the work folder and not trained again.
 *
 *  node scripts/modelTable.ts [--data <folder>] [--work <folder>] [--reads <recipe>=<model folder> ...]
 *    [--seed <n>] [--folds <n>] [--members <n>] [--pretraining-games <n>]
 *
 *  `--data` holds the three data sets and the labels of the third; without it they are looked for where the tests look.
 *  `--reads` takes a finished model's reads.csv, of the same plays and folds, in place of a training. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FolderLock } from '../main/folderLock.ts'
import { openLabels } from '../main/ingest/labels.ts'
import { makeFolder } from '../main/makeFolder.ts'
import { heldOutCsv } from '../main/training/heldOutCsv.ts'
import { heldOutFromCsv } from '../main/training/heldOutReads.ts'
import { CARD_MOMENTS } from '../main/training/judging.ts'
import { readLabelledPlays, withoutRepeats } from '../main/training/labelledPlays.ts'
import { checkpointFolder, foldsOf, removeCheckpoints, runFolds } from '../main/training/trainingRun.ts'
import type { Result } from '../ml/base/result.ts'
import { type Baseline, baselineReads, handMadeRegression, leagueRateReads } from '../ml/training/baselines.ts'
import { type CalibratedRead, crossCalibrated, type HeldOutRead } from '../ml/training/calibrating.ts'
import type { LabelledPlay } from '../ml/training/dataset.ts'
import { momentMetrics } from '../ml/training/evaluation.ts'
import { RECIPES, type Recipe, type RecipeName } from '../ml/training/recipe.ts'
import { DEV_DATA } from '../test/builders/devData.ts'
import {
  betweenMarks,
  type PublishedRow,
  publishedFigures,
  type TableColumn,
  type TableFigures,
  tableCsv,
  tableMarkdown,
} from './modelTableText.ts'
import { ROOT } from './places.ts'

/** By the folder that they lie in: what the table calls them, and what the published figures do. */
const SETS = [
  { folder: 'bdb-2018-games', name: '2018 games', published: 'dev 2018 games' },
  { folder: 'bdb-highlights', name: 'highlights 2018-19', published: 'dev highlights 2018-19' },
  { folder: 'bdb-2022-week1-snap', name: '2022, week 1', published: 'dev 2022 week 1 snap' },
] as const

/** Labels of the 2022 plays that do not lie with their tracks. */
const LABELS = 'bdb-2022-meta'

type TableRow =
  | { readonly label: string; readonly recipe: RecipeName }
  | { readonly label: string; readonly baseline: Baseline }

const BASE_RATE = "base rate: always the league's 31 %"
/** In the order of the table, after the base rate. */
const ROWS: readonly TableRow[] = [
  { label: 'logistic regression, 24 hand-made features', baseline: handMadeRegression },
  { label: '`lstm`, 22 places over 4 s', recipe: 'lstm' },
  { label: "`seedTransformer`, the seed's features", recipe: 'seed' },
  { label: '`seedTransformer`, corrected tokens', recipe: 'seed-tokens' },
  { label: '`coverageTransformer`, single frame', recipe: 'related' },
  { label: '`coverageTransformer`, with history', recipe: 'history' },
]
const PUBLISHED = "the seed's published checkpoint"

/** The columns of the page; the CSV has every moment. */
const COLUMNS: readonly TableColumn[] = [
  ...['highlights 2018-19', '2018 games'].flatMap((on) => [-4, -0.1, 1.5].map((seconds) => ({ on, seconds }))),
  { on: '2022, week 1', seconds: 0 },
]

const MOST_THREADS = 4

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    work: { type: 'string', default: join(ROOT, 'out', 'model-table') },
    reads: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    folds: { type: 'string', default: '5' },
    members: { type: 'string', default: '1' },
    'pretraining-games': { type: 'string' },
  },
})
const data = values.data ?? DEV_DATA
if (data === null) {
  say('There are no real games here. Name their folder with --data, or in PRESNAP_DEV_DATA.')
  process.exit(1)
}
const options = { seed: Number(values.seed), folds: Number(values.folds) }
const { plays, runs, dataHash } = await readSets(data)
const figures = figuresOf(BASE_RATE, leagueRateReads(plays, CARD_MOMENTS))
for (const row of ROWS) figures.push(...figuresOf(row.label, crossCalibrated(await readsOf(row))))
figures.push(...published(data))
write(figures)

async function readSets(folder: string) {
  const { signal } = new AbortController()
  const sets = []
  const labels = good(await openLabels(join(folder, LABELS), signal))
  for (const set of SETS) sets.push(good(await readLabelledPlays(join(folder, set.folder), { signal, labels })))
  await labels.dispose()
  const dataHash = sets.map(({ card, labelsHash }) => `${card.hash} ${labelsHash}`).join()
  const once = withoutRepeats(sets)
  return { plays: once.flatMap((set) => set.plays), runs: once.flatMap((set) => set.runs), dataHash }
}

/** Made now, made before, or taken from a finished model. */
async function readsOf(row: TableRow): Promise<readonly HeldOutRead[]> {
  if ('baseline' in row) return baselineReads(row.baseline, foldsOf(plays, options), CARD_MOMENTS)
  const taken = values.reads.find((one) => one.startsWith(`${row.recipe}=`))
  if (taken !== undefined) return keptReads(join(taken.slice(row.recipe.length + 1), 'reads.csv'))
  const recipe = recipeOf(row.recipe)
  const folder = join(values.work, `${row.recipe}-${fingerprintOf(recipe)}`)
  const file = join(folder, 'reads.csv')
  if (existsSync(file)) return keptReads(file)
  const lock = good(FolderLock.take(folder, 'npm run model:table'))
  try {
    const reads = await trained(row.label, recipe, folder)
    writeFileSync(file, heldOutCsv(reads))
    await removeCheckpoints({ folder })
    return reads
  } finally {
    lock.release()
  }
}

function recipeOf(name: RecipeName): Recipe {
  const recipe: Recipe = RECIPES[name]
  const games = values['pretraining-games']
  const pretraining = recipe.pretraining && { ...recipe.pretraining, ...(games && { games: Number(games) }) }
  return { ...recipe, members: Number(values.members), pretraining }
}

/** Reads of other plays, or of other folds, would be compared with what they cannot be compared with. */
function keptReads(file: string): readonly HeldOutRead[] {
  const reads = good(heldOutFromCsv(readFileSync(file, 'utf8'), { plays, where: file }))
  const foldOfGame = new Map(
    foldsOf(plays, options).flatMap(({ validation }, fold) => validation.map(({ gameId }) => [gameId, fold] as const)),
  )
  const other = reads.find(({ gameId, fold }) => foldOfGame.get(gameId as LabelledPlay['gameId']) !== fold)
  if (other === undefined) return reads
  say(`${file}: game ${other.gameId} is in another fold there. Give the seed and folds it was made with, or its data.`)
  return process.exit(1)
}

async function trained(label: string, recipe: Recipe, folder: string): Promise<readonly HeldOutRead[]> {
  makeFolder(checkpointFolder({ folder }))
  const threads = Math.min(MOST_THREADS, availableParallelism())
  const { signal } = new AbortController()
  const run = {
    ...options,
    recipe,
    runs: recipe.learnsFromRuns ? runs : [],
    provider: 'cpu',
    isDeterministic: false,
    threads,
    dataHash,
    folder,
    signal,
  } as const
  return runFolds(plays, {
    ...run,
    onEpoch: (stage, { epoch, trainingLoss }) =>
      say(`${label}, ${stage}, epoch ${epoch}: loss ${trainingLoss.toFixed(4)}`),
  })
}

/** Changes with everything that the reads depend on. */
function fingerprintOf({ network: _, features, ...numbers }: Recipe): string {
  const all = [numbers, features.name, features.version, features.features, options, dataHash]
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12)
}

function figuresOf(model: string, reads: readonly CalibratedRead[]): TableFigures[] {
  return SETS.flatMap(({ folder, name }) =>
    CARD_MOMENTS.flatMap((moment) => {
      const some = reads.filter((read) => read.dataSet === folder && read.moment === moment)
      return some.length === 0 ? [] : [{ model, on: name, ...momentMetrics(moment, some) }]
    }),
  )
}

function published(folder: string): TableFigures[] {
  const file = join(folder, 'seed_baseline.json')
  if (!existsSync(file)) return []
  const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { readonly rows: readonly PublishedRow[] }
  return SETS.flatMap((set) =>
    rows
      .filter((row) => row.set === set.published)
      .map((row) => publishedFigures(row, { model: PUBLISHED, on: set.name })),
  )
}

function write(all: readonly TableFigures[]): void {
  const folder = join(ROOT, 'docs', 'model')
  const page = join(folder, 'README.md')
  const text = betweenMarks(readFileSync(page, 'utf8'), tableMarkdown(all, COLUMNS))
  if (text === null) throw new Error(`${page} has no place for the table`)
  writeFileSync(page, text)
  writeFileSync(join(folder, 'baselines.csv'), tableCsv(all))
  say(`${all.length} figures in ${folder}`)
}

function good<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  say(`${result.fault.where ?? ''} ${result.fault.what} ${result.fault.next}`)
  return process.exit(1)
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
