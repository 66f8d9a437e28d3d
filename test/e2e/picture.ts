/** What is drawn rather than written: pictures of the field, told apart by what is on them. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './filmRoom.ts'

export function fieldOf(page: Page): Locator {
  return page.getByRole('img', { name: /^The field: / })
}

/** The picture of a place once no news lies over it and it stands still. */
export async function stillPicture(place: Locator): Promise<Buffer> {
  const notices = place.page().getByRole('region', { name: 'Notices' })
  await expect(notices.getByRole('status').or(notices.getByRole('alert'))).toHaveCount(0)
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
  await expectChanged(page, before)
}

/** Does something and takes it back: the field is another in between, and another again after it. That it is the first
 *  one to the last pixel is not said: letters that were drawn larger in between may be drawn anew. */
export async function expectOtherFieldUntil(
  page: Page,
  work: () => Promise<unknown>,
  undo: () => Promise<unknown>,
): Promise<void> {
  const before = await stillPicture(fieldOf(page))
  await work()
  await expectChanged(page, before)
  const between = await stillPicture(fieldOf(page))
  await undo()
  await expectChanged(page, between)
}

async function expectChanged(page: Page, picture: Buffer): Promise<void> {
  await expect.poll(async () => (await fieldOf(page).screenshot()).equals(picture)).toBe(false)
}
