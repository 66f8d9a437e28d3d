/** Stories of the menus Film, View and Help, and of finding plays: what is looked at, and how. */
import type { Page } from '@playwright/test'
import type { CommandId } from '../../preload/commands.ts'
import { seeWholeField } from './coach.ts'
import { expect } from './filmRoom.ts'
import { checkedItems } from './menuItems.ts'
import type { Story, Told } from './menuStories.ts'
import { expectOtherField, expectOtherFieldUntil } from './picture.ts'

export const FILM_STORIES = {
  'next-play': {
    does: 'opens the next play of the list',
    tell: async (told) => {
      await expectPlace(told, 1)
      await told.choose()
      await expectPlace(told, 2)
      await told.room.clickMenu('previous-play')
      await expectPlace(told, 1)
    },
  },
  'previous-play': {
    does: 'opens the play before it',
    tell: async (told) => {
      await told.room.clickMenu('next-play')
      await expectPlace(told, 2)
      await told.choose()
      await expectPlace(told, 1)
    },
  },
  'show-suspects': {
    does: 'lists the plays that fooled the read',
    tell: async ({ page, room, sight, choose }) => {
      await choose()
      await expect(sight.suspects.getByRole('option').first()).toHaveAccessibleName(/looked man.* bits of surprise/)
      await expect(page.getByRole('button', { name: 'Suspects' })).toHaveAttribute('aria-pressed', 'true')
      await room.clickMenu('show-plays')
    },
  },
  'show-games': {
    does: 'lists the games',
    tell: async ({ page, room, choose }) => {
      await choose()
      const games = page.getByRole('listbox', { name: 'Games' })
      await expect(games.getByRole('option')).toHaveCount(2)
      await expect(games.getByRole('option', { name: /130 plays, 130 labelled, simulated$/ })).toBeVisible()
      await room.clickMenu('show-plays')
    },
  },
  'show-plays': {
    does: 'lists the plays',
    tell: async ({ room, sight, choose }) => {
      await room.clickMenu('show-games')
      await expect(sight.plays).toBeHidden()
      await choose()
      await expect(sight.plays).toBeVisible()
    },
  },
  'next-suspect': {
    does: 'opens the next of the suspects',
    tell: async (told) => {
      await told.room.clickMenu('show-suspects')
      await told.choose()
      await expectPlace(told, 1)
      await told.choose()
      await expectPlace(told, 2)
      await backToFirstPlay(told)
    },
  },
  'previous-suspect': {
    does: 'opens the suspect before it',
    tell: async (told) => {
      for (const id of ['show-suspects', 'next-suspect', 'next-suspect'] as const) await told.room.clickMenu(id)
      await expectPlace(told, 2)
      await told.choose()
      await expectPlace(told, 1)
      await backToFirstPlay(told)
    },
  },
  find: {
    does: 'puts the cursor into the search field',
    tell: async ({ page, choose }) => {
      await choose()
      await expect(page.getByRole('searchbox', { name: 'Find plays' })).toBeFocused()
      await page.keyboard.press('Escape')
    },
  },
  'clear-filters': {
    does: 'shows all plays again',
    tell: async ({ page, room, sight, choose }) => {
      await room.clickMenu('find')
      await page.keyboard.type('shotgun')
      await expect(sight.count).not.toHaveText('Plays 130 of 130')
      // the list has no letters of its own, the search field has
      await page.keyboard.press('Enter')
      await choose()
      await expect(sight.count).toHaveText('Plays 130 of 130')
      await leaveList(page)
    },
  },
  'zoom-in': { does: 'brings the field nearer', tell: (told) => otherField(told) },
  'zoom-out': { does: 'takes the field farther away', tell: (told) => otherField(told) },
  'zoom-field': { does: 'shows the whole field', tell: (told) => otherField(told) },
  'pan-left': { does: 'looks farther to the left', tell: (told) => otherField(told) },
  'pan-right': { does: 'looks farther to the right', tell: (told) => otherField(told) },
  'pan-up': { does: 'looks farther up', tell: (told) => otherField(told) },
  'pan-down': { does: 'looks farther down', tell: (told) => otherField(told) },
  'zoom-fit': {
    does: 'frames the play as it was at first',
    tell: async ({ page, room, choose }) => {
      await expectOtherFieldUntil(page, () => room.clickMenu('zoom-in'), choose)
    },
  },
  'toggle-trails': {
    does: 'hides the trails of a play that runs, and shows them again',
    tell: async ({ page, room, sight, choose }) => {
      for (const id of ['to-snap', 'next-second'] as const) await room.clickMenu(id)
      await expect(sight.time).toHaveText('+1.0 s')
      await expectOtherFieldUntil(page, choose, choose)
    },
  },
  'toggle-shares': {
    does: "hides each defender's share on the field, and shows it again",
    tell: async ({ page, choose }) => {
      await expectOtherFieldUntil(page, choose, choose)
    },
  },
  'toggle-match-ups': {
    does: 'hides whom the model has each defender cover, and shows it again',
    tell: async ({ room, choose }) => {
      const isOn = async () => (await checkedItems(room.app)).includes('toggle-match-ups')
      for (const after of [false, true]) {
        await choose()
        await expect.poll(isOn).toBe(after)
      }
    },
  },
  'toggle-side': {
    does: 'turns a play that went to the left',
    tell: async (told) => {
      const { page, room, choose } = told
      await openLeftward(told)
      await expectOtherField(page, choose)
      await expect(page.getByRole('button', { name: 'True Side of the Field' })).toHaveAttribute('aria-pressed', 'true')
      await choose()
      await expect(page.getByRole('button', { name: 'True Side of the Field' })).toHaveAttribute(
        'aria-pressed',
        'false',
      )
      await room.clickMenu('show-plays')
      await backToFirstPlay(told)
    },
  },
  'toggle-table': {
    does: 'shows where everybody is in this frame',
    tell: async ({ page, choose }) => {
      const table = page.getByRole('table', { name: /^The field at / })
      await expect(table).not.toBeInViewport({ ratio: 0.1 })
      await choose()
      await expect(table).toBeInViewport({ ratio: 0.1 })
      await choose()
      await expect(table).not.toBeInViewport({ ratio: 0.1 })
    },
  },
  'toggle-list': { does: 'hides the list, and shows it again', tell: (told) => hides(told, 'Games and plays') },
  'toggle-read': { does: 'hides the read, and shows it again', tell: (told) => hides(told, 'Read') },
  evaluate: {
    does: 'tells how good the read is',
    tell: (told) => opensDialog(told, 'How good is the read?'),
  },
  keys: { does: 'opens the page of keys', tell: (told) => opensDialog(told, 'Keys') },
  about: {
    does: 'tells of the program and its model',
    tell: (told) => opensDialog(told, 'About Presnap and its model'),
  },
} satisfies Partial<Record<CommandId, Story>>

/** Opens a dialog of this name; Escape closes it. */
export async function opensDialog({ page, choose }: Told, name: string): Promise<void> {
  await choose()
  await expect(page.getByRole('dialog', { name, exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function otherField({ page, room, choose }: Told): Promise<void> {
  await expectOtherFieldUntil(page, choose, () => room.clickMenu('zoom-fit'))
}

async function hides({ page, choose }: Told, name: string): Promise<void> {
  const panel = page.locator('section, aside').and(page.getByLabel(name, { exact: true }))
  await expect(panel).toBeVisible()
  await choose()
  await expect(panel).toBeHidden()
  await choose()
  await expect(panel).toBeVisible()
}

/** The open play's place in the list. */
async function expectPlace({ sight }: Told, place: number): Promise<void> {
  await expect(sight.openRow).toHaveAttribute('aria-posinset', String(place))
}

async function backToFirstPlay(told: Told): Promise<void> {
  await told.room.clickMenu('show-plays')
  await told.sight.plays.focus()
  await told.page.keyboard.press('Home')
  await expectPlace(told, 1)
  await leaveList(told.page)
}

/** The other team has the ball after the first drive, and goes the other way. */
async function openLeftward(told: Told): Promise<void> {
  const { page, sight } = told
  await sight.plays
    .getByRole('option', { name: /, ELK, / })
    .first()
    .click()
  await expect(sight.openRow).toHaveAccessibleName(/, ELK, /)
  await seeWholeField(page)
}

async function leaveList(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null))
}
