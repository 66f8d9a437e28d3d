/** Film rooms to be measured: their libraries, which are made once and kept, and their start and end. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../../../scripts/places.ts'
import { type FilmRoom, type Launched, type LaunchOptions, launch } from '../../e2e/filmRoom.ts'
import { installWatch } from './probe.ts'

/** About 130 plays each: more than 500 in all, which is what the heap is watched over. */
const GAMES = 4
const SEED = 7
const CLI = join(ROOT, 'out', 'main', 'cli', 'index.js')
/** What a read depends on: where any of it changes, the library is read anew while it is measured. */
const READ_BY = ['resources/models/coverage', 'ml/features', 'ml/model']

export interface Libraries {
  /** The simulated games as files. */
  readonly data: string
  /** All of them imported, none of them read. */
  readonly unread: string
  /** All of them imported and read by the model that ships. */
  readonly read: string
}

/** Games by the simulated league, in out/bench: made anew when they would be read otherwise. */
export function libraries(): Libraries {
  const digest = createHash('sha256')
  for (const path of READ_BY.flatMap((room) => globSync(`${room}/**/*.{onnx,json,ts}`, { cwd: ROOT }).toSorted()))
    digest.update(readFileSync(join(ROOT, path)))
  const folder = join(ROOT, 'out', 'bench', `${GAMES}-games-${SEED}-${digest.digest('hex').slice(0, 12)}`)
  const made: Libraries = {
    data: join(folder, 'games'),
    unread: join(folder, 'unread.presnap'),
    read: join(folder, 'read.presnap'),
  }
  if (!existsSync(folder)) make(folder)
  return made
}

function make(folder: string): void {
  process.stderr.write(`Making ${GAMES} simulated games and reading them: once ...\n`)
  const coming = `${folder}.coming`
  rmSync(coming, { recursive: true, force: true })
  mkdirSync(coming, { recursive: true })
  const inside = (name: string) => join(coming, name)
  presnap('simulate', '--games', String(GAMES), '--seed', String(SEED), '--format', 'parquet', '--out', inside('games'))
  for (const name of ['unread', 'read']) presnap('import', inside('games'), '--library', inside(`${name}.presnap`))
  presnap('predict', '--library', inside('read.presnap'), '--out', inside('reads.csv'))
  renameSync(coming, folder)
}

function presnap(...args: string[]): void {
  execFileSync(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** The size that the figures are for. */
export const SIZE = { width: 1280, height: 720 } as const

/** A film room with a play on its field, watched. */
export async function withRoom<Value>(
  options: LaunchOptions,
  work: (room: FilmRoom) => Promise<Value>,
): Promise<Value> {
  const room = await launch({ size: SIZE, ...options })
  try {
    await playShown(room.page)
    await installWatch(room.page)
    return await work(room)
  } finally {
    await end(room)
  }
}

export async function playShown(page: Page): Promise<void> {
  await page.getByRole('slider', { name: 'Time in the play' }).waitFor()
  await page.locator('[aria-label=Field] canvas[aria-label]').waitFor()
}

export async function end(room: Launched): Promise<void> {
  await room.close()
  if (room.isOwnData) rmSync(room.userData, { recursive: true, force: true, maxRetries: 10 })
  if (room.complaints.length > 0) process.stderr.write(`the page complained: ${room.complaints.join('\n')}\n`)
}

/** Time for a coach to look, milliseconds: nobody presses a key in the frame after the last one. */
export function pause(time_ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time_ms))
}
