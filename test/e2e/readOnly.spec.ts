/** A library that nothing can be written to: what is there can be seen, and why no more can be done is said. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canMountDisks, mountDisk } from '../builders/mountedDisk.ts'
import { seeFilm } from './coach.ts'
import { expect, test } from './filmRoom.ts'

const cannot = !canMountDisks()

for (const [kind, reason] of [
  ['full', 'The disk is full.'],
  ['read-only', 'the disk is read-only.'],
] as const) {
  test(`a library on a disk that is ${kind} is open to be seen, and says why nothing is stored`, async ({
    launchFilmRoom,
    demoLibrary,
  }) => {
    test.skip(cannot, 'left out: no disk can be mounted here')
    const folder = mkdtempSync(join(tmpdir(), 'presnap-disk-'))
    mkdirSync(join(folder, 'disk'))
    const disk = mountDisk(join(folder, 'disk'), 256)
    try {
      const library = join(disk.folder, 'season.presnap')
      copyFileSync(demoLibrary, library)
      if (kind === 'full') disk.fill()
      else disk.makeReadOnly()
      const { page } = await launchFilmRoom({ args: [library], size: { width: 1280, height: 720 } })
      const sight = await seeFilm(page)
      const notice = page.getByRole('alert').filter({ hasText: reason })
      await expect(notice).toContainText('You can look at everything in this library')
      await expect(page.getByRole('contentinfo').getByText('Read-only')).toBeVisible()
      await notice.getByRole('button', { name: 'Close' }).click()

      await page.keyboard.press('n')
      await expect(sight.openRow).toHaveAttribute('aria-posinset', '2')
      await page.keyboard.press('f')
      await expect(notice).toBeVisible()
      await expect(sight.flags).toHaveCount(0)
    } finally {
      disk.unmount()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
