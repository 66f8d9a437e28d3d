/** Where a coach looks and what he does over and over, in the words that are on his screen. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './filmRoom.ts'
import { fieldOf } from './picture.ts'

export interface Sight {
  /** "-1.2 s" */
  readonly time: Locator
  readonly timeline: Locator
  readonly plays: Locator
  readonly suspects: Locator
  /** The row of the open play, in whichever list is shown. */
  readonly openRow: Locator
  /** "3rd & 8 at ELK 34" */
  readonly situation: Locator
  /** "Plays 6 of 130" */
  readonly count: Locator
  readonly flags: Locator
  readonly dialog: Locator
  readonly notices: Locator
}

export function sightOf(page: Page): Sight {
  const read = page.getByRole('complementary', { name: 'Read' })
  return {
    time: page.getByRole('timer', { name: 'Time from the snap' }),
    timeline: page.getByRole('slider', { name: 'Time in the play' }),
    plays: page.getByRole('listbox', { name: 'Plays' }),
    suspects: page.getByRole('listbox', { name: 'Suspects' }),
    openRow: page.getByRole('listbox').getByRole('option', { selected: true }),
    situation: read.getByRole('heading', { level: 2 }),
    count: page.getByRole('status').filter({ hasText: /^Plays [\d,]+ of [\d,]+$/ }),
    flags: read.getByRole('region', { name: 'Flags and notes' }).getByRole('listitem'),
    dialog: page.getByRole('dialog'),
    notices: page.getByRole('region', { name: 'Notices' }),
  }
}

/** Waits until there is film to step through. */
export async function seeFilm(page: Page): Promise<Sight> {
  const sight = sightOf(page)
  await expect(sight.timeline).toHaveAttribute('aria-valuetext', / s, (man \d+ %|no read)$/)
  await expect(sight.openRow).toBeVisible()
  return sight
}

/** Waits until the selected play is on the field, with all that its read will draw there: shares, and what each
 *  defender does, of which the model that ships tells. */
export async function seeWholeField(page: Page): Promise<Sight> {
  const sight = await seeFilm(page)
  await expect.poll(() => isOnField(page, sight)).toBe(true)
  await expect(page.getByText('Sorted by the last look')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Likely job' })).toBeAttached()
  return sight
}

/** "3 and 8, at ELK 34" in the list is "3rd & 8 at ELK 34" on the field. */
async function isOnField(page: Page, { openRow }: Sight): Promise<boolean> {
  const row = (await openRow.getAttribute('aria-label')) ?? ''
  const [down, distance, place] = /(\d) and (\w+), at (\w+ \d+|50)/.exec(row)?.slice(1) ?? []
  const situation = new RegExp(`: ${down}\\w\\w & ${distance} at ${place === '50' ? 'midfield' : place}\\.`, 'i')
  return situation.test((await fieldOf(page).getAttribute('aria-label')) ?? '')
}

/** Goes on with Tab until something has the focus. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses++) {
    await page.keyboard.press('Tab')
    if (await place.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${place} is not reached with Tab`)
}

const MOST_TABS = 60

/** A key of the table of commands as Playwright presses it. */
export function pressOf(key: string): string {
  return key.replace('Mod', 'ControlOrMeta').replace(/ $/, 'Space')
}

/** The moment on screen, seconds from the snap. */
export async function momentOn({ timeline }: Pick<Sight, 'timeline'>): Promise<number> {
  return Number(await timeline.getAttribute('aria-valuenow'))
}

/** The first and the last moment of the play on screen. */
export async function rangeOn({ timeline }: Pick<Sight, 'timeline'>): Promise<{ start: number; end: number }> {
  const [start, end] = [await timeline.getAttribute('aria-valuemin'), await timeline.getAttribute('aria-valuemax')]
  return { start: Number(start), end: Number(end) }
}

/** "-1.2 s", as the film room writes it. */
export function momentText(moment: number): string {
  const tenths = Math.round(moment * 10) / 10
  return `${tenths > 0 ? '+' : tenths < 0 ? '-' : ''}${Math.abs(tenths).toFixed(1)} s`
}
