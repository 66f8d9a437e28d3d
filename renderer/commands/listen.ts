/** Hears keys and menu items, and runs their commands. */
import type { CommandId } from '../../preload/commands.ts'
import { filmRoom } from '../filmRoom.ts'
import { useSettings } from '../session/settings.ts'
import { useView } from '../session/view.ts'
import { runCommand } from './actions.ts'
import { commandOf, keyText } from './keymap.ts'
import { IS_MAC } from './platform.ts'

/** Commands that a held key repeats. */
const REPEATED: ReadonlySet<CommandId> = new Set<CommandId>([
  'next-frame',
  'previous-frame',
  'next-second',
  'previous-second',
  'next-play',
  'previous-play',
  'next-suspect',
  'previous-suspect',
  'zoom-in',
  'zoom-out',
  'pan-left',
  'pan-right',
  'pan-up',
  'pan-down',
  'speed-up',
  'speed-down',
  'undo',
  'redo',
])

/** Starts hearing. Returns how to stop. */
export function listenForCommands(): () => void {
  // in the capture phase: widgets that use letters and arrows of their own are named in `belongsToWidget`
  window.addEventListener('keydown', hearKey, { capture: true })
  const unsubscribe = filmRoom.on('command', hearMenu)
  return () => {
    window.removeEventListener('keydown', hearKey, { capture: true })
    unsubscribe()
  }
}

function hearKey(event: KeyboardEvent): void {
  const key = keyText(event, IS_MAC)
  if (key === null || event.defaultPrevented || event.isComposing) return
  const id = commandOf(key, useSettings.getState())
  if (id === null || belongsToWidget(event, key)) return
  event.preventDefault()
  event.stopPropagation()
  if (!event.repeat || REPEATED.has(id)) runCommand(id)
}

/** Undo and redo are the text field's that somebody writes in, as their keys are. On a Mac keys come from the menu, too. */
function hearMenu(id: CommandId): void {
  const isWriting = document.activeElement?.matches(TEXT_FIELD) === true
  if (isWriting && (id === 'undo' || id === 'redo')) document.execCommand(id)
  else runCommand(id)
}

const TEXT_FIELD = 'input:not([type=range]),textarea,[contenteditable=true]'

/** Whether the focused widget needs the key itself: text fields need all that types or moves, open dialogs and menus
 *  all but help, and lists, sliders and buttons the keys that work them. */
function belongsToWidget({ target }: KeyboardEvent, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (useView.getState().dialog !== null || target.closest('[role=dialog],[role=alertdialog],[role=menu]') !== null)
    return true
  if (target.closest(TEXT_FIELD) !== null) return !isOutsideText(key)
  // a slider that says so moves by all its keys, the timeline by the film's
  if (target.closest('[data-own-keys]') !== null) return WIDGET_KEYS.has(key) || SLIDER_KEYS.has(key)
  if (target.closest('[role=listbox],[role=grid],[role=tablist],[role=radiogroup]') !== null)
    return WIDGET_KEYS.has(key)
  if (target.closest('button,[role=button],[role=switch],[role=checkbox],a,select,summary') !== null)
    return key === ' ' || key === 'Enter'
  return false
}

/** Editing keys with Mod stay the text field's. */
function isOutsideText(key: string): boolean {
  const isEditing = /^Mod\+(Shift\+)?[acvxzy]$/.test(key) || /Arrow|Home|End|Backspace|Delete/.test(key)
  return (key.startsWith('Mod+') && !isEditing) || /^F\d+$/.test(key) || /^Page(Up|Down)$/.test(key)
}

const SLIDER_KEYS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown'])

/** Left, right and space stay the film's in a list that runs down and opens what it moves to. */
const WIDGET_KEYS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter', 'Escape', 'Tab'])
