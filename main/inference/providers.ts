/** Which processor a model runs on, and why. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { Provider } from '../../ml/onnx/kernels.ts'
import { threadEntry } from '../places.ts'
import type { InferenceSession } from './onnxRuntime.ts'
import { probe } from './probe.ts'

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

/** Chooses a provider. "auto" asks every accelerator and races those that answer right against the processor, since a
 *  software adapter answers right too, but slowly; `race` gives the milliseconds of some of the real work.
 *  Error: `provider-unavailable`, with the reason, when one is wanted by name that does not work. */
export async function chooseProvider(
  wanted: WantedProvider,
  race: (provider: Provider) => Promise<number>,
): Promise<Result<ProviderChoice>> {
  if (wanted !== 'auto') {
    const attempt = wanted === 'cpu' ? await probe('cpu') : await probeOne(wanted)
    return attempt.works ? ok({ provider: wanted, attempts: [attempt] }) : failed(unavailable(attempt))
  }
  const attempts = await probeApart(ACCELERATORS)
  const able = attempts.filter((attempt) => attempt.works)
  if (able.length === 0) return ok({ provider: 'cpu', attempts: [...attempts, await probe('cpu')] })
  const timed: { provider: Provider; ms: number }[] = []
  for (const provider of [...able.map((attempt) => attempt.provider), 'cpu' as const]) {
    timed.push({ provider, ms: await race(provider) })
  }
  const fastest = timed.reduce((best, one) => (one.ms < best.ms ? one : best))
  const told = timed.map(({ provider, ms }) => ({
    provider,
    works: true,
    reason: `${ms.toFixed(1)} ms for a sample of the work`,
  }))
  return ok({ provider: fastest.provider, attempts: [...attempts.filter((attempt) => !attempt.works), ...told] })
}

/** "cpu (cuda: this build of ONNX Runtime has no cuda provider)": what was chosen and why, for people; "cpu" where it
 *  was wanted and there is nothing to tell. */
export function choiceText({ provider, attempts }: ProviderChoice): string {
  if (attempts.length === 1 && attempts[0]?.works === true) return provider
  const told = attempts.map((attempt) => `${attempt.provider}: ${attempt.reason}`)
  return `${provider} (${told.join('; ')})`
}

async function probeOne(provider: Provider): Promise<ProviderAttempt> {
  const [attempt] = await probeApart([provider])
  return attempt ?? { provider, works: false, reason: 'it did not answer' }
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
