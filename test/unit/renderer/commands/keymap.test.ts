import { describe, expect, test } from 'vitest'
import { COMMAND_IDS, COMMANDS } from '../../../../preload/commands.ts'
import { DEFAULT_SETTINGS } from '../../../../preload/settings.ts'
import { checkedCommands } from '../../../../renderer/commands/checkedCommands.ts'
import { foundCommands } from '../../../../renderer/commands/commandSearch.ts'
import { commandOf, conflictsOf, type KeyPress, keyLabel, keyText } from '../../../../renderer/commands/keymap.ts'
import { withDefaults, withKey, withoutKey } from '../../../../renderer/commands/remap.ts'

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  return { key, ...none, getModifierState: () => false, ...held }
}

describe('a key press is spelled as the tables spell it', () => {
  test.each([
    ['a letter', press('n'), 'n'],
    ['a letter under caps lock', press('N'), 'n'],
    ['a letter with Shift', press('N', { shiftKey: true }), 'Shift+n'],
    ['a character that needs Shift', press('?', { shiftKey: true }), '?'],
    ['a named key with Shift', press('ArrowLeft', { shiftKey: true }), 'Shift+ArrowLeft'],
    ['a letter with Ctrl', press('z', { ctrlKey: true }), 'Mod+z'],
    ['a letter with Ctrl and Shift', press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+z'],
    ['space', press(' '), ' '],
    ['a character of AltGr on Linux', press('[', { getModifierState: () => true }), '['],
    ['one on Windows', press('\\', { ctrlKey: true, altKey: true, getModifierState: () => true }), '\\'],
    ['a named key with Alt', press('ArrowLeft', { altKey: true }), 'Alt+ArrowLeft'],
  ])('%s', (_, pressed, text) => {
    expect(keyText(pressed, false)).toBe(text)
  })

  test('a modifier alone is no key', () => {
    expect(keyText(press('Shift', { shiftKey: true }), false)).toBeNull()
  })

  test('on a Mac, Option belongs to the character it writes', () => {
    expect(keyText(press(']', { altKey: true }), true)).toBe(']')
  })

  test('on a Mac, Command takes the place of Ctrl', () => {
    expect([keyText(press('z', { metaKey: true }), true), keyText(press('z', { ctrlKey: true }), true)]).toEqual([
      'Mod+z',
      'z',
    ])
  })
})

describe('the default keys', () => {
  test('no two commands share one', () => {
    expect([...conflictsOf(DEFAULT_SETTINGS)]).toEqual([])
  })

  test('can all be pressed: Shift stands only beside letters and named keys', () => {
    const keys = COMMAND_IDS.flatMap((id): readonly string[] => COMMANDS[id].keys)
    expect(keys.filter((key) => /Shift\+[^a-z]$/.test(key))).toEqual([])
  })

  test('lead to their commands', () => {
    const ids = COMMAND_IDS.flatMap((id) => COMMANDS[id].keys.map((key) => [id, commandOf(key, DEFAULT_SETTINGS)]))
    expect(ids.filter(([id, found]) => id !== found)).toEqual([])
  })
})

describe('with single-letter keys off', () => {
  const settings = { ...DEFAULT_SETTINGS, singleLetterKeys: false }

  test('keys that write a character do nothing', () => {
    expect(['n', 'Shift+n', '?', '['].map((key) => commandOf(key, settings))).toEqual([null, null, null, null])
  })

  test('others go on working', () => {
    expect([' ', 'ArrowRight', 'Mod+z', 'F1', 'PageDown'].map((key) => commandOf(key, settings))).toEqual([
      'play-pause',
      'next-frame',
      'undo',
      'keys',
      'next-play',
    ])
  })
})

describe('remapping', () => {
  test('a key more is heard beside the default ones', () => {
    const keys = withKey({}, 'flag', 'q')
    expect(['q', 'f'].map((key) => commandOf(key, { keys, singleLetterKeys: true }))).toEqual(['flag', 'flag'])
  })

  test('a key of another command is a conflict, and the first command hears it', () => {
    const keys = withKey({}, 'next-play', 'f')
    expect([...conflictsOf({ keys })]).toEqual([['f', ['flag', 'next-play']]])
    expect(commandOf('f', { keys, singleLetterKeys: true })).toBe('flag')
  })

  test('a command can be left without a key', () => {
    expect(withoutKey({}, 'flag', 'f')).toEqual({ flag: [] })
  })

  test('what is as by default is not kept', () => {
    expect(withKey(withoutKey({}, 'flag', 'f'), 'flag', 'f')).toEqual({})
  })

  test('a reset takes back one command alone', () => {
    expect(withDefaults({ flag: ['q'], note: [] }, 'flag')).toEqual({ note: [] })
  })
})

test('keys are called as on the keyboard', () => {
  const keys = ['Mod+Shift+z', ' ', 'ArrowLeft', '+', 'Mod++']
  expect(keys.map((key) => keyLabel(key, false))).toEqual(['Ctrl+Shift+Z', 'Space', 'Left', '+', 'Ctrl++'])
  expect(keyLabel('Mod+Shift+z', true)).toBe('⌘⇧Z')
})

test('a command is found by words of its label, its menu and its keys', () => {
  const found = (text: string) => foundCommands(text, (id) => COMMANDS[id].keys.join(' ')).flatMap(({ ids }) => ids)
  expect(found('film suspect')).toEqual(['next-suspect', 'previous-suspect', 'show-suspects'])
  expect(found('pagedown')).toEqual(['next-play'])
  expect(found('no such thing')).toEqual([])
  expect(found('')).toEqual(COMMAND_IDS)
})

test('the menus mark the switches that are on and the list that is shown', () => {
  const off = { isTrueSide: false, showsTrails: false, showsShares: false, showsMatchUps: false }
  expect(checkedCommands({ ...off, showsTable: false, showsList: false, showsRead: true, list: 'suspects' })).toEqual([
    'toggle-read',
    'show-suspects',
  ])
})
