/** What is drawn rather than written: pictures of the field, told apart by what is on them. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './filmRoom.ts'

export function fieldOf(page: Page): Locator {
  return page.getByRole('img', { name: /^The field: / })
}

/** The picture of a place once it stands still. */
export async function stillPicture(place: Locator): Promise<Buffer> {
  let before = await place.screenshot()
  await expect
    .poll(async () => {
      const now = await place.screenshot()
      const isStill = now.equals(before)
      before = now
      return isStill
    })
    .toBe(true)
  return before
}

/** Does something, and expects to see it on the field. */
export async function expectOtherField(page: Page, work: () => Promise<unknown>): Promise<void> {
  const before = await stillPicture(fieldOf(page))
  await work()
  await expect.poll(async () => (await fieldOf(page).screenshot()).equals(before)).toBe(false)
}
