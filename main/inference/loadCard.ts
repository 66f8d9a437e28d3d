/** A model's card from its file, checked: a card that someone edited must not make wrong numbers. */
import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { PHASES } from '../../ml/features/knownPhase.ts'
import type { ModelCard } from '../../ml/model/modelCard.ts'

const number = z.number().finite()
const metric = number.nullable()

const accuracy = { n: number, accuracy: metric, accuracyLow: metric, accuracyHigh: metric }

const reliabilitySchema = z.object({
  tables: z.array(
    z.object({
      on: z.array(z.string()),
      seconds: number,
      n: number,
      manRate: number,
      bins: z.array(
        z.object({
          low: number,
          high: number,
          n: number,
          meanProbability: metric,
          manShare: metric,
          manShareLow: metric,
          manShareHigh: metric,
        }),
      ),
    }),
  ),
  note: z.string(),
})

const noReadSchema = z.object({ low: number, high: number, seconds: number, ...accuracy, note: z.string() })

const bandSchema = z.object({
  members: number,
  seconds: number,
  n: number,
  medianWidth: number,
  agreed: z.object(accuracy),
  divided: z.object(accuracy),
  note: z.string(),
})

const coverageSchema = z.object({
  on: z.string(),
  seconds: number,
  n: number,
  commonest: number,
  ...{ first: number, firstLow: number, firstHigh: number },
  ...{ firstTwo: number, firstTwoLow: number, firstTwoHigh: number },
})

const knotSchema = z.object({ phase: z.enum(PHASES), seconds: number, scale: number, shift: number })

/** Between knots that are out of order nothing could be told. */
function areInOrder(knots: readonly z.infer<typeof knotSchema>[]): boolean {
  return knots.every(({ phase, seconds }, i) =>
    knots.slice(0, i).every((k) => k.phase !== phase || k.seconds < seconds),
  )
}

const calibrationSchema = z.object({
  scale: number,
  shift: number,
  knots: z.array(knotSchema).refine(areInOrder, 'knots of a phase must be in order of their seconds').exactOptional(),
  manRate: number,
  note: z.string(),
})

const share = z.object({ n: number, right: number, low: number, high: number, commonest: number })

const defendersSchema = z.object({
  on: z.string(),
  seconds: number,
  plays: number,
  ...{ jobs: share, matchUps: share, men: share },
})

const readinessSchema = z.object({
  isReady: z.boolean(),
  reason: z.string(),
  moments: z.array(z.object({ seconds: number, n: number, logLoss: number, baseLogLoss: number, auc: number })),
})

const cardSchema = z.object({
  name: z.string(),
  about: z.string(),
  network: z.object({
    name: z.string(),
    parameters: number,
    config: z.record(z.string(), z.union([number, z.string(), z.boolean()])),
  }),
  features: z.object({ set: z.string(), version: number, names: z.array(z.string()) }),
  data: z.array(
    z.object({
      name: z.string(),
      hash: z.string(),
      games: number,
      plays: number,
      labelledPlays: number,
      labelledRuns: number.exactOptional(),
      repeatedPlays: number.exactOptional(),
      playsWithDefenders: number.exactOptional(),
      manRate: number,
    }),
  ),
  split: z.object({
    by: z.literal('game'),
    seed: number,
    trainingGames: number,
    validationGames: number,
    note: z.string(),
  }),
  training: z.object({
    seed: number,
    epochs: number,
    batch: number,
    learningRate: number,
    weightDecay: number,
    labelSmoothing: number,
    provider: z.string(),
    isDeterministic: z.boolean(),
  }),
  calibration: calibrationSchema,
  metrics: z.array(
    z.object({
      on: z.string(),
      seconds: number,
      n: number,
      baseRate: metric,
      accuracy: metric,
      accuracyLow: metric,
      accuracyHigh: metric,
      auc: metric,
      logLoss: metric,
      brier: metric,
      ece: metric,
      eceOfPerfect: metric,
    }),
  ),
  reliability: reliabilitySchema.exactOptional(),
  noRead: noReadSchema.exactOptional(),
  band: bandSchema.exactOptional(),
  coverages: z.array(coverageSchema).exactOptional(),
  defenders: z.array(defendersSchema).exactOptional(),
  readiness: readinessSchema.exactOptional(),
  trainedOn: z.string(),
  madeBy: z.string(),
}) satisfies z.ZodType<ModelCard>

/** The card at `path`. Errors: `card-missing`, `card-broken`. */
export async function loadCard(path: string): Promise<Result<ModelCard>> {
  const text = await textOf(path)
  if (!text.ok) return text
  const card = cardSchema.safeParse(parsedJson(text.value))
  if (card.success) return ok(card.data)
  const [issue] = card.error.issues
  return failed(broken(path, `${issue?.path.join('.') ?? 'it'}: ${issue?.message ?? 'not a card'}`))
}

async function textOf(path: string): Promise<Result<string>> {
  try {
    // reading a pipe would wait for whoever writes into it
    if (!(await stat(path)).isFile()) return failed(broken(path, 'it is no file'))
    return ok(await readFile(path, 'utf8'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return failed(code === 'ENOENT' || code === 'ENOTDIR' ? missing(path) : broken(path, message))
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function missing(where: string) {
  return {
    kind: 'card-missing',
    where,
    what: 'There is no model here: a model has its card beside it.',
    next: 'Name the folder of a model that presnap train made, or its model.onnx.',
  }
}

function broken(where: string, why: string) {
  return {
    kind: 'card-broken',
    where,
    what: `The model's card cannot be read (${why}).`,
    next: 'Put back the card that was made with the model, or train it again.',
  }
}
