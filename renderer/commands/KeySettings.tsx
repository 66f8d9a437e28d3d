/** The table of keys: take one away, press one to add it, go back to the defaults. */
import { type KeyboardEvent, useRef, useState } from 'react'
import { COMMANDS, type CommandId } from '../../preload/commands.ts'
import { changeSettings, useSettings } from '../session/settings.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { foundCommands } from './commandSearch.ts'
import styles from './KeySettings.module.css'
import { conflictsOf, keyLabel, keysOf, keyText } from './keymap.ts'
import { IS_MAC } from './platform.ts'
import { type KeyTable, withDefaults, withKey, withoutKey } from './remap.ts'

export function KeySettings() {
  const keys = useSettings((settings) => settings.keys)
  const conflicts = conflictsOf({ keys })
  return (
    <section aria-labelledby="key-settings">
      <div className={styles.head}>
        <h3 id="key-settings">Keys</h3>
        <Button onPress={() => change({})}>Reset all keys</Button>
      </div>
      {foundCommands('', () => '').map(({ menu, ids }) => (
        <div key={menu}>
          <h4 className={styles.menu}>{menu}</h4>
          <ul>
            {ids.map((id) => (
              <KeyRow key={id} id={id} keys={keys} conflicts={conflicts} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

interface KeyRowProps {
  readonly id: CommandId
  readonly keys: KeyTable
  readonly conflicts: ReadonlyMap<string, readonly CommandId[]>
}

function KeyRow({ id, keys, conflicts }: KeyRowProps) {
  const { label } = COMMANDS[id]
  const own = keysOf(id, { keys })
  const place = useRef<HTMLSpanElement>(null)
  // the button that was pressed goes: without a focus the dialog would not hear Escape any more
  const take = (to: KeyTable) => {
    place.current?.querySelector<HTMLElement>('[data-add] button')?.focus()
    change(to)
  }
  const shared = own.flatMap((key) => {
    const others = (conflicts.get(key) ?? []).filter((other) => other !== id)
    return others.map((other) => `${keyLabel(key, IS_MAC)} is also ${COMMANDS[other].label}`)
  })
  return (
    <li className={styles.row}>
      <span className={styles.label}>
        {label}
        {shared.length > 0 && (
          <span className={styles.conflict}>
            <Icon name="warning" size={12} /> {shared.join('; ')}. Only the first in this table is heard.
          </span>
        )}
      </span>
      <span ref={place} className={styles.keys}>
        {own.map((key) => (
          <Button
            key={key}
            hint={`Take ${keyLabel(key, IS_MAC)} from ${label}`}
            onPress={() => take(withoutKey(keys, id, key))}
          >
            {keyLabel(key, IS_MAC)}
            <Icon name="cross" size={9} />
          </Button>
        ))}
        <AddKey label={label} onKey={(key) => change(withKey(keys, id, key))} />
        <Button
          weight="quiet"
          hint={`Reset keys of ${label}`}
          isDisabled={keys[id] === undefined}
          onPress={() => take(withDefaults(keys, id))}
        >
          Reset
        </Button>
      </span>
    </li>
  )
}

interface AddKeyProps {
  readonly label: string
  onKey(key: string): void
}

/** A press, and the next key is the command's. Escape and Tab leave it as it was: nobody is caught here. */
function AddKey({ label, onKey }: AddKeyProps) {
  const [isWaiting, setWaiting] = useState(false)
  const hear = (event: KeyboardEvent) => {
    if (!isWaiting) return
    if (event.key === 'Tab') {
      setWaiting(false)
      return
    }
    event.preventDefault()
    event.stopPropagation()
    const key = keyText(event, IS_MAC)
    if (key === null) return
    setWaiting(false)
    if (key !== 'Escape') onKey(key)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears for the button in it, before the dialog does
    <span data-add="" onKeyDownCapture={hear} onBlur={() => setWaiting(false)}>
      <Button hint={isWaiting ? `Press a key for ${label}` : `Add a key to ${label}`} onPress={() => setWaiting(true)}>
        {isWaiting ? 'Press a key' : <Icon name="plus" size={11} />}
      </Button>
    </span>
  )
}

function change(keys: KeyTable): void {
  void changeSettings({ keys })
}
