/** The reads of a library's labelled dropbacks at the moments of a report, by one model. */
import type { Steps } from '../../../ml/base/steps.ts'
import { COVERAGES, coverageFromLabel } from '../../../ml/football/coverage.ts'
import { isDropback, playedManZone } from '../../../ml/football/play.ts'
import { FRAME_RATE } from '../../../ml/football/tracking.ts'
import type { PlayFacts } from '../../../ml/model/evaluationReport.ts'
import type { FrameReads } from '../../../ml/model/frameReads.ts'
import type { DataSetCard } from '../../../ml/model/modelCard.ts'
import { CURVE_MOMENTS, type JudgedRead, type ReadsAtMoment } from '../../../ml/report/judgedReads.ts'
import { playFactsOf } from '../../../ml/report/playFacts.ts'
import type { LibraryReader } from '../../library/database.ts'
import { type PlayColumns, playFromRow } from '../../library/plays.ts'
import { type ModelKey, type PredictionRow, predictionFromRow } from '../../library/predictions.ts'

export interface LibraryReads {
  readonly moments: readonly ReadsAtMoment[]
  readonly facts: readonly PlayFacts[]
  /** Labelled dropbacks that the model has not read yet. */
  readonly unread: number
  /** Labelled plays that are no dropbacks, and those of which no source says whether they are: none of them is judged. */
  readonly runs: number
  readonly unknown: number
  /** The plays in numbers, to know a set again that a model learned from. There is no hash: it is of files. */
  readonly set: DataSetCard
}

/** How many of the plays with a snap were looked at. */
export interface PlaysDone {
  readonly done: number
  readonly total: number
}

/** A fraction of a second. */
const PLAYS_PER_STEP = 200

/** Reads of the real plays, or of the simulated ones: a figure of both together would say nothing. Unlike an evaluation
 *  of files, which leaves out frames that lack a player, it judges what the film room shows. Until the last step nothing
 *  else can be asked of the library. */
export function* libraryReads(
  library: LibraryReader,
  model: ModelKey,
  kind: 'real' | 'simulated',
): Steps<PlaysDone, LibraryReads> {
  const moments = CURVE_MOMENTS.map((seconds) => ({ seconds, reads: [] as JudgedRead[] }))
  const facts: PlayFacts[] = []
  let [unread, men, done, runs, unknown] = [0, 0, 0, 0, 0]
  const ofKind = { isSimulated: Number(kind === 'simulated') }
  const { snaps, ...counted } = library.prepare(COUNT).get(ofKind) as Counted
  const rows = library.prepare(SELECT).iterate({ ...model, ...ofKind })
  for (const row of rows as IterableIterator<Row>) {
    if (done % PLAYS_PER_STEP === 0) yield { done, total: snaps }
    done += 1
    const play = playFromRow(row)
    const manZone = playedManZone(play)
    if (manZone === null) continue
    const dropback = isDropback(play)
    if (dropback !== true) {
      if (dropback === null) unknown += 1
      else runs += 1
      continue
    }
    men += Number(manZone === 'man')
    const reads =
      row.man_probability === null
        ? null
        : predictionFromRow({ ...row, man_probability: row.man_probability }, row.frame_count)
    if (reads === null) {
      unread += 1
      continue
    }
    facts.push(playFactsOf(play, { isSimulated: kind === 'simulated', isSnapEstimated: row.is_snap_estimated === 1 }))
    const { gameId, playId } = play
    const played = { gameId, playId, isMan: manZone === 'man', coverage: coverageFromLabel(play.coverageLabel) }
    for (const moment of moments) {
      const said = saidAt(reads, row.snap_frame + Math.round(moment.seconds * FRAME_RATE))
      if (said !== null) moment.reads.push({ ...played, ...said })
    }
  }
  const labelledPlays = facts.length + unread
  const set = { name: kind, hash: '', ...counted, labelledPlays, manRate: men / labelledPlays }
  return { moments, facts, unread, runs, unknown, set }
}

function saidAt(
  { manProbability, coverage }: FrameReads,
  frame: number,
): Pick<JudgedRead, 'manProbability' | 'coverageProbabilities'> | null {
  const probability = manProbability[frame]
  if (probability === undefined) return null
  const classes = COVERAGES.length
  return {
    manProbability: probability,
    coverageProbabilities: coverage && [...coverage.subarray(frame * classes, (frame + 1) * classes)],
  }
}

const SELECT = `
  SELECT plays.*, snap_frame, is_snap_estimated, frame_count, man_probability, band, coverage
  FROM plays JOIN games USING (game_id) JOIN tracking USING (game_id, play_id)
    LEFT JOIN predictions ON predictions.game_id = plays.game_id AND predictions.play_id = plays.play_id
      AND model_id = @modelId AND feature_version = @featureVersion
  WHERE is_simulated = @isSimulated AND snap_frame IS NOT NULL
  ORDER BY plays.game_id, plays.play_id`

const COUNT = `
  SELECT count(DISTINCT game_id) AS games, count(*) AS plays, count(snap_frame) AS snaps
  FROM plays JOIN games USING (game_id) LEFT JOIN tracking USING (game_id, play_id)
  WHERE is_simulated = @isSimulated`

type Counted = Pick<DataSetCard, 'games' | 'plays'> & { readonly snaps: number }

type Row = PlayColumns &
  Omit<PredictionRow, 'man_probability'> & {
    readonly snap_frame: number
    readonly frame_count: number
    readonly is_snap_estimated: number | null
    readonly man_probability: Uint8Array | null
  }
