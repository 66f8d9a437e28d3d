/** A season and more: ten thousand plays in one list, which stays live. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { multiplyPlays } from '../builders/manyPlays.ts'
import { type Sight, seeFilm } from './coach.ts'
import { expect, type FilmRoom, sharedFilmRoom, test } from './filmRoom.ts'

const LEAST_PLAYS = 10_000
declare global {
  /** In main, while a test listens: threads by what has come of them. */
  var threadsOfTest: ('still at work' | 'nothing' | 'a report')[]
}

/** Far more than fit on the screen, far fewer than there are. */
const MOST_ROWS_DRAWN = 80

const folder = mkdtempSync(join(tmpdir(), 'presnap-many-'))
let plays = 0
const shared = sharedFilmRoom((demoLibrary) => {
  const library = join(folder, 'library.presnap')
  copyFileSync(demoLibrary, library)
  plays = multiplyPlays(library, LEAST_PLAYS)
  return { library }
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

let page: Page
let sight: Sight
test.beforeEach(async () => {
  page = shared().page
  sight = await seeFilm(page)
})

test('all plays of a library of ten thousand are in one list, and few of them are drawn', async () => {
  const total = plays.toLocaleString('en-US')
  expect(plays).toBeGreaterThanOrEqual(LEAST_PLAYS)
  await expect(sight.count).toHaveText(`Plays ${total} of ${total}`)
  expect(await page.getByRole('option').count()).toBeLessThan(MOST_ROWS_DRAWN)
})

test('the last play is one key away, and so is the first', async () => {
  await sight.plays.focus()
  await page.keyboard.press('End')
  await expect(sight.openRow).toHaveAttribute('aria-posinset', String(plays))
  await expect(sight.openRow).toBeInViewport()
  await page.keyboard.press('Home')
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '1')
  await expect(sight.openRow).toBeInViewport()
})

test('stepping goes on from play to play', async () => {
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '3')
  await page.keyboard.press('p')
  await expect(sight.openRow).toHaveAttribute('aria-posinset', '2')
})

test('a search through all of them narrows the list as it is typed', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('sacked')
  await expect(sight.count).not.toHaveText(new RegExp(`^Plays ${plays.toLocaleString('en-US')} of`))
  await expect(sight.plays.getByRole('option').first()).toHaveAccessibleName(/sack/i)
  await page.getByRole('searchbox').fill('')
  await expect(sight.count).toHaveText(new RegExp(`^Plays ${plays.toLocaleString('en-US')} of`))
})

test('the report counts the plays that are judged, is given up with its dialog, and is made when asked for again', async () => {
  await hearThreads(shared())
  const dialog = page.getByRole('dialog', { name: 'How good is the read?' })
  const progress = dialog.getByRole('progressbar', { name: 'Judging the plays of the library' })
  // letters are the search field's while it has the cursor
  await page.getByRole('slider', { name: 'Time in the play' }).focus()
  await page.keyboard.press('h')
  const told = new RegExp(`^[\\d,]+ of ${plays.toLocaleString('en-US')} plays$|^figures of \\d+ of \\d+ moments$`)
  await expect(progress).toHaveAttribute('aria-valuetext', told)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  // one that was asked for before the model was open is left for the next
  await expect.poll(async () => [...new Set(await threadsOf(shared()))]).toEqual(['nothing'])
  await page.keyboard.press('h')
  await expect(progress).toBeVisible()
  await expect(dialog.getByText(/^At -0\.1 s the read is right on/)).toBeVisible()
  await expect(progress).toBeHidden()
  expect((await threadsOf(shared())).at(-1)).toBe('a report')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the suspects of all games come, the most surprising first', async () => {
  await page.getByRole('slider', { name: 'Time in the play' }).focus()
  await page.keyboard.press('2')
  await expect(sight.suspects.getByRole('option').first()).toBeVisible()
  expect(await page.getByRole('option').count()).toBeLessThan(MOST_ROWS_DRAWN)
  await page.keyboard.press('1')
  await expect(sight.plays).toBeVisible()
})

/** Notes what comes of the threads that main starts from now on: those of reports. */
async function hearThreads({ app }: FilmRoom): Promise<void> {
  await app.evaluate(() => {
    const threads: typeof globalThis.threadsOfTest = []
    globalThis.threadsOfTest = threads
    process.on('worker', (thread) => {
      const place = threads.push('still at work') - 1
      thread.on('message', (reply) => {
        if ('answer' in reply) threads[place] = reply.answer.value === null ? 'nothing' : 'a report'
      })
    })
  })
}

function threadsOf({ app }: FilmRoom): Promise<readonly string[]> {
  return app.evaluate(() => globalThis.threadsOfTest)
}
