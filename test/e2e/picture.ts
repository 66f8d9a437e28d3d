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
  await expectField(page, before, false)
}

/** Does something and takes it back: the field is another in between, and then as it was. */
export async function expectOtherFieldUntil(
  page: Page,
  work: () => Promise<unknown>,
  undo: () => Promise<unknown>,
): Promise<void> {
  const before = await stillPicture(fieldOf(page))
  await work()
  await expectField(page, before, false)
  await undo()
  await expectField(page, before, true)
}

async function expectField(page: Page, picture: Buffer, isSame: boolean): Promise<void> {
  await expect.poll(async () => (await fieldOf(page).screenshot()).equals(picture)).toBe(isSame)
}
