/** `presnap plays`: the plays of the library, or of one game. */
import { Command } from 'commander'
import { ok } from '../../ml/base/result.ts'
import { gameId } from '../../ml/football/ids.ts'
import { openLibraryToRead } from '../library/database.ts'
import { listPlays, type PlaySummary } from '../library/plays.ts'
import { runCommand } from './command.ts'
import { libraryOption, sayIfReadOnly, wholeNumber } from './options.ts'
import { orDash, textTable } from './table.ts'

interface PlaysOptions {
  readonly game?: number
  readonly library: string
  readonly json: boolean
}

export function playsCommand(): Command {
  return new Command('plays')
    .description('List plays: situation, formation, result, coverage, and whether they can be replayed.')
    .option('--game <id>', 'only the plays of this game', wholeNumber(0))
    .addOption(libraryOption())
    .option(
      '--json',
      'print JSON: {plays: [{gameId, playId, quarter, down, yardsToGo, coverageLabel, frames, firstFrameId, snapFrameId, ...}]}; frames have the frameId of the source',
      false,
    )
    .addHelpText('after', '\nExample:\n  presnap plays --game 2018091300 --json')
    .action((options: PlaysOptions) =>
      runCommand(async ({ print, say }) => {
        const library = openLibraryToRead(options.library)
        if (!library.ok) return library
        sayIfReadOnly(library.value, say)
        const plays = listPlays(library.value, options.game === undefined ? null : gameId(options.game))
        library.value.close()
        print(options.json ? JSON.stringify({ plays: plays.map(playJson) }, null, 2) : playsTable(plays))
        return ok(null)
      }, options.library),
    )
}

/** Frames have the source's numbers here, as everywhere outside of the program. */
function playJson({ play, frameCount, playerCount, firstFrameId, snapFrame, isSnapEstimated }: PlaySummary) {
  const snapFrameId = snapFrame === null || firstFrameId === null ? null : firstFrameId + snapFrame
  return { ...play, frames: frameCount, players: playerCount, firstFrameId, snapFrameId, isSnapEstimated }
}

function playsTable(plays: readonly PlaySummary[]): string {
  if (plays.length === 0) return 'There are no plays here.'
  const headings = ['game', 'play', 'Q', 'clock', 'down', 'offense', 'formation', 'result', 'coverage', 'frames', '']
  const rows = plays.map(({ play, frameCount, snapFrame, isSnapEstimated }) => [
    String(play.gameId),
    String(play.playId),
    orDash(play.quarter),
    clockText(play.gameClock_s),
    play.down === null ? '-' : `${play.down} & ${orDash(play.yardsToGo)}`,
    orDash(play.offenseTeam),
    orDash(play.offenseFormation),
    orDash(play.passResult),
    orDash(play.coverageLabel),
    String(frameCount),
    frameCount === 0 ? 'no tracking' : snapFrame === null ? 'no snap' : isSnapEstimated ? 'snap estimated' : '',
  ])
  return textTable(headings, rows)
}

function clockText(clock_s: number | null): string {
  if (clock_s === null) return '-'
  return `${Math.floor(clock_s / 60)}:${String(Math.round(clock_s % 60)).padStart(2, '0')}`
}
