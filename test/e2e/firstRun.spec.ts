/** From a first run to a first flag, by keyboard alone. */
import { expect, test } from './filmRoom.ts'

test('a coach who has never seen it flags a moment of the demo game', async ({ launchFilmRoom }) => {
  const { page } = await launchFilmRoom()
  await expect(page.getByText('Making the simulated demo game').first()).toBeVisible()
  const slider = page.getByRole('slider', { name: 'Time in the play' })
  await expect(slider).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.press('s')
  await expect(slider).toHaveAttribute('aria-valuetext', /^0\.0 s/)
  await page.keyboard.press('ArrowLeft')
  await expect(slider).toHaveAttribute('aria-valuetext', /-0\.1 s, (man \d+ %|no read)/)
  await page.keyboard.press('f')
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /flag at -0\.1 s/i })
      .first(),
  ).toBeVisible()
})
