/** Each key of the table of commands, pressed once: something that a coach can see comes of it. */
import type { Locator } from '@playwright/test'
import { COMMANDS, type CommandId } from '../../preload/commands.ts'
import { pressOf, rangeOn, type Sight, seeFilm } from './coach.ts'
import { expect, type FilmRoom, sharedFilmRoom, test } from './filmRoom.ts'

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1600, height: 900 } }))

interface Coach extends Sight, Pick<FilmRoom, 'page' | 'answer' | 'asked'> {
  /** Presses the key of the test. */
  key(): Promise<void>
  /** Presses others. */
  press(...keys: readonly string[]): Promise<void>
}

type Story = (coach: Coach) => Promise<void>

/** From the snap of the first play, without marks and filters. */
const STORIES: Readonly<Record<CommandId, Story>> = {
  'import-files': asks('open', 'Import Tracking Data'),
  'import-folder': asks('open', 'Import a Folder of Tracking Data'),
  'add-demo': hasNoKey,
  'show-report': (coach) => shows(coach, coach.notices.getByText('Nothing was imported')),
  'open-library': hasNoKey,
  'new-library': hasNoKey,
  export: opensDialog('Export clip'),
  'export-cut-up': opensDialog('Export cut-up as GIFs'),
  'export-frame': asks('save', ''),
  'export-flags': hasNoKey,
  settings: opensDialog('Settings'),

  undo: async (coach) => {
    await coach.press('f')
    await expect(coach.flags).toHaveCount(1)
    await coach.key()
    await expect(coach.flags).toHaveCount(0)
  },
  redo: async (coach) => {
    await coach.press('f', 'ControlOrMeta+z')
    await expect(coach.flags).toHaveCount(0)
    await coach.key()
    await expect(coach.flags).toHaveCount(1)
    await coach.press('ControlOrMeta+z')
    await expect(coach.flags).toHaveCount(0)
  },
  flag: makesFlag('Flag'),
  confirm: makesFlag('Confirmed disguise'),
  dismiss: makesFlag('Dismissed disguise'),
  note: async (coach) => {
    await shows(coach, coach.flags.getByRole('textbox'))
    await coach.press('Escape', 'Shift+f')
    await expect(coach.flags).toHaveCount(0)
  },
  'remove-flag': async (coach) => {
    await coach.press('f')
    await expect(coach.flags).toHaveCount(1)
    await coach.key()
    await expect(coach.flags).toHaveCount(0)
  },
  find: async (coach) => {
    await coach.key()
    await expect(coach.page.getByRole('searchbox', { name: 'Find plays' })).toBeFocused()
    await coach.press('Escape')
  },
  'clear-filters': async (coach) => {
    const third = coach.page.getByRole('button', { name: '3rd', exact: true })
    await third.press('Space')
    // a switch that has the focus keeps Space to itself
    await third.blur()
    await expect(coach.count).not.toHaveText('Plays 130 of 130')
    await coach.key()
    await expect(coach.count).toHaveText('Plays 130 of 130')
  },

  'play-pause': plays('1x'),
  faster: plays('1x'),
  'slower-reverse': plays('1x back'),
  'speed-down': changesSpeed('0.75x', ']'),
  'speed-up': changesSpeed('1.5x', '['),
  'next-frame': goesTo('+0.1 s'),
  'previous-frame': goesTo('-0.1 s'),
  'next-second': goesTo('+1.0 s'),
  'previous-second': goesTo('-1.0 s'),
  'to-start': async (coach) => {
    await coach.key()
    await expect(coach.timeline).toHaveAttribute('aria-valuenow', String((await rangeOn(coach)).start))
  },
  'to-end': async (coach) => {
    await coach.key()
    await expect(coach.timeline).toHaveAttribute('aria-valuenow', String((await rangeOn(coach)).end))
  },
  'to-snap': async (coach) => {
    await coach.press('ArrowLeft')
    await goesTo('0.0 s')(coach)
  },
  'to-last-look': goesTo('-0.1 s'),
  'next-tell': async (coach) => {
    await coach.key()
    await expect(coach.time).toHaveText(/^\+[1-9]\.\d s$/)
  },
  'mark-in': (coach) => shows(coach, coach.page.getByText('from 0.0 s')),
  'mark-out': (coach) => shows(coach, coach.page.getByText('until 0.0 s')),
  'clear-marks': async (coach) => {
    await coach.press('i')
    await expect(coach.page.getByText('from 0.0 s')).toBeVisible()
    await coach.key()
    await expect(coach.page.getByText('from 0.0 s')).toBeHidden()
  },

  'next-play': opensPlay('2'),
  'previous-play': async (coach) => {
    await coach.plays.press('End')
    await expect(coach.openRow).toHaveAttribute('aria-posinset', '130')
    await opensPlay('129')(coach)
  },
  'next-suspect': opensPlay('92'),
  'previous-suspect': opensPlay('119'),
  'show-plays': async (coach) => {
    await coach.press('g')
    await shows(coach, coach.plays)
  },
  'show-suspects': (coach) => shows(coach, coach.suspects),
  'show-games': (coach) => shows(coach, coach.page.getByRole('listbox', { name: 'Games' })),
  'stop-reading': hasNoKey,

  'zoom-in': changesField('0'),
  'zoom-out': changesField('0'),
  'zoom-fit': async (coach) => {
    const fitted = await pictureOf(coach)
    await coach.press('9')
    await expect.poll(async () => (await pictureOf(coach)).equals(fitted)).toBe(false)
    await coach.key()
    await expect.poll(async () => (await pictureOf(coach)).equals(fitted)).toBe(true)
  },
  'zoom-field': changesField('0'),
  'pan-left': changesField('0'),
  'pan-right': changesField('0'),
  'pan-up': pansZoomed,
  'pan-down': pansZoomed,
  'toggle-side': turns('True Side of the Field'),
  'toggle-trails': turns('Trails'),
  'toggle-shares': turns("Defenders' Shares"),
  'toggle-table': turns('Table of This Frame'),
  'toggle-list': hides('region', 'Games and plays'),
  'toggle-read': hides('complementary', 'Read'),

  keys: opensDialog('Keys'),
  about: hasNoKey,
}

for (const [id, { label, keys }] of Object.entries(COMMANDS) as [CommandId, (typeof COMMANDS)[CommandId]][]) {
  for (const key of keys) {
    test(`${key === ' ' ? 'Space' : key}: ${label}`, async () => {
      const room = filmRoom()
      const press = async (...others: readonly string[]) => {
        for (const other of others) await room.page.keyboard.press(other)
      }
      await press('\\', '1', '0', 'u')
      const sight = await seeFilm(room.page)
      await goToFirstPlay(sight)
      await press('s')
      await expect(sight.time).toHaveText('0.0 s')
      await STORIES[id]({ ...room, ...sight, press, key: () => press(pressOf(key)) })
    })
  }
}

/** By the list, which then gives the focus back: a list has keys of its own. */
async function goToFirstPlay({ plays, openRow }: Sight): Promise<void> {
  if ((await openRow.getAttribute('aria-posinset')) !== '1') await plays.press('Home')
  await expect(openRow).toHaveAttribute('aria-posinset', '1')
  await plays.blur()
}

/** Commands without a key have no test here. */
function hasNoKey(): Promise<void> {
  throw new Error('This command had no key when this was written: say what is seen of it.')
}

async function shows({ key }: Coach, place: Locator): Promise<void> {
  await expect(place).toBeHidden()
  await key()
  await expect(place).toBeVisible()
}

function asks(kind: 'open' | 'save', title: string): Story {
  return async ({ key, answer, asked }) => {
    const before = (await asked()).length
    await answer({ [kind]: [null] })
    await key()
    await expect
      .poll(async () => (await asked()).slice(before).map(({ kind, what }) => [kind, what]))
      .toEqual([[kind, title]])
  }
}

function opensDialog(name: string): Story {
  return async (coach) => {
    await shows(coach, coach.page.getByRole('dialog', { name }))
    await coach.press('Escape')
    await expect(coach.dialog).toBeHidden()
  }
}

function makesFlag(words: string): Story {
  return async (coach) => {
    await coach.key()
    await expect(coach.flags).toContainText([words])
    await coach.press('Shift+f')
    await expect(coach.flags).toHaveCount(0)
  }
}

function plays(speed: string): Story {
  return async ({ page, key, press }) => {
    await key()
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
    await expect(page.getByRole('status', { name: `Speed ${speed}` })).toBeVisible()
    await press('Space')
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  }
}

function changesSpeed(speed: string, back: string): Story {
  return async ({ page, key, press }) => {
    await key()
    await expect(page.getByRole('status', { name: `Speed ${speed}` })).toBeVisible()
    await press(back)
    await expect(page.getByRole('status', { name: 'Speed 1x' })).toBeVisible()
  }
}

function goesTo(moment: string): Story {
  return async ({ key, time }) => {
    await key()
    await expect(time).toHaveText(moment)
  }
}

function opensPlay(place: string): Story {
  return async ({ key, openRow }) => {
    await key()
    await expect(openRow).toHaveAttribute('aria-posinset', place)
  }
}

/** The field, once all that is to come has come, and nothing lies over it. */
async function pictureOf({ page, notices }: Coach): Promise<Buffer> {
  await expect(page.getByText('share is being worked out')).toBeHidden()
  await expect(notices.getByRole('status')).toHaveCount(0)
  return await page.getByRole('region', { name: 'Field', exact: true }).locator('canvas').screenshot()
}

function changesField(back: string): Story {
  return async (coach) => {
    const before = await pictureOf(coach)
    await coach.key()
    await expect.poll(async () => (await pictureOf(coach)).equals(before)).toBe(false)
    await coach.press(back)
    await expect.poll(async () => (await pictureOf(coach)).equals(before)).toBe(true)
  }
}

/** The field fits from sideline to sideline: up and down there is only more to see from nearer. */
async function pansZoomed(coach: Coach): Promise<void> {
  await coach.press('=', '=', '=')
  const before = await pictureOf(coach)
  await coach.key()
  await expect.poll(async () => (await pictureOf(coach)).equals(before)).toBe(false)
}

function turns(name: string): Story {
  return async ({ page, key }) => {
    const button = page.getByRole('button', { name, exact: true })
    const before = await button.getAttribute('aria-pressed')
    await key()
    await expect(button).toHaveAttribute('aria-pressed', before === 'true' ? 'false' : 'true')
    await key()
    await expect(button).toHaveAttribute('aria-pressed', String(before))
  }
}

function hides(role: 'region' | 'complementary', name: string): Story {
  return async ({ page, key }) => {
    const panel = page.getByRole(role, { name })
    await expect(panel).toBeVisible()
    await key()
    await expect(panel).toBeHidden()
    await key()
    await expect(panel).toBeVisible()
  }
}
