/** `presnap`: the engine without a window, one command a file. */
import '../telemetryOff.ts'
import { Command, CommanderError } from 'commander'
import { VERSION } from '../version.ts'
import { EXIT, watchForBugs, watchOutput } from './command.ts'
import { convertCommand } from './convert.ts'
import { demoCommand } from './demo.ts'
import { evaluateCommand } from './evaluate.ts'
import { gamesCommand } from './games.ts'
import { importCommand } from './import.ts'
import { openCommand } from './open.ts'
import { playsCommand } from './plays.ts'
import { predictCommand } from './predict.ts'
import { simulateCommand } from './simulate.ts'
import { suspectsCommand } from './suspects.ts'
import { trainCommand } from './train.ts'

const program = new Command('presnap')
  .description('A film room for football: the pre-snap man/zone read of every play, from a terminal.')
  .version(VERSION)
  .showHelpAfterError('Add --help to see what is possible.')
  .addHelpText(
    'after',
    `
Exit codes: 0 done, 1 failed, or done with a result that is
not to be used, such as a model that is not ready (said on standard error), 2 wrong usage, 130 cancelled.

Without data of your own: presnap demo.

Example:
  presnap import ~/Downloads/nfl-big-data-bowl-2025.zip && presnap suspects`,
  )
const commands = [
  demoCommand(),
  simulateCommand(),
  openCommand(),
  importCommand(),
  convertCommand(),
  gamesCommand(),
  playsCommand(),
  predictCommand(),
  suspectsCommand(),
  evaluateCommand(),
  trainCommand(),
]
for (const command of commands) program.addCommand(command)
for (const command of [program, ...program.commands]) command.exitOverride().copyInheritedSettings(program)

watchOutput()
watchForBugs()
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
}
