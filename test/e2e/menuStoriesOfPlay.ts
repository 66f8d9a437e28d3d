/** Stories of the menus Edit and Play: what happens to the play on the field. */
import type { CommandId } from '../../preload/commands.ts'
import { momentText, rangeOn } from './coach.ts'
import { expect } from './filmRoom.ts'
import type { Story, Told } from './menuStories.ts'

export const PLAY_STORIES = {
  'to-snap': { does: 'goes to the snap', tell: (told) => leadsTo(told, '0.0 s') },
  'to-last-look': { does: 'goes to the last look', tell: (told) => leadsTo(told, '-0.1 s') },
  'next-frame': { does: 'goes one frame on', tell: (told) => fromSnapTo(told, '+0.1 s') },
  'previous-frame': { does: 'goes one frame back', tell: (told) => fromSnapTo(told, '-0.1 s') },
  'next-second': { does: 'goes ten frames on', tell: (told) => fromSnapTo(told, '+1.0 s') },
  'previous-second': { does: 'goes ten frames back', tell: (told) => fromSnapTo(told, '-1.0 s') },
  'to-start': {
    does: 'goes to the first frame',
    tell: async (told) => leadsTo(told, momentText((await rangeOn(told.sight)).start)),
  },
  'to-end': {
    does: 'goes to the last frame',
    tell: async (told) => leadsTo(told, momentText((await rangeOn(told.sight)).end)),
  },
  'next-tell': {
    does: 'goes to where the next tell is complete',
    tell: async (told) => {
      await told.room.clickMenu('to-start')
      const first = told.page.getByRole('region', { name: 'Tells' }).getByRole('button').first()
      const [, end] = /to (\S+ s)/.exec((await first.textContent()) ?? '') ?? []
      await leadsTo(told, end ?? 'a tell with a moment')
    },
  },
  'play-pause': {
    does: 'plays, and pauses when it is chosen again',
    tell: async ({ page, room, choose }) => {
      await room.clickMenu('to-start')
      await choose()
      await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
      await choose()
      await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
    },
  },
  faster: {
    does: 'plays, and faster when it is chosen again',
    tell: async (told) => {
      await told.room.clickMenu('to-start')
      await told.choose()
      await told.choose()
      await speedIs(told, '1.5x')
      await told.room.clickMenu('to-snap')
      await told.room.clickMenu('speed-down')
      await speedIs(told, '1x')
    },
  },
  'slower-reverse': {
    does: 'plays backwards from where the film stands',
    tell: async (told) => {
      await told.room.clickMenu('to-end')
      await told.choose()
      await speedIs(told, '1x back')
      await told.room.clickMenu('to-start')
      await told.room.clickMenu('faster')
      await speedIs(told, '1x')
      await told.room.clickMenu('to-snap')
    },
  },
  'speed-down': {
    does: 'lowers the speed',
    tell: async (told) => {
      await told.choose()
      await speedIs(told, '0.75x')
      await told.room.clickMenu('speed-up')
    },
  },
  'speed-up': {
    does: 'raises the speed',
    tell: async (told) => {
      await told.choose()
      await speedIs(told, '1.5x')
      await told.room.clickMenu('speed-down')
    },
  },
  'mark-in': {
    does: 'marks where the clip begins',
    tell: async ({ page, room, choose }) => {
      await room.clickMenu('to-snap')
      await choose()
      await expect(page.getByRole('toolbar').getByText('from 0.0 s')).toBeVisible()
      await room.clickMenu('clear-marks')
    },
  },
  'mark-out': {
    does: 'marks where the clip ends',
    tell: async ({ page, room, choose }) => {
      await room.clickMenu('to-snap')
      await choose()
      await expect(page.getByRole('toolbar').getByText('until 0.0 s')).toBeVisible()
      await room.clickMenu('clear-marks')
    },
  },
  'clear-marks': {
    does: 'takes both marks off',
    tell: async ({ page, room, choose }) => {
      for (const id of ['to-snap', 'mark-in', 'next-second', 'mark-out'] as const) await room.clickMenu(id)
      const loop = page.getByRole('toolbar').getByText('loop 0.0 s to +1.0 s')
      await expect(loop).toBeVisible()
      await choose()
      await expect(loop).toBeHidden()
    },
  },
  flag: {
    does: 'flags the moment on the field',
    tell: async (told) => {
      await told.room.clickMenu('to-snap')
      await told.choose()
      await expect(pin(told, 'Flag at 0.0 s')).toBeVisible()
      await takenBack(told, 'Flag at 0.0 s')
    },
  },
  confirm: {
    does: 'confirms the disguise at the last look',
    tell: async (told) => {
      await told.choose()
      await expect(pin(told, 'Confirmed disguise at -0.1 s')).toBeVisible()
      await takenBack(told, 'Confirmed disguise at -0.1 s')
    },
  },
  dismiss: {
    does: 'dismisses the disguise at the last look',
    tell: async (told) => {
      await told.choose()
      await expect(pin(told, 'Dismissed disguise at -0.1 s')).toBeVisible()
      await takenBack(told, 'Dismissed disguise at -0.1 s')
    },
  },
  note: {
    does: 'puts the cursor into the note of a flag',
    tell: async (told) => {
      await told.room.clickMenu('to-snap')
      await told.choose()
      await expect(told.page.getByRole('textbox', { name: 'Note on the flag at 0.0 s' })).toBeFocused()
      await told.page.keyboard.press('Escape')
      await takenBack(told, 'Flag at 0.0 s')
    },
  },
  'remove-flag': {
    does: 'removes the flag that is nearest',
    tell: async (told) => {
      for (const id of ['to-snap', 'flag', 'next-second', 'flag'] as const) await told.room.clickMenu(id)
      await expect(pin(told, 'Flag at +1.0 s')).toBeVisible()
      await told.choose()
      await expect(pin(told, 'Flag at +1.0 s')).toBeHidden()
      await told.choose()
      await expect(pin(told, 'Flag at 0.0 s')).toBeHidden()
    },
  },
  undo: {
    does: 'takes the last change back, and says which',
    tell: async (told) => {
      await told.room.clickMenu('to-snap')
      await told.room.clickMenu('flag')
      await expect(pin(told, 'Flag at 0.0 s')).toBeVisible()
      await told.choose()
      await expect(pin(told, 'Flag at 0.0 s')).toBeHidden()
      await expect(told.sight.notices.getByText('Undone: flag at 0.0 s.').last()).toBeVisible()
    },
  },
  redo: {
    does: 'makes it again, and says which',
    tell: async (told) => {
      for (const id of ['to-snap', 'flag', 'undo'] as const) await told.room.clickMenu(id)
      await expect(pin(told, 'Flag at 0.0 s')).toBeHidden()
      await told.choose()
      await expect(pin(told, 'Flag at 0.0 s')).toBeVisible()
      await expect(told.sight.notices.getByText('Done again: flag at 0.0 s.').last()).toBeVisible()
      await takenBack(told, 'Flag at 0.0 s')
    },
  },
} satisfies Partial<Record<CommandId, Story>>

async function leadsTo({ choose, sight }: Told, moment: string): Promise<void> {
  await choose()
  await expect(sight.time).toHaveText(moment)
}

async function fromSnapTo(told: Told, moment: string): Promise<void> {
  await told.room.clickMenu('to-snap')
  await expect(told.sight.time).toHaveText('0.0 s')
  await leadsTo(told, moment)
}

async function speedIs({ page }: Told, text: string): Promise<void> {
  await expect(page.getByRole('status', { name: `Speed ${text}`, exact: true })).toBeVisible()
}

function pin({ page }: Told, name: string) {
  return page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name, exact: true })
}

async function takenBack(told: Told, name: string): Promise<void> {
  await told.room.clickMenu('undo')
  await expect(pin(told, name)).toBeHidden()
}
