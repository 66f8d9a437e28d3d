/** `presnap open`: the window, on games that are named. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { ok, type Result } from '../../ml/base/result.ts'
import { isPlayLink } from '../../ml/football/playLink.ts'
import { PACKAGE } from '../places.ts'
import { fault, type Invocation, runCommand } from './command.ts'
import { electronProgram, electronSwitches, hasDisplay, run } from './electronProgram.ts'

export function openCommand(): Command {
  return new Command('open')
    .description('Open the film room window: on games to import, on a library, or on a play.')
    .argument('[paths...]', 'folders, zips or files to import, a library (.presnap) to open, or a link to a play')
    .option('--play <game_play>', 'the play to show, as in 2018091300_215, or a link')
    .addHelpText(
      'after',
      `
A link names a play, and the moment of it to show, in seconds from the snap: presnap://play/2018091300/215?t=-0.1

Example:
  presnap open ~/Downloads/nfl-big-data-bowl-2025.zip`,
    )
    .action((paths: string[], options: { play?: string }) =>
      runCommand((invocation) => openWindow(paths, options.play ?? null, invocation)),
    )
}

async function openWindow(
  paths: readonly string[],
  play: string | null,
  { say }: Invocation,
): Promise<Result<unknown>> {
  const missing = paths.find((path) => !isPlayLink(path) && !existsSync(path))
  if (missing !== undefined)
    return fault('no-such-file', { where: missing, what: 'This file or folder is not there.', next: 'Name another.' })
  if (!hasDisplay())
    return fault('no-display', {
      what: 'A window needs a screen, and neither DISPLAY nor WAYLAND_DISPLAY names one.',
      next: 'Run this on a desktop; without one, presnap import and presnap suspects do the same work.',
    })
  const program = await electronProgram(say)
  if (!program.ok) return program
  const shown = paths.findLast(isPlayLink) ?? play
  const files = paths.filter((path) => !isPlayLink(path)).map((path) => resolve(path))
  const args = [...(shown === null ? [] : [`--play=${shown}`]), '--', ...files]
  const status = await run(program.value, [...electronSwitches(), PACKAGE, ...args])
  if (status === 0) return ok(null)
  return fault('window-failed', {
    what: `The window ended with code ${status}.`,
    next: 'Look at its messages above.',
  })
}
