/** `presnap suspects`: the plays on which the read was fooled, and who fooled it. */
import { Command, InvalidArgumentError } from 'commander'
import { type Fault, faultText } from '../../ml/base/fault.ts'
import { ok } from '../../ml/base/result.ts'
import { gameId } from '../../ml/football/ids.ts'
import { READ_THRESHOLD } from '../../ml/model/disguise.ts'
import { omissionsText } from '../../ml/review/suspects.ts'
import { type FoundSuspects, listSuspects } from '../inference/suspects.ts'
import { fault, type Invocation, runCommand } from './command.ts'
import { modelOption, providerOption } from './modelOptions.ts'
import { libraryOption, wholeNumber } from './options.ts'
import { progressOf } from './progress.ts'
import { type Reading, type ReadingOptions, withReading } from './readingLibrary.ts'
import { suspectsJson, suspectsTable } from './suspectsTable.ts'

interface SuspectsOptions extends ReadingOptions {
  readonly threshold: number
  readonly json: boolean
}

export function suspectsCommand(): Command {
  return new Command('suspects')
    .description('List disguises: plays read as man at the last look that were zone, and the other way round.')
    .option('--game <id>', 'only the plays of this game', wholeNumber(0))
    .option('--threshold <p>', 'P(man) from which the last look says man', probability, READ_THRESHOLD)
    .addOption(modelOption())
    .addOption(providerOption())
    .addOption(libraryOption())
    .option(
      '--json',
      'print JSON: {judged, leftOut: {noDropback, ...}, suspects: [{gameId, playId, kind, read, played, surprise, shift, revealTime, rise, fall, tells, shares, ...}]}',
      false,
    )
    .addHelpText(
      'after',
      `
Only dropbacks are judged. A dropback without a label is judged by the read at +1.5 s ("revealed"), and "playedSource"
says so; where that read lies within the model's band of no reads, the play is left out.

kind: false-positive (looked man, was zone; these come first) or false-negative (looked zone, was man).
read: P(man) at the last look (-0.1 s). played: man or zone. surprise: -log2 P of what was played, in bits. shift: the
Jensen-Shannon distance (square root of the divergence, base 2) between the reads at the last look and at +1.5 s, 0 to 1.
revealTime: seconds after the snap from which the read stays on the true side of 0.5 until +3 s or the end of the play,
null for never. rise: last look minus the lowest P(man) from -6 s up to it. fall: last look minus the lowest P(man) from
the snap to +2 s: the model was taught on the frames from -6 to +2 s. tells: changes of at least 0.10 within 0.5 s; those
that overlap are one, which can last longer. shares: each defender's share of the read. isSnapEstimated: the snap was
worked out from the movement, so what is said of the moments around it is less sure.
judged: how many plays were. leftOut: how many were not, by reason: noDropback (runs, kicks), unknownPlayType (no source
says whether it was a dropback), notPredicted (never here: all are predicted first), noReference (no snap, no frame before it, or neither a label nor a frame at +1.5 s),
noRead (the last look says nothing), noReadAfterSnap (no label, and the read at +1.5 s says nothing).

Example:
  presnap suspects --game 2018091300 --json`,
    )
    .action((options: SuspectsOptions) =>
      runCommand((invocation) => withReading(options, invocation, printSuspects), options.library),
    )
}

async function printSuspects(
  { library, model, options }: Reading<SuspectsOptions>,
  { signal, print, say }: Invocation,
) {
  const progress = progressOf('Reading plays')
  try {
    const game = options.game === undefined ? null : gameId(options.game)
    const onPlay = (done: number, total: number) => progress.update(done / total, `${done} of ${total} plays`)
    const onDamaged = (fault: Fault) => say(faultText(fault))
    const found = await listSuspects(library, { model, game, threshold: options.threshold, signal, onPlay, onDamaged })
    progress.finish()
    if (!found.ok) return found
    if (found.value.judged + found.value.leftOut.noRead === 0) return nothingToJudge(options, found.value)
    print(options.json ? JSON.stringify(suspectsJson(found.value), null, 2) : suspectsTable(found.value))
    return ok(null)
  } finally {
    progress.finish()
  }
}

function nothingToJudge({ library }: SuspectsOptions, { leftOut }: FoundSuspects) {
  return fault('nothing-to-judge', {
    where: library,
    what: `No play here can be judged: that takes a dropback with the snap, a frame before it, and a label or a frame 1.5 s after it. Left out: ${omissionsText(leftOut)}.`,
    next: 'Import tracking of dropbacks, with the snap marked; presnap plays says which plays have none.',
  })
}

function probability(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value < 1) return value
  throw new InvalidArgumentError('It must be a probability between 0 and 1, as in 0.5.')
}
