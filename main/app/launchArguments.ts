/** What the program was started with: files to import, a library to open, a play to show. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Fault } from '../../ml/base/fault.ts'
import { gameId, playId } from '../../ml/football/ids.ts'
import { isPlayLink, type PlayMoment, playFromLink } from '../../ml/football/playLink.ts'
import { sortedPaths } from '../ipc/opening.ts'

export interface Launch {
  /** Absolute, in the order given. */
  readonly sources: readonly string[]
  /** Absolute; the last library named. */
  readonly library: string | null
  /** By --play, or by a link (presnap://play/...). */
  readonly play: PlayMoment | null
  /** Where a profile of its own lies (--user-data-dir), absolute. */
  readonly profile: string | null
  /** What could not be understood. */
  readonly fault: Fault | null
}

/** What a second instance hands to the first. */
export interface HandedOver {
  readonly args: readonly string[]
  readonly folder: string
}

const HANDED_OVER = z.object({ args: z.array(z.string()), folder: z.string() })
const PLAY = /^(\d{1,15})_(\d{1,15})$/

/** Arguments of the program itself: without the executable and, in development, without the program's folder. */
export function programArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const args = argv.slice(1)
  if (isPackaged) return args
  // switches of Chromium and of Node may come before it
  const program = args.findIndex((arg) => !arg.startsWith('-'))
  return args.filter((_, index) => index !== program)
}

/** Reads the arguments; paths are relative to `folder`. Switches that are not ours are Chromium's, and stay its own. */
export function launchFrom({ args, folder }: HandedOver): Launch {
  const paths: string[] = []
  let play: string | null = null
  let profile: string | null = null
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string
    if (arg === '--') {
      for (const rest of args.slice(index + 1)) {
        if (isPlayLink(rest)) play = rest
        else paths.push(rest)
      }
      break
    }
    if (arg === '--play') play = args[++index] ?? ''
    else if (arg.startsWith('--play=')) play = arg.slice('--play='.length)
    else if (arg.startsWith('--user-data-dir=')) profile = resolve(folder, arg.slice('--user-data-dir='.length))
    else if (isPlayLink(arg)) play = arg
    else if (arg !== '' && !arg.startsWith('-')) paths.push(arg)
  }
  const key = play === null ? null : playNamed(play)
  const absolute = paths.map((path) => pathOfUrl(path) ?? resolve(folder, path))
  return { ...sortedPaths(absolute), play: key, profile, fault: play !== null && key === null ? noPlay(play) : null }
}

/** What another instance handed over, as it comes through the system. Null where it is nothing of ours. */
export function handedOver(data: unknown): HandedOver | null {
  const parsed = HANDED_OVER.safeParse(data)
  return parsed.success ? parsed.data : null
}

/** Linux desktops name files as URLs. Null for what names no file of this machine so. */
function pathOfUrl(text: string): string | null {
  if (!text.startsWith('file:')) return null
  try {
    return fileURLToPath(text)
  } catch {
    return null
  }
}

function playNamed(text: string): PlayMoment | null {
  if (isPlayLink(text)) return playFromLink(text)
  const match = PLAY.exec(text)
  return match === null ? null : { gameId: gameId(Number(match[1])), playId: playId(Number(match[2])), moment: null }
}

function noPlay(text: string): Fault {
  return {
    kind: 'bad-play-key',
    where: isPlayLink(text) ? text : `--play ${text}`,
    what: 'This names no play.',
    next: 'Name one by game and play, as in --play 2018091300_215 or presnap://play/2018091300/215.',
  }
}
