/** `presnap evaluate`: how good a model is on labelled plays, with n, base rate and interval. */
import { Command } from 'commander'
import type { Result } from '../../ml/base/result.ts'
import { seconds } from '../../ml/football/units.ts'
import { omissionsText } from '../../ml/review/suspects.ts'
import { momentMetrics } from '../../ml/training/evaluation.ts'
import type { InferenceThread } from '../inference/inferenceThread.ts'
import { openLabels } from '../ingest/labels.ts'
import { WholeFile } from '../reports/wholeFile.ts'
import type { JudgedMoment } from '../training/evaluateModel.ts'
import { type LabelledData, type NotJudged, readLabelledPlays } from '../training/labelledPlays.ts'
import { type Invocation, runCommand } from './command.ts'
import { sayProblems } from './dataProblems.ts'
import { type Judging, prepareReport, type Reads, readsToJudge, reportReads } from './evaluateReport.ts'
import { LABELS_HELP, type ModelOptions, modelOption, providerOption, withModel } from './modelOptions.ts'
import { numberList } from './options.ts'
import { progressOf } from './progress.ts'
import { textTable } from './table.ts'

const MOMENTS = [-4, -2, -1, -0.5, -0.1, 0, 0.5, 1, 1.5]
/** At the snap a read this good is a leak until proven otherwise. */
const SUSPICIOUS_ACCURACY = 0.93

interface EvaluateOptions extends ModelOptions {
  readonly data: string
  readonly moments: number[]
  readonly predictions?: string
  readonly report?: string
  readonly reads?: string
  readonly labels?: string
  readonly json: boolean
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('Judge a model on labelled dropbacks (C, I, IN, S, R) with 22 players in the frame, moment by moment.')
    .requiredOption('--data <path>', 'a folder, zip or file of labelled plays; a single frame a play will do')
    .option('--labels <path>', LABELS_HELP)
    .addOption(modelOption())
    .option(
      '--moments <seconds>',
      'seconds from the snap; a moment t is the frame snap + round(10 t). Of --reads all moments are judged',
      numberList,
      MOMENTS,
    )
    .option(
      '--predictions <file>',
      'also write gameId, playId, seconds, man_prob, actual (1 man, 0 zone), a row each, as CSV',
    )
    .option(
      '--report <folder>',
      'also write a report there: index.html, figures (SVG and PNG), tables (CSV), report.json',
    )
    .option(
      '--reads <file>',
      'judge the held-out reads that presnap train left (reads.csv) instead of reads of the model: those of plays in --data',
    )
    .addOption(providerOption())
    .option(
      '--json',
      'print JSON: {model, data, notJudged: {runs, unknown}, moments: [{seconds, n, baseRate, accuracy, accuracyLow, accuracyHigh, auc, ...}]}',
      false,
    )
    .addHelpText('after', HELP)
    .action((options: EvaluateOptions) => runCommand((invocation) => runEvaluate(options, invocation)))
}

const HELP = `
baseRate is the share of man; alwaysZone is the accuracy of always saying zone. Intervals are 95 %, by bootstrap over
games from 20 games up, else over plays ("intervalOver" says which). ece is over 10 equal-width bins; a perfectly
calibrated model with the same probabilities and n stays below eceOfPerfect 95 times in 100.

A report judges every half second from -6 to +2 s: accuracy and AUC against time, calibration, confusion matrices, ROC,
teams and formations, what each threshold costs, and the plays that were read most wrong, with links that open them in
the film room. It says at its top whether the model has seen the plays.

Example:
  presnap evaluate --data ~/bdb-2025 --moments -4,-2,-0.1 --json
  presnap evaluate --data ~/bdb-2025 --model my-model --reads my-model/reads.csv --report report`

async function runEvaluate(options: EvaluateOptions, invocation: Invocation): Promise<Result<null>> {
  // before the work: a place that cannot be written is said at once
  const predictions = options.predictions === undefined ? null : await WholeFile.open(options.predictions)
  if (predictions !== null && !predictions.ok) return predictions
  const place = options.report === undefined ? null : await prepareReport(options.report)
  if (place !== null && !place.ok) return place
  try {
    return await withModel(options, invocation.say, async (model) => {
      const data = await readData(options, invocation)
      if (!data.ok) return data
      const judging = judgingOf(model, data.value, options)
      const reads = await readsToJudge(judging, invocation)
      if (!reads.ok) return reads
      const judged = judge(judging, reads.value)
      const { print, say } = invocation
      print(options.json ? JSON.stringify(asJson(judging, judged), null, 2) : asText(data.value, judged))
      for (const { metrics } of judged) warnOfLeak(metrics.seconds, metrics.accuracy, say)
      await predictions?.value.write(predictionsCsv(judged))
      await predictions?.value.finish()
      return await reportReads(judging, reads.value, say)
    })
  } finally {
    await predictions?.value.dispose()
  }
}

async function readData(
  { data: path, labels: place }: EvaluateOptions,
  { signal, say }: Invocation,
): Promise<Result<LabelledData>> {
  const labels = place === undefined ? null : await openLabels(place, signal)
  if (labels !== null && !labels.ok) return labels
  const progress = progressOf('Reading')
  const onRead = (share: number) => progress.update(share, 'tracking')
  try {
    const data = await readLabelledPlays(path, { signal, labels: labels?.value, onRead })
    progress.finish()
    if (!data.ok) return data
    sayProblems([...(labels?.value.problems ?? []), ...data.value.problems], say)
    return data
  } finally {
    progress.finish()
    await labels?.value.dispose()
  }
}

function judgingOf(model: InferenceThread, data: LabelledData, options: EvaluateOptions): Judging {
  const moments = options.moments.map(seconds)
  return { model, data, moments, reads: options.reads ?? null, report: options.report ?? null }
}

/** The figures of the wanted moments; of held-out reads, those of all moments that they have. */
function judge({ moments }: Judging, { source, moments: read }: Reads): JudgedMoment[] {
  return read
    .filter(({ seconds }) => source === 'held-out' || moments.includes(seconds))
    .map(({ seconds, reads }) => ({ metrics: momentMetrics(seconds, reads), reads }))
}

function asJson({ model, data, reads }: Judging, judged: readonly JudgedMoment[]) {
  const { card, modelId, folder, choice } = model.model
  return {
    model: { name: card.name, modelId, folder, features: model.features.name, provider: choice.provider },
    data: data.card,
    notJudged: data.notJudged,
    ...(reads !== null && { reads }),
    moments: judged.map(({ metrics }) => metrics),
  }
}

function asText({ card, notJudged }: LabelledData, judged: readonly JudgedMoment[]): string {
  const three = (value: number | null) => (value === null ? '-' : value.toFixed(3))
  const percent = (value: number | null) => (value === null ? '-' : `${(100 * value).toFixed(1)} %`)
  const headings = [
    'seconds',
    'n',
    'man',
    'accuracy',
    '95 % from',
    'to',
    'AUC',
    'log loss',
    'Brier',
    'ece',
    'of perfect',
  ]
  const rows = judged.map(({ metrics: m }) => [
    String(m.seconds),
    String(m.n),
    percent(m.baseRate),
    percent(m.accuracy),
    percent(m.accuracyLow),
    percent(m.accuracyHigh),
    three(m.auc),
    three(m.logLoss),
    three(m.brier),
    three(m.ece),
    three(m.eceOfPerfect),
  ])
  const over = judged[0]?.metrics.intervalOver ?? 'plays'
  const about = `${card.name}: ${card.labelledPlays} labelled dropbacks of ${card.games} games; intervals over ${over}.`
  const leftOut = leftOutText(notJudged)
  return `${about}${leftOut}\n\n${textTable(headings, rows)}`
}

/** " Left out: 55 runs or kicks." after a sentence; empty where nothing was. */
function leftOutText({ runs, unknown }: NotJudged): string {
  const text = omissionsText({ noDropback: runs, unknownPlayType: unknown })
  return text === '' ? '' : ` Left out: ${text}.`
}

function predictionsCsv(judged: readonly JudgedMoment[]): string {
  const rows = judged.flatMap(({ metrics, reads }) =>
    reads.map(
      (read) => `${read.gameId},${read.playId},${metrics.seconds},${read.manProbability},${Number(read.isMan)}`,
    ),
  )
  return `${['gameId,playId,seconds,man_prob,actual', ...rows].join('\n')}\n`
}

function warnOfLeak(moment: number, accuracy: number | null, say: (text: string) => void): void {
  if (accuracy === null || accuracy <= SUSPICIOUS_ACCURACY || moment > 0) return
  say(
    `An accuracy of ${(100 * accuracy).toFixed(1)} % at ${moment} s is too good to be true: look for a leak, such as games that the model was trained on.`,
  )
}
