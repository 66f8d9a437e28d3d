/** A trained model, open on a processor: frames in, calibrated P(man) out, with the band between its members. */
import { join } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { type EncodedFrames, type FeatureSet, PLAYER_SLOTS, SLOTS_PER_SIDE } from '../../ml/features/featureSet.ts'
import { ASSIGNMENTS } from '../../ml/football/assignments.ts'
import { COVERAGES } from '../../ml/football/coverage.ts'
import { type DefenderReads, emptyDefenderReads, putDefenderReads } from '../../ml/model/defenderReads.ts'
import { emptyReads, type FrameLogits, type FrameReads, putReads } from '../../ml/model/frameReads.ts'
import { MEMBER_LOGITS } from '../../ml/network/ensemble.ts'
import { ASSIGNMENT_LOGITS, COVERAGE_LOGITS, MATCH_UP_LOGITS } from '../../ml/network/network.ts'
import type { Provider } from '../../ml/onnx/kernels.ts'
import { findModel, type ModelFiles, NETWORK_FILE } from './modelFiles.ts'
import { InferenceSession, Tensor } from './onnxRuntime.ts'
import { chooseProvider, type ProviderChoice, sessionOptions, type WantedProvider } from './providers.ts'

/** What a network says of a frame: one logit for zone, one for man. */
const LOGITS = 2
/** Frames in one run: what stays within a processor's caches goes fastest. */
const MOST_FRAMES_PER_RUN = 256
/** Frames of the sample that providers race on. */
const RACE_FRAMES = 256
const RACE_RUNS = 3
const DEFENDER_OUTPUTS = [ASSIGNMENT_LOGITS, MATCH_UP_LOGITS]

export class OnnxCoverageModel {
  /** Opens a model on the wanted processor. Errors: `card-missing`, `card-broken`, `features-unknown`,
   *  `model-missing`, `model-broken`, `provider-unavailable`. */
  static async open(path: string, wanted: WantedProvider, threads: number): Promise<Result<OnnxCoverageModel>> {
    const found = await findModel(path)
    if (!found.ok) return found
    const { network, ...files } = found.value
    const why = await flawOf(network, files.features)
    if (why !== null) return failed(brokenNetwork(files.folder, why))
    const choice = await chooseProvider(wanted, (provider) => raceTime(network, files.features, { provider, threads }))
    if (!choice.ok) return choice
    const session = await InferenceSession.create(network, sessionOptions(choice.value.provider, threads))
    return ok(new OnnxCoverageModel(files, choice.value, session))
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

/** What is wrong with a network, or null: it must open, and read one frame of these features. */
async function flawOf(network: Uint8Array, features: FeatureSet): Promise<string | null> {
  try {
    const session = await InferenceSession.create(network, sessionOptions('cpu', 1))
    const said = await runOn(session, inventedFrames(1, features), session.outputNames)
    await session.release()
    const isWhole = Object.entries(FRAME_SIZES).every(([name, fits]) => fits(said[name]))
    return isWhole ? null : 'it does not say man or zone'
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/\.$/, '') ?? ''
  }
}

type Fits = (said: Float32Array | undefined) => boolean

/** How many numbers each output has for a frame; all but the first may be left out. */
const FRAME_SIZES: Readonly<Record<string, Fits>> = {
  logits: (said) => said?.length === LOGITS,
  [MEMBER_LOGITS]: (said) => said === undefined || (said.length > 0 && said.length % LOGITS === 0),
  [COVERAGE_LOGITS]: (said) => said === undefined || said.length === COVERAGES.length,
  [ASSIGNMENT_LOGITS]: (said) => said === undefined || said.length === SLOTS_PER_SIDE * ASSIGNMENTS.length,
  [MATCH_UP_LOGITS]: (said) => said === undefined || said.length === SLOTS_PER_SIDE * (SLOTS_PER_SIDE + 1),
}

function inventedFrames(count: number, features: FeatureSet): Tokens {
  const tokens = new Float32Array(count * PLAYER_SLOTS * features.features.length).fill(0.5)
  return { tokens, present: new Float32Array(count * PLAYER_SLOTS).fill(1), count }
}

interface Tokens {
  readonly tokens: Float32Array
  readonly present: Float32Array
  readonly count: number
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
): Promise<Readonly<Record<string, Float32Array>>> {
  const feeds = {
    tokens: new Tensor('float32', tokens, [count, PLAYER_SLOTS, tokens.length / (count * PLAYER_SLOTS)]),
    present: new Tensor('float32', present, [count, PLAYER_SLOTS]),
  }
  const said = await session.run(feeds, [...outputs])
  return Object.fromEntries(Object.entries(said).map(([name, { data }]) => [name, data as Float32Array]))
}

/** Milliseconds of a few runs on invented frames, the first one left out. */
async function raceTime(
  model: Uint8Array,
  features: FeatureSet,
  { provider, threads }: { readonly provider: Provider; readonly threads: number },
): Promise<number> {
  const session = await InferenceSession.create(model, sessionOptions(provider, threads))
  const sample = inventedFrames(RACE_FRAMES, features)
  await logitsOf(session, sample)
  const started = performance.now()
  for (let run = 0; run < RACE_RUNS; run++) await logitsOf(session, sample)
  await session.release()
  return (performance.now() - started) / RACE_RUNS
}

function brokenNetwork(folder: string, why: string) {
  return {
    kind: 'model-broken',
    where: join(folder, NETWORK_FILE),
    what: `The model's network is damaged, or is none that goes with its card (${why}).`,
    next: 'Put back the model.onnx that was made with the card, or train the model again.',
  }
}
