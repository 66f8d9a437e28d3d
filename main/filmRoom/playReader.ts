/** The reading thread's work on one play: its read, whose doing it is, and both kept in the library. */
import type { Fault } from '../../ml/base/fault.ts'
import { ok, type Result } from '../../ml/base/result.ts'
import { encodeFrames, type FeatureInput } from '../../ml/features/featureSet.ts'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import { defenderShares } from '../../ml/model/attribution.ts'
import type { DefenderReads } from '../../ml/model/defenderReads.ts'
import { tellsOf } from '../../ml/model/disguise.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import { featureVersionOf } from '../../ml/model/modelCard.ts'
import type { PlayReading, PlayTell, ReadSummary } from '../../preload/values.ts'
import type { OnnxCoverageModel } from '../inference/coverageModel.ts'
import { type FrameReader, tellsWithPlayers } from '../inference/playRead.ts'
import { attempt, type LibraryReader } from '../library/database.ts'
import { readSummaryOf } from '../library/playRows.ts'
import type { PredictedTracks } from '../library/predictions.ts'
import { findAttribution, storeAttribution } from '../library/shares.ts'
import { type Predictor, predictPlay } from '../prediction/predictPlay.ts'
import { readingOf, tellsOfReads } from './openedPlay.ts'

export interface ReadAnswer {
  readonly summary: ReadSummary | null
  /** For an opened play: all of its read, with the shares where they were worked out before. */
  readonly reading: PlayReading | null
  /** Why the read could not be kept; it stands all the same. */
  readonly notKept: Fault | null
}

export interface SharesAnswer {
  /** Null while there are frames left. */
  readonly reading: PlayReading | null
  readonly notKept: Fault | null
}

/** Frames whose shares are worked out in one go, 12 reads each: another play that is opened waits no longer than that. */
const FRAMES_PER_PART = 8
/** Plays whose shares may be half done at a time. */
const MOST_HALF_DONE = 4

/** A play whose shares are being worked out. */
interface HalfDone {
  readonly tracks: PredictedTracks
  readonly input: FeatureInput
  readonly summary: ReadSummary | null
  readonly reads: FrameReads
  readonly tells: readonly PlayTell[]
  readonly said: DefenderReads | null
  /** The defenders' tracks. */
  readonly defenders: readonly number[]
  /** [frameCount, defenders.length], NaN where nothing is known yet. */
  readonly shares: Float32Array
  nextFrame: number
}

export class PlayReader {
  readonly #library: LibraryReader
  readonly #predictor: Predictor
  readonly #model: OnnxCoverageModel
  readonly #reader: FrameReader
  readonly #halfDone = new Map<string, HalfDone>()

  constructor(library: LibraryReader, model: OnnxCoverageModel) {
    const { modelId, card, features } = model.files
    const key = { modelId, featureVersion: featureVersionOf(card) }
    this.#library = library
    this.#predictor = { key, features, predict: (frames) => model.read(frames) }
    this.#model = model
    this.#reader = { features: model.files.features, read: model.read.bind(model) }
  }

  /** Reads a play, or finds its read. Null where it is not there any more, or has no tracks. */
  async read(key: PlayKey, { isOpened }: { readonly isOpened: boolean }): Promise<Result<ReadAnswer | null>> {
    const predicted = await predictPlay(this.#library, key, this.#predictor)
    if (!predicted.ok || predicted.value === null) return predicted as Result<null>
    const { play, input, tracks, reads, notStored: notKept } = predicted.value
    const { snapFrame } = input.tracking
    const summary = readSummaryOf(play, reads.manProbability, snapFrame)
    if (!isOpened) return ok({ summary, reading: null, notKept })
    const said = await this.#model.readDefenders(encodeFrames(this.#reader.features, input), defendersOf(input))
    const found = attempt(this.#library, () => findAttribution(this.#library, tracks.key))
    if (!found.ok) return found
    const attribution = found.value
    const whole = { ...readingOf(this.#model.files.modelId, { read: summary }, reads), defenders: said }
    if (attribution !== null) {
      const tells = tellsOfReads(snapFrame, reads, attribution.tells)
      return ok({ summary, notKept, reading: { ...whole, tells, shares: attribution.shares } })
    }
    const bare = snapFrame === null ? [] : tellsOf(reads.manProbability)
    const tells = await tellsWithPlayers(this.#reader, input, bare)
    // what is answered is handed over to another thread
    this.#beginShares({ tracks, input, summary, tells, ...structuredClone({ reads, said }) })
    return ok({ summary, notKept, reading: { ...whole, tells, shares: null } })
  }

  /** Works out the shares of the next frames of a play that was opened. Null where that play is not in hand. */
  async readShares(key: PlayKey): Promise<SharesAnswer | null> {
    const half = this.#halfDone.get(playKeyText(key))
    if (half === undefined) return null
    const { tracking } = half.input
    const end = Math.min(half.nextFrame + FRAMES_PER_PART, tracking.frameCount)
    const frames = Array.from({ length: end - half.nextFrame }, (_, i) => half.nextFrame + i)
    const encoded = encodeFrames(this.#reader.features, half.input, frames)
    const rows = await defenderShares(this.#reader.read, encoded, [...frames.keys()])
    rows.forEach((row, i) => {
      for (const { track, share } of row) {
        half.shares[(half.nextFrame + i) * half.defenders.length + half.defenders.indexOf(track)] = share
      }
    })
    half.nextFrame = end
    return end < tracking.frameCount ? { reading: null, notKept: null } : this.#endShares(half)
  }

  #endShares(half: HalfDone): SharesAnswer {
    const { tracks, tells, reads, summary, said } = half
    this.#halfDone.delete(playKeyText(tracks.key))
    const shares = { tracks: half.defenders, shares: half.shares }
    const stored = storeAttribution(this.#library, tracks, { shares, tells })
    const notKept = stored.ok ? null : stored.fault
    const whole = readingOf(tracks.key.modelId, { read: summary }, reads)
    return { notKept, reading: { ...whole, defenders: said, tells, shares } }
  }

  #beginShares(begun: Omit<HalfDone, 'defenders' | 'shares' | 'nextFrame'>): void {
    const { tracking } = begun.input
    const before = this.#halfDone.get(playKeyText(begun.tracks.key))
    // opened once more, as it was: what is done of it stays
    if (before !== undefined && Buffer.compare(before.tracks.digest, begun.tracks.digest) === 0) return
    const defenders = defendersOf(begun.input)
    const shares = new Float32Array(tracking.frameCount * defenders.length).fill(Number.NaN)
    const [oldest] = this.#halfDone.keys()
    if (this.#halfDone.size >= MOST_HALF_DONE && oldest !== undefined) this.#halfDone.delete(oldest)
    this.#halfDone.set(playKeyText(begun.tracks.key), { ...begun, defenders, shares, nextFrame: 0 })
  }
}

/** The defenders' tracks. */
function defendersOf({ tracking }: FeatureInput): number[] {
  return tracking.tracks.flatMap(({ side }, track) => (side === 'defense' ? [track] : []))
}
