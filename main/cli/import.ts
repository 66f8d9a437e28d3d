/** `presnap import`: games from files into the library. */
import { Command } from 'commander'
import { ok, type Result } from '../../ml/base/result.ts'
import type { ImportReport } from '../../preload/values.ts'
import { importGames, NO_FRAMES } from '../ingest/importGames.ts'
import { problemText } from '../ingest/report.ts'
import { openLibrary } from '../library/database.ts'
import { fault, type Invocation, runCommand } from './command.ts'
import { libraryOption } from './options.ts'
import { progressOf } from './progress.ts'

/** Problems of a kind listed on a terminal, as when it is in many files; all of them are in --json. */
const LISTED_PER_KIND = 20

interface ImportCommandOptions {
  readonly library: string
  readonly json: boolean
}

export function importCommand(): Command {
  return new Command('import')
    .description(
      'Import games from Big Data Bowl folders, zips or files (2019, 2021 to 2026; CSV, also .gz .zst .bz2 .xz .zip, and Parquet).',
    )
    .argument('<path...>', 'folders, zips, or single files that belong together')
    .addOption(libraryOption())
    .option(
      '--json',
      'print the report as JSON: {games, plays, frames, unchanged, problems: [{kind, file, column, count, lines, value, problem, kept}], notes}',
      false,
    )
    .addHelpText(
      'after',
      `
Nothing imported is ever lost: the same files again change nothing, a changed version of a folder replaces its plays,
another folder with plays of the same game only adds to them, and flags and notes stay. A game with the id of one in the
library, but other teams or another date, is refused, unless it comes from that game's only folder with all its plays.
"games", "plays" and "frames" count what was read; "unchanged" counts the plays that were in the library already,
identical.

Example:
  presnap import ~/Downloads/nfl-big-data-bowl-2025.zip`,
    )
    .action((paths: string[], options: ImportCommandOptions) =>
      runCommand((invocation) => runImport(paths, options, invocation), options.library),
    )
}

async function runImport(paths: string[], options: ImportCommandOptions, { signal, print }: Invocation) {
  const library = openLibrary(options.library)
  if (!library.ok) return library
  const progress = progressOf('Importing')
  try {
    const report = await importGames(library.value, paths, {
      signal,
      onProgress: ({ stage, share, games, plays }) =>
        progress.update(share, stage === 'reading' ? 'reading' : `${games} games, ${plays} plays`),
    })
    progress.finish()
    if (!report.ok) return report
    if (options.json) print(JSON.stringify(report.value, null, 2))
    else print(reportText(report.value, options.library))
    return outcome(report.value)
  } finally {
    progress.finish()
    library.value.close()
  }
}

/** Done if any play came in, with frames where there was tracking. */
function outcome(report: ImportReport): Result<null> {
  if (report.problems.some(({ kind }) => kind === NO_FRAMES)) {
    return fault('no-frames', {
      what: 'The plays came in, but no frame of their tracking could be used.',
      next: 'The report says what is wrong with each file.',
    })
  }
  if (report.plays > 0) return ok(null)
  return fault('nothing-imported', {
    what: 'No play could be imported.',
    next: 'The report says what is wrong with each file.',
  })
}

function reportText(report: ImportReport, library: string): string {
  const { games, plays, frames, unchanged, problems, notes } = report
  const count = (n: number, word: string) => `${n.toLocaleString('en-US')} ${word}${n === 1 ? '' : 's'}`
  const lines = [`${count(games, 'game')}, ${count(plays, 'play')}, ${count(frames, 'frame')} in ${library}.`]
  if (unchanged === plays && plays > 0) lines.push('Nothing changed: the library had all of it already.')
  else if (unchanged > 0) lines.push(`${count(unchanged, 'play')} unchanged.`)
  for (const note of notes) lines.push(`Note: ${note}`)
  for (const [kind, ofKind] of Map.groupBy(problems, (problem) => problem.kind)) {
    lines.push(...ofKind.slice(0, LISTED_PER_KIND).map((problem) => `Problem: ${problemText(problem)}`))
    const more = ofKind.length - LISTED_PER_KIND
    if (more > 0) lines.push(`... and ${more.toLocaleString('en-US')} more of this kind (${kind}); --json lists them.`)
  }
  return lines.join('\n')
}
