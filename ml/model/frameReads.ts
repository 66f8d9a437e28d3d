/** What a model says of frames: calibrated P(man), and how far its members lie apart. */
import { type KnownPhase, PHASES } from '../features/knownPhase.ts'
import { COVERAGES } from '../football/coverage.ts'
import { type Calibration, manProbability } from './calibration.ts'
import { coverageProbabilities } from './coverages.ts'
import { calibrationAt, type PhasedCalibration } from './phasedCalibration.ts'

/** Between which values the members of a model read, each by itself: the least and the greatest of their calibrated
 *  P(man), [frameCount] each. The read, which is the mean of their logits, lies within. The members were trained alike,
 *  from other weights and chances: the band shows what hangs on that, not how often the read is right. */
export interface Band {
  readonly low: Float32Array
  readonly high: Float32Array
}

/** The reads of some frames. */
export interface FrameReads {
  /** Calibrated, [frameCount] in [0, 1]. */
  readonly manProbability: Float32Array
  /** Null where the model has no members. */
  readonly band: Band | null
  /** P of each of the seven coverages, in the order of `COVERAGES`, [frameCount, 7]; null where the model names none. */
  readonly coverage: Float32Array | null
}

/** What a network says of frames, zone before man in each pair. */
export interface FrameLogits {
  /** [frameCount, 2]. */
  readonly logits: Float32Array
  /** [frameCount, members, 2]; null where there are no members. */
  readonly memberLogits: Float32Array | null
  /** [frameCount, 7]; null where the network has no head for coverages. */
  readonly coverageLogits: Float32Array | null
}

/** What a model says beside P(man). */
interface Extent {
  readonly hasBand: boolean
  readonly hasCoverage: boolean
}

/** Reads of `frameCount` frames with nothing in them yet. */
export function emptyReads(frameCount: number, { hasBand, hasCoverage }: Extent): FrameReads {
  const column = () => new Float32Array(frameCount)
  return {
    manProbability: column(),
    band: hasBand ? { low: column(), high: column() } : null,
    coverage: hasCoverage ? new Float32Array(frameCount * COVERAGES.length) : null,
  }
}

interface Place {
  readonly start: number
  readonly calibration: PhasedCalibration
  /** What was known in the frames from `start` on, as in `EncodedFrames`. */
  readonly known: Float32Array
}

/** Writes the reads of the frames from `start` on. Where `reads` has a band there must be members, and where it has
 *  coverages their logits. */
export function putReads(reads: FrameReads, said: FrameLogits, { start, calibration, known }: Place): void {
  const { logits } = said
  const count = logits.length / 2
  for (let i = 0; i < count; i++) {
    const ofFrame = calibrationAt(calibration, knownAt(known, i))
    reads.manProbability[start + i] = manProbability(logits[2 * i] as number, logits[2 * i + 1] as number, ofFrame)
    putBand(reads, said, { frame: start + i, row: i, calibration: ofFrame })
  }
  putCoverage(reads, said, start)
}

function knownAt(known: Float32Array, row: number): KnownPhase {
  return { phase: PHASES[known[2 * row] as number] ?? 'unknown', seconds: known[2 * row + 1] as number }
}

function putCoverage({ manProbability, coverage }: FrameReads, { coverageLogits }: FrameLogits, start: number): void {
  if (coverage === null) return
  if (coverageLogits === null) throw new Error('coverages need their logits')
  const classes = COVERAGES.length
  for (let i = 0; i < coverageLogits.length / classes; i++) {
    const logits = coverageLogits.subarray(i * classes, (i + 1) * classes)
    coverage.set(coverageProbabilities(logits, manProbability[start + i] as number), (start + i) * classes)
  }
}

interface BandPlace {
  readonly frame: number
  /** Of the logits. */
  readonly row: number
  readonly calibration: Calibration
}

function putBand(
  reads: FrameReads,
  { logits, memberLogits }: FrameLogits,
  { frame, row, calibration }: BandPlace,
): void {
  if (reads.band === null) return
  if (memberLogits === null) throw new Error('a band needs members')
  const width = (2 * memberLogits.length) / logits.length
  // in exact numbers the read lies within; rounding must not put it outside
  let low = reads.manProbability[frame] as number
  let high = low
  for (let at = row * width; at < (row + 1) * width; at += 2) {
    const one = manProbability(memberLogits[at] as number, memberLogits[at + 1] as number, calibration)
    low = Math.min(low, one)
    high = Math.max(high, one)
  }
  reads.band.low[frame] = low
  reads.band.high[frame] = high
}
