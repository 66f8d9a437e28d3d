/** Stories of the menu File: what comes in, what is saved, and where. They change the library, so they come last. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandId } from '../../preload/commands.ts'
import { expect } from './filmRoom.ts'
import type { Story, Told } from './menuStories.ts'
import { opensDialog } from './menuStoriesOfFilm.ts'

export const FILE_STORIES = {
  export: { does: 'asks how the clip is wanted', tell: (told) => opensDialog(told, 'Export clip') },
  'export-cut-up': {
    does: 'asks how the clips are wanted',
    tell: (told) => opensDialog(told, 'Export cut-up as GIFs'),
  },
  settings: { does: 'opens the settings', tell: (told) => opensDialog(told, 'Settings') },
  'export-frame': {
    does: 'saves the picture of the frame where it is wanted',
    tell: async (told) => {
      const path = await savedAs(told, 'frame.png')
      expect(readFileSync(path).subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    },
  },
  'export-flags': {
    does: 'saves the flags where they are wanted',
    tell: async (told) => {
      await told.room.clickMenu('to-snap')
      await told.room.clickMenu('flag')
      await expect(told.sight.flags).toHaveCount(1)
      const lines = readFileSync(await savedAs(told, 'flags.csv'), 'utf8')
        .trim()
        .split(/\r?\n/)
      expect(lines).toHaveLength(2)
      expect(lines[1]).toContain('added')
      await told.room.clickMenu('undo')
    },
  },
  'import-files': {
    does: 'asks for files, and says what is wrong with one that is no data',
    tell: async (told) => {
      const path = join(told.room.userData, 'grocery-list.csv')
      writeFileSync(path, 'milk,eggs\n1,12\n')
      await importsNothing(told, { path, title: 'Import Tracking Data' })
    },
  },
  'import-folder': {
    does: 'asks for folders, and says what is wrong with an empty one',
    tell: async (told) => {
      const path = join(told.room.userData, 'nothing')
      mkdirSync(path)
      await importsNothing(told, { path, title: 'Import a Folder of Tracking Data' })
    },
  },
  'new-library': {
    does: 'makes an empty library where it is wanted',
    tell: async (told) => {
      await told.room.answer({ save: [join(told.room.userData, 'season.presnap')] })
      await told.choose()
      await expectLibrary(told, 'season.presnap')
      await expect(told.page.getByText('No games yet')).toBeVisible()
      await openLibrary(told, 'library.presnap')
    },
  },
  'open-library': {
    does: 'opens another library, with its plays',
    tell: async (told) => {
      const other = join(told.room.userData, 'other.presnap')
      await openLibrary(told, 'season.presnap')
      await expect(told.page.getByText('No games yet')).toBeVisible()
      copyFileSync(join(told.room.userData, 'library.presnap'), other)
      await told.room.answer({ open: [[other]] })
      await told.choose()
      await expectLibrary(told, 'other.presnap')
      await expect(told.sight.count).toHaveText('Plays 130 of 130')
      await openLibrary(told, 'library.presnap')
      await expect(told.sight.timeline).toBeVisible()
    },
  },
  'add-demo': {
    does: 'puts the simulated game into the library',
    tell: async (told) => {
      await openLibrary(told, 'season.presnap')
      await told.choose()
      await expect(told.sight.notices.getByText('1 game, 130 plays imported.')).toBeVisible()
      await expect(told.sight.count).toHaveText('Plays 130 of 130')
    },
  },
  'stop-reading': {
    does: 'stops reading plays, and goes on when it is chosen again',
    tell: async ({ page, choose }) => {
      const foot = page.getByRole('contentinfo')
      await expect(foot.getByText(/^Reading plays \d+ of 130/)).toBeVisible()
      await choose()
      await expect(foot.getByText(/^Reading stopped at play \d+ of 130$/)).toBeVisible()
      await choose()
      await expect(foot.getByText(/^Reading stopped/)).toBeHidden()
    },
  },
  'show-report': {
    does: 'tells what the last import brought',
    tell: (told) => opensDialog(told, 'Import of Simulated demo game'),
  },
} satisfies Partial<Record<CommandId, Story>>

/** Chooses where, waits until it is said to be there, and tells where that is. */
async function savedAs({ room, sight, choose }: Told, name: string): Promise<string> {
  const path = join(room.userData, name)
  await room.answer({ save: [path] })
  await choose()
  await expect(sight.notices.getByText(`Saved ${name}.`).last()).toBeVisible()
  return path
}

async function importsNothing(told: Told, { path, title }: { path: string; title: string }): Promise<void> {
  const { room, page, choose } = told
  await room.answer({ open: [[path]] })
  await choose()
  await expect(page.getByRole('alert')).toBeVisible()
  expect((await room.asked()).at(-1)).toMatchObject({ kind: 'open', what: title })
  await page.getByRole('alert').getByRole('button', { name: 'Close notice' }).click()
  await expect(page.getByRole('alert')).toBeHidden()
}

async function openLibrary(told: Told, name: string): Promise<void> {
  await told.room.answer({ open: [[join(told.room.userData, name)]] })
  await told.room.clickMenu('open-library')
  await expectLibrary(told, name)
}

async function expectLibrary({ page }: Told, name: string): Promise<void> {
  await expect(page.getByRole('contentinfo').getByText(name, { exact: true })).toBeVisible()
}
