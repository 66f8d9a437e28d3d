/** From keys to commands: the defaults, what the user changed, and how a key is called on his machine. */
import { COMMAND_IDS, COMMANDS, type CommandId } from '../../preload/commands.ts'
import type { Settings } from '../../preload/settings.ts'

export type KeySettings = Pick<Settings, 'keys' | 'singleLetterKeys'>

/** The part of a KeyboardEvent that names a key. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  getModifierState(name: 'AltGraph'): boolean
}

/** A key press as the tables spell it: "Mod+Shift+s", "ArrowLeft", "?"; null for a modifier alone. Shift is named
 *  only beside keys that do not change by it: letters, and keys with names. */
export function keyText(press: KeyPress, isMac: boolean): string | null {
  const { key } = press
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Unidentified'].includes(key)) return null
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase()
  const name = isLetter ? key.toLowerCase() : key
  const isShiftNamed = isLetter || key.length > 1 || key === ' '
  const isLevel = isOnThirdLevel(press, isMac)
  const parts = [
    ...((isMac ? press.metaKey : press.ctrlKey && !isLevel) ? ['Mod'] : []),
    ...(press.altKey && !isLevel ? ['Alt'] : []),
    ...(press.shiftKey && isShiftNamed ? ['Shift'] : []),
  ]
  return [...parts, name].join('+')
}

/** Whether AltGr, or Option on a Mac, was held to write a character, as for "[" on a German keyboard: it belongs to the
 *  character like Shift to "?". Windows tells AltGr as Ctrl and Alt together. */
function isOnThirdLevel(press: KeyPress, isMac: boolean): boolean {
  if (press.key.length > 1 || press.key === ' ') return false
  return press.getModifierState('AltGraph') || (isMac && press.altKey && !press.metaKey)
}

/** The keys of a command, the user's or the default ones. */
export function keysOf(id: CommandId, { keys }: Pick<Settings, 'keys'>): readonly string[] {
  return keys[id] ?? COMMANDS[id].keys
}

/** The command of a key, or null. Where single-letter keys are off, only keys with Mod or Alt, and those that are no
 *  character, do something. */
export function commandOf(key: string, settings: KeySettings): CommandId | null {
  if (!settings.singleLetterKeys && isCharacterKey(key)) return null
  return COMMAND_IDS.find((id) => keysOf(id, settings).includes(key)) ?? null
}

/** Commands that share a key with another: only the first of them would hear it. */
export function conflictsOf(settings: Pick<Settings, 'keys'>): ReadonlyMap<string, readonly CommandId[]> {
  const byKey = Map.groupBy(
    COMMAND_IDS.flatMap((id) => keysOf(id, settings).map((key) => ({ key, id }))),
    ({ key }) => key,
  )
  const shared = [...byKey].filter(([, uses]) => uses.length > 1)
  return new Map(shared.map(([key, uses]) => [key, uses.map(({ id }) => id)]))
}

/** A key as it is written on a keyboard: "Ctrl+Shift+S", "Left", "Space". */
export function keyLabel(key: string, isMac: boolean): string {
  return key
    .split(/\+(?=.)/)
    .map((part) => NAMES[part]?.[isMac ? 1 : 0] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(isMac ? '' : '+')
}

function isCharacterKey(key: string): boolean {
  const name = key.replace(/^Shift\+/, '')
  return name.length === 1 && name !== ' '
}

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  Mod: ['Ctrl', '⌘'],
  Alt: ['Alt', '⌥'],
  Shift: ['Shift', '⇧'],
  ' ': ['Space', 'Space'],
  ArrowLeft: ['Left', '←'],
  ArrowRight: ['Right', '→'],
  ArrowUp: ['Up', '↑'],
  ArrowDown: ['Down', '↓'],
  PageUp: ['PgUp', 'PgUp'],
  PageDown: ['PgDn', 'PgDn'],
}
