/** The cut-up: from all plays to the few for the meeting, and their GIFs in a folder. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { decodedGif } from '../builders/gifFrames.ts'
import { type Sight, seeFilm, tabTo } from './coach.ts'
import { DEMO_GAME } from './demoGame.ts'
import { expect, sharedFilmRoom, test } from './filmRoom.ts'
import { type Suspect, suspectsOf } from './suspects.ts'

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1280, height: 720 } }))
let sight: Sight

test.beforeEach(async () => {
  const { page } = filmRoom()
  sight = await seeFilm(page)
  for (const key of ['1', '\\']) await page.keyboard.press(key)
  await expect(sight.count).toHaveText('Plays 130 of 130')
})

test('third-and-long disguises are found by keyboard alone, and N and P stay among them', async ({ demoLibrary }) => {
  const { page } = filmRoom()
  await filterByKeyboard()
  const wanted = thirdAndLong(demoLibrary)
  await expect(sight.count).toHaveText(`Plays ${wanted.length} of 130`)
  for (const [place, { yards_to_go }] of wanted.entries()) {
    await page.keyboard.press('n')
    await expect(sight.openRow).toHaveAttribute('aria-posinset', String(place + 1))
    await expect(sight.situation).toHaveText(new RegExp(`^3rd & ${yards_to_go} at `))
  }
  await page.keyboard.press('n')
  await page.keyboard.press('p')
  await expect(sight.openRow).toHaveAttribute('aria-posinset', String(wanted.length - 1))
})

test('their GIFs go into a folder, whole, one a play, in the order of the list', async ({ demoLibrary }, testInfo) => {
  const { page, answer } = filmRoom()
  const folder = testInfo.outputPath('third and long')
  mkdirSync(folder)
  await filterByKeyboard()
  const wanted = thirdAndLong(demoLibrary)
  await expect(sight.count).toHaveText(`Plays ${wanted.length} of 130`)
  await answer({ open: [[folder]] })
  await page.keyboard.press('Shift+e')
  await expect(
    sight.dialog.getByText(`A GIF of each of ${wanted.length} plays, in the order of the list`),
  ).toBeVisible()
  await sight.dialog.getByRole('radio', { name: '3 s around each snap' }).press('Space')
  await sight.dialog.getByRole('radio', { name: '640' }).press('Space')
  await sight.dialog.getByRole('button', { name: 'Choose folder…' }).press('Enter')
  const end = sight.dialog.getByRole('status')
  await expect(end).toHaveText(new RegExp(`^${wanted.length} GIFs in third and long, [\\d.]+ [KM]B\\.$`))
  await page.keyboard.press('Escape')
  const names = readdirSync(folder).toSorted()
  expect(names).toEqual(
    wanted.map(({ place, clock, yards_to_go, offense_team, play_id }) =>
      [place, clock, `3-${yards_to_go}`, offense_team, DEMO_GAME, `${play_id}.gif`].join('_'),
    ),
  )
  for (const [place, name] of names.entries()) {
    const gif = decodedGif(new Uint8Array(readFileSync(join(folder, name))))
    const frames = wanted[place]?.frames ?? 0
    expect(gif.delays_cs).toEqual([...Array(frames - 1).fill(10), 110])
    expect([gif.width, gif.height, gif.loops]).toEqual([640, 461, 0])
  }
})

test('an export that is cancelled midway keeps whole files only', async ({ launchFilmRoom: _ }, testInfo) => {
  const { page, answer } = filmRoom()
  const folder = testInfo.outputPath('clips')
  mkdirSync(folder)
  await answer({ open: [[folder]] })
  await page.keyboard.press('Shift+e')
  await sight.dialog.getByRole('radio', { name: '3 s around each snap' }).press('Space')
  await sight.dialog.getByRole('button', { name: 'Choose folder…' }).press('Enter')
  const progress = sight.dialog.getByRole('progressbar', { name: 'Making GIFs' })
  await expect(progress).toHaveAttribute('aria-valuetext', /^([3-9]|\d\d+) of 130/)
  await page.keyboard.press('Enter')
  const end = sight.dialog.getByRole('status')
  await expect(end).toHaveText(/^Cancelled\. \d+ GIFs in clips, .* Every file that is there is whole\.$/)
  await page.keyboard.press('Escape')
  await expect(sight.dialog).toBeHidden()
  const names = readdirSync(folder)
  expect(await end.count()).toBe(0)
  expect(names.length).toBeGreaterThanOrEqual(2)
  expect(names.length).toBeLessThan(130)
  for (const name of names) {
    expect(name).toMatch(/^\d{3}_Q.*\.gif$/)
    expect(decodedGif(new Uint8Array(readFileSync(join(folder, name)))).delays_cs.at(-1)).toBe(110)
  }
})

test('filters that leave nothing say so, and lead back', async () => {
  const { page } = filmRoom()
  const filters = page.getByRole('button', { name: /^Filters/ })
  if ((await filters.getAttribute('aria-expanded')) === 'false') await filters.click()
  for (const name of ['4th', '7+', 'Goal']) await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name: 'No play passes all filters' })).toBeVisible()
  await expect(page.getByText('Set: 4th down; long; goal line.')).toBeVisible()
  await filters.click()
  await page.getByRole('button', { name: 'Take off the filter "goal line"' }).click()
  await page.getByRole('button', { name: 'Take off the filter "long"' }).click()
  await expect(sight.count).toHaveText(/^Plays ([1-9]\d*) of 130$/)
  await page.keyboard.press('\\')
  await expect(sight.count).toHaveText('Plays 130 of 130')
})

test('a search finds plays by their words, and Enter leads to them', async () => {
  const { page } = filmRoom()
  await page.keyboard.press('/')
  await page.keyboard.type('sacked')
  await expect(sight.count).toHaveText(/^Plays [1-9] of 130$/)
  const found = Number((await sight.count.textContent())?.match(/\d+/)?.[0])
  await expect(sight.plays.getByRole('option', { name: /, sack,/ })).toHaveCount(found)
  await page.keyboard.press('Enter')
  await expect(sight.plays).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('complementary', { name: 'Read' })).toContainText(/sacked/)
  await page.keyboard.press('/')
  await page.keyboard.press('Escape')
  await expect(sight.count).toHaveText('Plays 130 of 130')
  await page.keyboard.press('Escape')
  await expect(sight.plays).toBeFocused()
})

test('the list is sorted as it says', async ({ demoLibrary }) => {
  const { page } = filmRoom()
  const order = page.getByRole('combobox', { name: 'Order of plays' })
  await order.selectOption('Most like man at the last look')
  await sight.plays.press('Home')
  await expect.poll(async () => isFallingFrom(86, await looks())).toBe(true)
  await order.selectOption('Most surprising')
  await sight.plays.press('Home')
  const [most] = suspectsOf(demoLibrary).suspects.toSorted((a, b) => b.surprise - a.surprise) as [Suspect]
  await expect(sight.openRow).toHaveAccessibleName(
    new RegExp(`${most.down} and ${most.yardsToGo}.*P man ${Math.round(100 * most.read)} %`),
  )
  await page.keyboard.press('n')
  await order.selectOption('In order of play')
  await expect(sight.plays.getByRole('option', { selected: true })).toBeVisible()
})

test('the suspects follow the threshold, false positives first', async ({ demoLibrary }) => {
  const { page } = filmRoom()
  const { suspects, judged, leftOut } = suspectsOf(demoLibrary)
  const [positive, negative] = ['false-positive', 'false-negative'].map((kind) => ofKind(suspects, kind)) as [
    Suspect[],
    Suspect[],
  ]
  await page.keyboard.press('2')
  const said = page.getByText(toldSuspects(positive.length, negative.length))
  const counted = toldSuspects(positive.length, negative.length).exec((await said.textContent()) ?? '')
  expect(counted?.slice(1).map(Number)).toEqual([judged, leftOut.noDropback, leftOut.noRead])
  await sight.suspects.press('Home')
  await expect(sight.openRow).toHaveAttribute('aria-setsize', String(suspects.length))
  const percent = (read = 0) => new RegExp(`P man ${Math.round(100 * read)} %`)
  await expect(sight.openRow).toHaveAccessibleName(percent(positive[0]?.read))
  for (const _ of positive) await page.keyboard.press('Shift+n')
  await expect(sight.openRow).toHaveAttribute('aria-posinset', String(positive.length + 1))
  await expect(sight.openRow).toHaveAccessibleName(percent(negative[0]?.read))

  const threshold = page.getByRole('slider', { name: 'Says man from' })
  for (let presses = 0; presses < 10; presses++) await threshold.press('ArrowRight')
  const left = positive.filter(({ read }) => read >= 0.6)
  await expect(page.getByText(new RegExp(`^${left.length} of ${judged} judged plays .* at 60 %;`))).toBeVisible()
  await threshold.press('End')
  await expect(page.getByText(new RegExp(`^0 of ${judged} judged plays .* at 95 %;`))).toBeVisible()
  for (let edits = 0; edits < 11; edits++) await page.keyboard.press('ControlOrMeta+z')
  await expect(threshold).toHaveAttribute('aria-valuetext', '50%')
})

/** 3rd, 7+ and Disguises, from the search field on with Tab and Space. */
async function filterByKeyboard(): Promise<void> {
  const { page } = filmRoom()
  const filters = page.getByRole('button', { name: /^Filters/ })
  await page.keyboard.press('/')
  await tabTo(page, filters)
  if ((await filters.getAttribute('aria-expanded')) === 'false') await page.keyboard.press('Enter')
  for (const name of ['3rd', '7+', 'Disguises']) {
    await tabTo(page, page.getByRole('button', { name, exact: true }))
    await page.keyboard.press('Space')
  }
  await tabTo(page, sight.plays)
}

/** P(man) at the last look, percent, of the rows on screen. */
async function looks(): Promise<number[]> {
  const labels = await sight.plays.getByRole('option').evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? ''))
  return labels.map((label) => Number(/P man (\d+) %/.exec(label)?.[1] ?? Number.NaN)).filter(Number.isFinite)
}

/** Whether numbers begin so high, and never rise. */
function isFallingFrom(least: number, numbers: readonly number[]): boolean {
  return (numbers[0] ?? 0) >= least && numbers.every((number, place) => number <= (numbers[place - 1] ?? number))
}

function ofKind(suspects: readonly Suspect[], wanted: string): Suspect[] {
  return suspects.filter(({ kind }) => kind === wanted)
}

/** How many are judged, how many are no dropbacks, and how many looks are no read. */
function toldSuspects(positive: number, negative: number): RegExp {
  const look = `^${positive} of (\\d+) judged plays look like man and were zone at 50 %`
  return new RegExp(`${look}; ${negative} the other way round\\. Left out: (\\d+) runs or kicks, (\\d+) no reads\\.$`)
}

interface WantedPlay {
  readonly play_id: number
  readonly yards_to_go: number
  readonly offense_team: string
  /** "Q2_0412" */
  readonly clock: string
  /** "01" */
  readonly place: string
  /** From 3 s before the snap to 3 s after it, as far as there are any. */
  readonly frames: number
}

/** The third-and-long disguises in order of play, from the library's file. */
function thirdAndLong(demoLibrary: string): readonly WantedPlay[] {
  const disguises = new Set(suspectsOf(demoLibrary).suspects.map(({ playId }) => playId))
  const library = new Database(demoLibrary, { readonly: true })
  const plays = library
    .prepare(`SELECT play_id, yards_to_go, offense_team,
        format('Q%d_%02d%02d', quarter, game_clock_s / 60, game_clock_s % 60) AS clock,
        min(snap_frame, 30) + min(frame_count - 1 - snap_frame, 30) + 1 AS frames
      FROM plays JOIN tracking USING (game_id, play_id) WHERE down = 3 AND yards_to_go >= 7 ORDER BY play_id`)
    .all() as Omit<WantedPlay, 'place'>[]
  library.close()
  return plays
    .filter(({ play_id }) => disguises.has(play_id))
    .map((play, place) => ({ ...play, place: String(place + 1).padStart(2, '0') }))
}
