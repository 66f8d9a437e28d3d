/** What must be said before any figure: whether the model has seen the plays, and what kind of plays they are. */
import type { Caution, PlayFacts, ReadSource } from '../model/evaluationReport.ts'
import type { DataSetCard, ModelCard } from '../model/modelCard.ts'

export interface Judging {
  readonly card: ModelCard
  readonly source: ReadSource
  /** The data sets that the plays are from. */
  readonly sets: readonly DataSetCard[]
  readonly plays: readonly PlayFacts[]
  /** Reads of plays that are not there, and plays that were not read; labelled runs, and labelled plays of which no source
   *  says whether they are dropbacks. */
  readonly leftOut?: {
    readonly reads: number
    readonly plays: number
    readonly runs?: number
    readonly unknown?: number
  }
}

/** The cautions, the weightiest first. */
export function cautionsOf(judging: Judging): Caution[] {
  return [...seenCautions(judging), ...kindCautions(judging.plays), ...leftOutCautions(judging)]
}

function seenCautions({ card, source, sets, plays }: Judging): Caution[] {
  if (source === 'held-out') return [{ kind: 'held-out', text: `Held-out reads. ${card.split.note}` }]
  // what is invented anew is in no training set
  if (plays.length > 0 && plays.every(({ isSimulated }) => isSimulated)) return []
  const seen = card.data.filter((learned) => sets.some((set) => isSameSet(learned, set))).map(({ name }) => name)
  if (seen.length > 0) {
    return [
      {
        kind: 'seen',
        text: `The model has seen these plays: by its card it learned from ${listed(seen)}, the same games and labels. The figures flatter it and say nothing of new games. For honest ones, judge the held-out reads that training leaves (reads.csv).`,
      },
    ]
  }
  const learned = card.data.map(({ name }) => name)
  if (learned.length === 0) return []
  const text = `The model learned from ${listed(learned)}. Its card does not tell whether games of this report are among them; if so, the figures flatter it.`
  return [{ kind: 'perhaps-seen', text }]
}

/** The same tracks and labels, or as many games, plays and labels with the same share of man: the same plays out of
 *  another file, whose last digits may differ. */
function isSameSet(a: DataSetCard, b: DataSetCard): boolean {
  const counts = ({ games, plays, labelledPlays, repeatedPlays = 0 }: DataSetCard) =>
    [games, plays, labelledPlays + repeatedPlays].join()
  // without the plays that another set has as well, the share is one of fewer plays
  const isSameRate = a.manRate === b.manRate || a.repeatedPlays !== b.repeatedPlays
  return a.hash === b.hash || (counts(a) === counts(b) && isSameRate)
}

function kindCautions(plays: readonly PlayFacts[]): Caution[] {
  const simulated = plays.filter(({ isSimulated }) => isSimulated).length
  const estimated = plays.filter(({ isSnapEstimated }) => isSnapEstimated).length
  return [
    ...(simulated === 0
      ? []
      : [
          {
            kind: 'simulated' as const,
            text: `${simulated === plays.length ? 'All plays are' : `${simulated} of ${plays.length} plays are`} simulated: that says nothing of real football.`,
          },
        ]),
    ...(estimated === 0
      ? []
      : [
          {
            kind: 'snap-estimated' as const,
            text: `The snap of ${estimated} of ${plays.length} plays is estimated, and with it every moment.`,
          },
        ]),
  ]
}

function leftOutCautions({ leftOut = { reads: 0, plays: 0 } }: Judging): Caution[] {
  const { runs = 0, unknown = 0 } = leftOut
  const parts = [
    ...(leftOut.reads === 0 ? [] : [`${leftOut.reads} reads are of plays that are not in these data`]),
    ...(leftOut.plays === 0 ? [] : [`${leftOut.plays} labelled plays were not read`]),
    ...(runs === 0 ? [] : [`${runs} labelled plays are runs or kicks, which are not judged`]),
    ...(unknown === 0 ? [] : [`of ${unknown} labelled plays nothing tells whether they are dropbacks`]),
  ]
  return parts.length === 0 ? [] : [{ kind: 'left-out', text: `Left out: ${parts.join('; ')}.` }]
}

/** "a, b and c" */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
