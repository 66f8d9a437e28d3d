/** Which processor a model runs on, and why. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { Provider } from '../../ml/onnx/kernels.ts'
import { threadEntry } from '../places.ts'
import type { InferenceSession } from './onnxRuntime.ts'
import { probe, reasonOf } from './probe.ts'

/** What became of asking one provider. */
export interface ProviderAttempt {
  readonly provider: Provider
  readonly works: boolean
  /** Why it does not, in the words of whoever refused; or how fast it was. */
  readonly reason: string
}

export interface ProviderChoice {
  readonly provider: Provider
  readonly attempts: readonly ProviderAttempt[]
}

export type WantedProvider = Provider | 'auto'

/** Beside the processor itself, the faster kinds first. */
const ACCELERATORS: readonly Provider[] = ['cuda', 'webgpu']

/** Session options for a provider: nothing may fall back to the processor unnoticed, and the log stays quiet. */
export function sessionOptions(provider: Provider, threads: number): InferenceSession.SessionOptions {
  const quiet = { logSeverityLevel: 4, graphOptimizationLevel: 'all', intraOpNumThreads: threads } as const
  // threads that wait by spinning take from each other what little there is when other programs run
  const sleeping = { extra: { session: { intra_op: { allow_spinning: '0' } } } }
  if (provider === 'cpu') return { ...quiet, ...sleeping, executionProviders: ['cpu'] }
  return { ...quiet, executionProviders: [provider] }
}

/** Chooses a provider. "auto" asks every accelerator and times those that answer right beside the processor, since a
 *  software adapter answers right too, but slowly. `trial` does some of the real work and gives its milliseconds; an
 *  accelerator that fails at it is not taken, though it answered `ask` right.
 *  Errors, with the reason, when one is wanted by name: `provider-unavailable` where it does not work, `provider-failed`
 *  where it fails on this work. */
export async function chooseProvider(
  wanted: WantedProvider,
  trial: (provider: Provider) => Promise<number>,
  ask: (providers: readonly Provider[]) => Promise<ProviderAttempt[]> = probeApart,
): Promise<Result<ProviderChoice>> {
  if (wanted === 'cpu') {
    const attempt = await probe('cpu')
    return attempt.works ? ok({ provider: 'cpu', attempts: [attempt] }) : failed(unavailable(attempt))
  }
  if (wanted !== 'auto') return wantedAccelerator(wanted, trial, ask)
  const attempts = await ask(ACCELERATORS)
  const able = attempts.filter(({ works }) => works).map(({ provider }) => provider)
  const tried = attempts.filter(({ works }) => !works)
  const timed: { readonly attempt: ProviderAttempt; readonly ms: number }[] = []
  for (const provider of able) {
    const result = await timedTrial(provider, trial)
    if (result.ok) timed.push(result.value)
    else tried.push({ provider, works: false, reason: `it fails on this work: ${result.fault}` })
  }
  if (timed.length === 0) return ok({ provider: 'cpu', attempts: [...tried, await probe('cpu')] })
  // the processor has nobody to fall back to: what it throws is a bug
  timed.push(timedAttempt('cpu', await trial('cpu')))
  const fastest = timed.reduce((best, one) => (one.ms < best.ms ? one : best))
  return ok({ provider: fastest.attempt.provider, attempts: [...tried, ...timed.map(({ attempt }) => attempt)] })
}

async function wantedAccelerator(
  wanted: Provider,
  trial: (provider: Provider) => Promise<number>,
  ask: (providers: readonly Provider[]) => Promise<ProviderAttempt[]>,
): Promise<Result<ProviderChoice>> {
  const [attempt = { provider: wanted, works: false, reason: 'it did not answer' }] = await ask([wanted])
  if (!attempt.works) return failed(unavailable(attempt))
  const result = await timedTrial(wanted, trial)
  return result.ok ? ok({ provider: wanted, attempts: [attempt] }) : failed(providerFailed(wanted, result.fault))
}

async function timedTrial(
  provider: Provider,
  trial: (provider: Provider) => Promise<number>,
): Promise<Result<ReturnType<typeof timedAttempt>, string>> {
  try {
    return ok(timedAttempt(provider, await trial(provider)))
  } catch (error) {
    return failed(reasonOf(error))
  }
}

function timedAttempt(provider: Provider, ms: number) {
  return { attempt: { provider, works: true, reason: `${ms.toFixed(1)} ms for a sample of the work` }, ms }
}

/** An accelerator that answers, and fails on the work itself. */
export function providerFailed(provider: Provider, reason: string): Fault {
  return {
    kind: 'provider-failed',
    where: provider,
    what: `This provider works here, but fails on this model: ${reason.replace(/\.$/, '')}.`,
    next: 'Use --provider cpu.',
  }
}

/** "cpu (cuda: this build of ONNX Runtime has no cuda provider)": what was chosen and why, for people; "cpu" where it
 *  was wanted and there is nothing to tell. */
export function choiceText({ provider, attempts }: ProviderChoice): string {
  if (attempts.length === 1 && attempts[0]?.works === true) return provider
  const told = attempts.map((attempt) => `${attempt.provider}: ${attempt.reason}`)
  return `${provider} (${told.join('; ')})`
}

/** Asks providers one by one, in a process of its own. */
async function probeApart(providers: readonly Provider[]): Promise<ProviderAttempt[]> {
  const entry = fileURLToPath(threadEntry('probe.process'))
  const child = spawn(process.execPath, [entry, ...providers], { stdio: ['ignore', 'pipe', 'ignore'] })
  let answer = ''
  child.stdout.on('data', (data) => {
    answer += data
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  try {
    return JSON.parse(answer) as ProviderAttempt[]
  } catch {
    const reason = `asking it ended the process that asked (${signal ?? `code ${code}`})`
    return providers.map((provider) => ({ provider, works: false, reason }))
  }
}

function unavailable({ provider, reason }: ProviderAttempt): Fault {
  return {
    kind: 'provider-unavailable',
    where: provider,
    what: `This provider does not work here: ${reason}.`,
    next: 'Use --provider auto, which takes the fastest one that works, or --provider cpu.',
  }
}
