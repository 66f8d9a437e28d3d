import type { MenuItemConstructorOptions } from 'electron'
import { expect, it } from 'vitest'
import { acceleratorOf } from '../../../main/app/accelerators.ts'
import { type MenuState, menuTemplate } from '../../../main/app/menuTemplate.ts'
import { COMMAND_IDS, COMMANDS, type CommandId, MENUS } from '../../../preload/commands.ts'

function menu(over: Partial<MenuState> = {}) {
  const chosen: unknown[] = []
  const template = menuTemplate({
    isMac: false,
    isDevelopment: false,
    settings: { keys: {}, singleLetterKeys: true },
    checked: new Set(),
    recent: [],
    onCommand: (id) => chosen.push(id),
    onRecent: (id) => chosen.push(id),
    ...over,
  })
  const items = itemsOf(template)
  const item = (id: string) => items.find((candidate) => candidate.id === id)
  return { template, items, item, chosen }
}

function itemsOf(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}

/** As the system calls it, but for what it says of windows and keys. */
function click(item: MenuItemConstructorOptions | undefined): void {
  if (item?.click === undefined) throw new Error('there is nothing to click')
  Reflect.apply(item.click, undefined, [])
}

it.each([true, false])('has one item for each command (on a Mac: %s), which says which it is', (isMac) => {
  const { items, item, chosen } = menu({ isMac })
  const ids = items.map(({ id }) => id).filter((id) => id !== undefined && id in COMMANDS)
  expect(ids.sort()).toEqual([...COMMAND_IDS].sort())
  for (const id of COMMAND_IDS) click(item(id))
  expect(chosen).toEqual(COMMAND_IDS)
})

it('puts each command in its menu, in the order of the table', () => {
  const { template } = menu()
  for (const name of MENUS) {
    const ids = itemsOf(template.filter(({ label }) => label === name)).map(({ id }) => id as CommandId)
    expect(ids.filter((id) => id in COMMANDS)).toEqual(COMMAND_IDS.filter((id) => COMMANDS[id].menu === name))
  }
})

it("puts settings, about and quit in a Mac's own menu, where people look for them there", () => {
  const [own, ...others] = menu({ isMac: true }).template
  const inOwn = itemsOf(own === undefined ? [] : [own]).flatMap(({ id, role }) => id ?? role ?? [])
  expect(inOwn).toEqual(['about', 'settings', 'services', 'hide', 'hideOthers', 'unhide', 'quit'])
  const elsewhere = itemsOf(others).map(({ id, role }) => id ?? role)
  expect(elsewhere.filter((name) => name !== undefined && inOwn.includes(name as 'about'))).toEqual([])
})

it('shows the first key of each command, and registers none with the system', () => {
  const { items, item } = menu()
  expect(item('redo')?.accelerator).toBe('CommandOrControl+Shift+Z')
  expect(item('flag')?.accelerator).toBe('F')
  expect(items.filter(({ accelerator }) => accelerator !== undefined)).toSatisfy((all: MenuItemConstructorOptions[]) =>
    all.every(({ registerAccelerator }) => registerAccelerator === false),
  )
})

it('gives a Mac, whose menus take every key they show, only keys with Command', () => {
  const { items, item } = menu({ isMac: true })
  const accelerators = items.map(({ accelerator }) => accelerator).filter((text) => text !== undefined)
  expect(accelerators.filter((text) => !String(text).startsWith('CommandOrControl+'))).toEqual([])
  expect([item('flag')?.accelerator, item('undo')?.accelerator]).toEqual([undefined, 'CommandOrControl+Z'])
})

it('shows the keys that the user gave, and none where he took them away', () => {
  const { item } = menu({ settings: { keys: { flag: ['Alt+q', 'f'], undo: [] }, singleLetterKeys: true } })
  expect([item('flag')?.accelerator, item('undo')?.accelerator]).toEqual(['Alt+Q', undefined])
})

it('shows no key that is switched off', () => {
  const { item } = menu({ settings: { keys: {}, singleLetterKeys: false } })
  expect([item('flag'), item('to-end'), item('pan-left'), item('settings')].map((one) => one?.accelerator)).toEqual([
    undefined,
    undefined,
    'Alt+Left',
    'CommandOrControl+,',
  ])
})

it('marks what is on screen', () => {
  const { item } = menu({ checked: new Set<CommandId>(['toggle-trails', 'show-suspects']) })
  const marks = (['toggle-trails', 'show-suspects', 'show-plays', 'flag'] as const).map((id) => item(id)?.checked)
  expect(marks).toEqual([true, true, false, undefined])
})

it('offers what was imported lately', () => {
  const { item, chosen } = menu({ recent: [{ id: 7, name: 'Week 3 & 4', folder: '/data' }] })
  expect(item('recent-7')?.label).toBe('Week 3 && 4 (/data)')
  click(item('recent-7'))
  expect(chosen).toEqual([7])
})

it('can quit, copy, paste and fill the screen', () => {
  const roles = menu().items.map(({ role }) => role)
  expect(roles).toEqual(expect.arrayContaining(['quit', 'cut', 'copy', 'paste', 'selectAll', 'togglefullscreen']))
})

it('keeps reload and developer tools for developers', () => {
  const roles = (isDevelopment: boolean) => menu({ isDevelopment }).items.map(({ role }) => role)
  expect(roles(false)).not.toEqual(expect.arrayContaining(['toggleDevTools']))
  expect(roles(true)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
})

it.each([
  ['Mod+Shift+o', 'CommandOrControl+Shift+O'],
  [' ', 'Space'],
  ['+', 'Plus'],
  ['Mod++', 'CommandOrControl+Plus'],
  ['Shift+/', 'Shift+/'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['PageDown', 'PageDown'],
  ['F1', 'F1'],
  ['Mod+,', 'CommandOrControl+,'],
])('writes the key %j as a menu does', (key, accelerator) => {
  expect(acceleratorOf(key)).toBe(accelerator)
})
