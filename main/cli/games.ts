/** `presnap games`: what is in the library. */
import { Command } from 'commander'
import { ok } from '../../ml/base/result.ts'
import type { GameSummary } from '../../preload/values.ts'
import { openLibraryToRead } from '../library/database.ts'
import { listGames } from '../library/games.ts'
import { runCommand } from './command.ts'
import { libraryOption, sayIfReadOnly } from './options.ts'
import { orDash, textTable } from './table.ts'

export function gamesCommand(): Command {
  return new Command('games')
    .description('List the games in the library.')
    .addOption(libraryOption())
    .option('--json', 'print JSON: {games: [{gameId, season, week, date, homeTeam, visitorTeam, plays, ...}]}', false)
    .addHelpText('after', '\nExample:\n  presnap games --json')
    .action((options: { library: string; json: boolean }) =>
      runCommand(async ({ print, say }) => {
        const library = openLibraryToRead(options.library)
        if (!library.ok) return library
        sayIfReadOnly(library.value, say)
        const games = listGames(library.value)
        library.value.close()
        print(options.json ? JSON.stringify({ games }, null, 2) : gamesTable(games))
        return ok(null)
      }, options.library),
    )
}

function gamesTable(games: readonly GameSummary[]): string {
  if (games.length === 0) return 'There are no games in this library. Import some: presnap import FOLDER'
  const headings = ['game', 'season', 'week', 'date', 'visitor', 'home', 'plays', 'tracked', 'labelled', '']
  const rows = games.map((game) => [
    String(game.gameId),
    orDash(game.season),
    orDash(game.week),
    orDash(game.date),
    `${game.visitorTeam} ${game.visitorScore ?? ''}`.trim(),
    `${game.homeTeam} ${game.homeScore ?? ''}`.trim(),
    String(game.plays),
    String(game.trackedPlays),
    String(game.labelledPlays),
    game.isSimulated ? 'simulated' : '',
  ])
  return textTable(headings, rows)
}
