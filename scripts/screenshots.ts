/** `npm run screenshots`: drives the film room through the simulated demo game and keeps the README's pictures. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PNG } from 'pngjs'
import { type FilmRoom, type LaunchOptions, launch } from '../test/e2e/filmRoom.ts'
import { ensureChromium } from './browser.ts'
import { ROOT } from './places.ts'

const PICTURES = join(ROOT, 'docs', 'pictures')
const CLI = join(ROOT, 'out', 'main', 'cli', 'index.js')
const SIZE = { width: 1440, height: 900 } as const
/** Enough that an import can be seen at work. */
const GAMES = 4

const chromium = ensureChromium()
if ('missing' in chromium) {
  process.stderr.write(`${chromium.missing}\n`)
  process.exit(1)
}
const scratch = mkdtempSync(join(tmpdir(), 'presnap-pictures-'))
try {
  await takePictures(join(scratch, 'demo.presnap'))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function takePictures(library: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  say('Making the demo game ...')
  presnap('demo', '--library', library, '--out', join(scratch, 'demo'))
  await withRoom({ library, theme: 'dark' }, async ({ page, answer }) => {
    await showDisguise(page)
    await page.keyboard.press('Shift+S')
    await keep(page, 'field')
    await page.keyboard.press('2')
    await page.getByRole('listbox', { name: /suspects/i }).waitFor()
    await step(page, 22)
    await keep(page, 'disguise')
    await saveClip(page, answer)
  })
  await withRoom({ library, theme: 'light' }, async ({ page }) => {
    await showDisguise(page)
    await page.keyboard.press('Shift+S')
    await keep(page, 'light')
    await page.keyboard.press('h')
    await page.getByText(/^At -0\.1 s the read is right on/).waitFor()
    await keep(page, 'evaluation')
  })
  say('Simulating games with faults in them ...')
  const games = join(scratch, 'simulated-week')
  presnap('simulate', '--games', String(GAMES), '--seed', '5', '--out', games)
  renumber(games)
  spoil(games)
  await withRoom({ library, theme: 'dark' }, async ({ page, drop }) => {
    await showDisguise(page)
    await drop(games)
    await page.getByRole('progressbar', { name: 'Import' }).waitFor()
    await page.getByRole('button', { name: /cancel/i }).waitFor()
    await page
      .getByText(/[1-9]\d* plays/)
      .first()
      .waitFor()
    await keep(page, 'import')
    await page.getByRole('progressbar', { name: 'Import' }).waitFor({ state: 'detached', timeout: 300_000 })
    await page.getByRole('button', { name: 'Show report' }).click()
    await page.getByRole('dialog').waitFor()
    await keep(page, 'report')
  })
}

/** The first play of the game that looked like man and was zone, with all that the read panel tells of it. */
async function showDisguise(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^The field: / }).waitFor()
  await page.keyboard.press('Shift+N')
  await page
    .getByText(/^Looked like man/)
    .first()
    .waitFor()
  await page.getByText('being worked out').waitFor({ state: 'detached' })
}

async function step(page: Page, frames: number): Promise<void> {
  for (let frame = 0; frame < frames; frame++) await page.keyboard.press('ArrowRight')
}

async function saveClip(page: Page, answer: FilmRoom['answer']): Promise<void> {
  await answer({ save: [join(PICTURES, 'clip.gif')] })
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: 'Export clip' })
  const choose = (group: string, option: string) =>
    dialog
      .getByRole('radiogroup', { name: group })
      .getByRole('radio', { name: option, exact: true })
      .check({ force: true })
  await choose('Part of the play', 'Around snap')
  await choose('Width in pixels', '640')
  await dialog.getByRole('button', { name: 'Save GIF…' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A simulated season numbers its games as the demo does: these are another week's. */
function renumber(games: string): void {
  for (const name of readdirSync(games)) {
    const path = join(games, name)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/\b19000907(\d\d)\b/g, '19000914$1'))
  }
}

/** What goes wrong in files: a number that is none, a row cut short, a player whom nobody knows. */
function spoil(games: string): void {
  const path = join(games, 'tracking_week_1.csv')
  const lines = readFileSync(path, 'utf8').split('\n')
  const [header = ''] = lines
  const columns = header.split(',')
  const change = (line: number, column: string, value: string) => {
    const cells = (lines[line] ?? '').split(',')
    cells[columns.indexOf(column)] = value
    lines[line] = cells.join(',')
  }
  for (const line of [41_206, 41_207, 41_208]) change(line, 'x', '1O3.4')
  for (const line of [88_020, 88_021]) change(line, 's', 'fast')
  change(120_411, 'nflId', '99')
  lines[150_333] = (lines[150_333] ?? '').slice(0, 40)
  writeFileSync(path, lines.join('\n'))
}

async function withRoom(options: LaunchOptions, work: (room: FilmRoom) => Promise<void>): Promise<void> {
  const room = await launch({ size: SIZE, ...options })
  try {
    await work(room)
  } finally {
    await room.close()
    rmSync(room.userData, { recursive: true, force: true, maxRetries: 10 })
  }
  if (room.complaints.length > 0) throw new Error(room.complaints.join('\n'))
}

/** As small as it gets without changing a pixel. */
async function keep(page: Page, name: string): Promise<void> {
  // the typeface, and what moves into place
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  })
  const picture = PNG.sync.read(await page.screenshot())
  const bytes = PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 })
  writeFileSync(join(PICTURES, `${name}.png`), bytes)
  say(`${name}.png, ${Math.round(bytes.length / 1000)} kB`)
}

function presnap(...args: string[]): void {
  execFileSync(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
