/** `presnap`: the engine without a window, one command a file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { PACKAGE } from '../places.ts'
import { EXIT } from './command.ts'
import { convertCommand } from './convert.ts'
import { gamesCommand } from './games.ts'
import { importCommand } from './import.ts'
import { playsCommand } from './plays.ts'

const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }

const program = new Command('presnap')
  .description('A film room for football: the pre-snap man/zone read of every play, from a terminal.')
  .version(version)
  .showHelpAfterError('Add --help to see what is possible.')
  .addHelpText(
    'after',
    `
Exit codes: 0 done, 1 a fault that you can mend (said on standard error), 2 wrong usage, 130 cancelled.

Example:
  presnap import ~/Downloads/nfl-big-data-bowl-2025.zip && presnap suspects`,
  )
for (const command of [importCommand(), convertCommand(), gamesCommand(), playsCommand()]) program.addCommand(command)
for (const command of [program, ...program.commands]) command.exitOverride().copyInheritedSettings(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
}
