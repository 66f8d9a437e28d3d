/** A trained model, open on a processor: frames in, calibrated P(man) out, with the band between its members. */
import { join } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { type EncodedFrames, PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import { type DefenderReads, emptyDefenderReads, putDefenderReads } from '../../ml/model/defenderReads.ts'
import { emptyReads, type FrameLogits, type FrameReads, putReads } from '../../ml/model/frameReads.ts'
import { MEMBER_LOGITS } from '../../ml/network/ensemble.ts'
import { ASSIGNMENT_LOGITS, COVERAGE_LOGITS, MATCH_UP_LOGITS } from '../../ml/network/network.ts'
import type { Provider } from '../../ml/onnx/kernels.ts'
import { differenceOf, flawOfAnswer, knownSample, type Outputs, repeatedSample, type Tokens } from './knownSample.ts'
import { findModel, type ModelFiles, NETWORK_FILE } from './modelFiles.ts'
import { InferenceSession, Tensor } from './onnxRuntime.ts'
import { reasonOf } from './probe.ts'
import {
  chooseProvider,
  type ProviderChoice,
  providerFailed,
  sessionOptions,
  type WantedProvider,
} from './providers.ts'

/** Frames in one run: what stays within a processor's caches goes fastest. */
const MOST_FRAMES_PER_RUN = 256
/** Frames of the work that providers are timed on: as many as in the longest run. */
const TRIAL_FRAMES = MOST_FRAMES_PER_RUN
const TRIAL_RUNS = 3
/** Threads may add up in another order each time, and no more. */
const REPEAT_TOLERANCE = 1e-4
/** Other kernels round otherwise (TF32 to 10 bits); this is far below what would show in a read. */
const PROVIDER_TOLERANCE = 0.02
const DEFENDER_OUTPUTS = [ASSIGNMENT_LOGITS, MATCH_UP_LOGITS]

export class OnnxCoverageModel {
  /** Opens a model on the wanted processor, once it has predicted a known sample there. Errors: `card-missing`,
   *  `card-broken`, `features-unknown`, `model-missing`, `model-broken`, `provider-unavailable`, `provider-failed`. */
  static async open(path: string, wanted: WantedProvider, threads: number): Promise<Result<OnnxCoverageModel>> {
    const found = await findModel(path)
    if (!found.ok) return found
    const { network, ...files } = found.value
    const sample = knownSample(files.features)
    const answer = await answerOnProcessor(network, sample)
    if (!answer.ok) return failed(brokenNetwork(files.folder, answer.fault))
    const trial = (provider: Provider) => trialTime(network, { provider, threads, sample, answer: answer.value })
    const choice = await chooseProvider(wanted, trial)
    if (!choice.ok) return choice
    const { provider } = choice.value
    try {
      const session = await InferenceSession.create(network, sessionOptions(provider, threads))
      return ok(new OnnxCoverageModel(files, choice.value, session))
    } catch (error) {
      return failed(providerFailed(provider, reasonOf(error)))
    }
  }

  readonly files: ModelFiles
  readonly choice: ProviderChoice
  readonly #session: InferenceSession

  private constructor(files: ModelFiles, choice: ProviderChoice, session: InferenceSession) {
    this.files = files
    this.choice = choice
    this.#session = session
  }

  /** Calibrated P(man) of every frame, with its band where the model has members, and the coverages where it names them. */
  async read(frames: EncodedFrames): Promise<FrameReads> {
    const { card } = this.files
    const { outputNames } = this.#session
    const reads = emptyReads(frames.frameCount, {
      hasBand: outputNames.includes(MEMBER_LOGITS),
      hasCoverage: outputNames.includes(COVERAGE_LOGITS),
    })
    for (const { start, known, ...tokens } of this.#parts(frames)) {
      putReads(reads, await logitsOf(this.#session, tokens), { start, known, calibration: card.calibration })
    }
    return reads
  }

  /** What each of these defenders (tracks) does in every frame; null where the model does not say. */
  async readDefenders(frames: EncodedFrames, defenders: readonly number[]): Promise<DefenderReads | null> {
    if (!this.#session.outputNames.includes(MATCH_UP_LOGITS)) return null
    const reads = emptyDefenderReads(defenders, frames.frameCount)
    for (const { start, ...tokens } of this.#parts(frames)) {
      const said = await runOn(this.#session, tokens, DEFENDER_OUTPUTS)
      const slots = frames.tracks.subarray(start * PLAYER_SLOTS, (start + tokens.count) * PLAYER_SLOTS)
      const [assignments, matchUps] = DEFENDER_OUTPUTS.map((name) => said[name]) as [Float32Array, Float32Array]
      putDefenderReads(reads, { assignments, matchUps, slots }, start)
    }
    return reads
  }

  *#parts(frames: EncodedFrames): Generator<Tokens & { readonly start: number; readonly known: Float32Array }> {
    const width = PLAYER_SLOTS * this.files.features.features.length
    for (let start = 0; start < frames.frameCount; start += MOST_FRAMES_PER_RUN) {
      const count = Math.min(MOST_FRAMES_PER_RUN, frames.frameCount - start)
      const tokens = frames.features.subarray(start * width, (start + count) * width)
      const present = frames.mask.subarray(start * PLAYER_SLOTS, (start + count) * PLAYER_SLOTS)
      const known = frames.known.subarray(start * 2, (start + count) * 2)
      yield { start, tokens, present, known, count }
    }
  }

  async dispose(): Promise<void> {
    await this.#session.release()
  }
}

/** What a network says of the known sample on the processor, or why it cannot be believed. */
async function answerOnProcessor(network: Uint8Array, sample: Tokens): Promise<Result<Outputs, string>> {
  try {
    const session = await InferenceSession.create(network, sessionOptions('cpu', 1))
    const [answer, again] = [await answerOf(session, sample), await answerOf(session, sample)]
    await session.release()
    const difference = differenceOf(answer, again, REPEAT_TOLERANCE)
    const why =
      flawOfAnswer(answer, sample.count) ?? (difference && `${difference} is another each time, for the same frames`)
    return why === null ? ok(answer) : failed(why)
  } catch (error) {
    return failed(reasonOf(error))
  }
}

async function logitsOf(session: InferenceSession, tokens: Tokens): Promise<FrameLogits> {
  const { outputNames } = session
  const said = await runOn(
    session,
    tokens,
    ['logits', MEMBER_LOGITS, COVERAGE_LOGITS].filter((name) => outputNames.includes(name)),
  )
  return {
    logits: said.logits ?? new Float32Array(),
    memberLogits: said[MEMBER_LOGITS] ?? null,
    coverageLogits: said[COVERAGE_LOGITS] ?? null,
  }
}

/** The named outputs for some frames. */
async function runOn(
  session: InferenceSession,
  { tokens, present, count }: Tokens,
  outputs: readonly string[],
): Promise<Outputs> {
  const feeds = {
    tokens: new Tensor('float32', tokens, [count, PLAYER_SLOTS, tokens.length / (count * PLAYER_SLOTS)]),
    present: new Tensor('float32', present, [count, PLAYER_SLOTS]),
  }
  const said = await session.run(feeds, [...outputs])
  return Object.fromEntries(Object.entries(said).map(([name, { data }]) => [name, data as Float32Array]))
}

interface Trial {
  readonly provider: Provider
  readonly threads: number
  readonly sample: Tokens
  /** What the processor says of the sample. */
  readonly answer: Outputs
}

/** Milliseconds of a few runs of a provider. Throws where it fails on this model, or gives other numbers than the
 *  processor. */
async function trialTime(network: Uint8Array, { provider, threads, sample, answer }: Trial): Promise<number> {
  const session = await InferenceSession.create(network, sessionOptions(provider, threads))
  const said = await answerOf(session, sample)
  const difference = flawOfAnswer(said, sample.count) ?? differenceOf(answer, said, PROVIDER_TOLERANCE)
  if (difference !== null) throw new Error(`${difference} differs from that of the processor`)
  const work = repeatedSample(sample, TRIAL_FRAMES)
  await logitsOf(session, work)
  const started = performance.now()
  for (let run = 0; run < TRIAL_RUNS; run++) await logitsOf(session, work)
  await session.release()
  return (performance.now() - started) / TRIAL_RUNS
}

function answerOf(session: InferenceSession, sample: Tokens): Promise<Outputs> {
  return runOn(session, sample, session.outputNames)
}

function brokenNetwork(folder: string, why: string) {
  return {
    kind: 'model-broken',
    where: join(folder, NETWORK_FILE),
    what: `The model's network is damaged, or is none that goes with its card (${why.replace(/\.$/, '')}).`,
    next: 'Put back the model.onnx that was made with the card, or train the model again.',
  }
}
